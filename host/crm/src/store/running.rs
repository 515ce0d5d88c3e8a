//! How long this process has been running, by a clock that nobody sets. The
//! system's clock can be set to any day; this one can't.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crate::ids::Timestamp;

/// How long the process has been running, since somebody asked first.
#[must_use]
pub fn since_start() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// The moment by the system's clock as it was when somebody asked first, and the time
/// since: setting the clock doesn't move it.
#[must_use]
pub fn steady_now() -> Timestamp {
    static BEGAN: LazyLock<(Timestamp, Duration)> =
        LazyLock::new(|| (Timestamp::now(), since_start()));
    let (began, after) = *BEGAN;
    let passed = since_start().saturating_sub(after);
    began.plus_millis(i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
}

/// A moment in one run of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Running {
    /// Which run: another number each time a data folder is opened.
    pub(crate) run: i64,
    /// For how many milliseconds.
    pub(crate) millis: i64,
}
