//! How long this process has been running, by a clock that nobody sets. The
//! system's clock can be set to any day; this one can't.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How long the process has been running, since somebody asked first.
#[must_use]
pub fn since_start() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// A moment in one run of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Running {
    /// Which run: another number each time a data folder is opened.
    pub(crate) run: i64,
    /// For how many milliseconds.
    pub(crate) millis: i64,
}
