//! How much each person does: what plugins set thresholds on.
//!
//! Counting must cost nothing where nobody watches, and next to nothing where
//! somebody does: counts are kept in memory, by the minute and for a day, each
//! person's under a lock of their own, and without SQL. What the journal tells of
//! (deletions, exports, wrong sign-ins) is counted as it is committed, and read
//! from it again after a restart. What has no entry of its own (records opened or
//! listed) is written down every few seconds, and journalled by the hour: a
//! process that is killed forgets its last seconds.

mod back_test;
mod cells;
mod journalled;
mod keep;
mod live;
mod seed;
mod thresholds;
mod waiting;

#[cfg(test)]
mod tests;

pub use back_test::{BackTested, PastCrossing, back_test};
pub use live::{Figure, figures};
pub use thresholds::{Threshold, start_over, told, watch_in};
pub use waiting::Crossing;

pub(crate) use keep::keep;
pub(crate) use live::Live;
pub(crate) use waiting::Waiting;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::Account;

/// The kind of an entry that says how much somebody looked at in an hour.
pub(crate) const COUNTED: &str = "activity.counted";

/// Minutes since 1970.
type Minute = i64;

/// The minute of a moment.
fn minute_of(at: Timestamp) -> Minute {
    at.0.div_euclid(60_000)
}

/// The beginning of a minute.
fn moment_of(minute: Minute) -> Timestamp {
    Timestamp(minute.saturating_mul(60_000))
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Records looked at, one by one.
    CardsOpened,
    /// Records handed out by lists and searches.
    RowsListed,
    /// Records taken out in files.
    RowsExported,
    /// Records deleted.
    RecordsDeleted,
    /// Wrong passwords for somebody's address.
    FailedSignIns,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::CardsOpened,
        Self::RowsListed,
        Self::RowsExported,
        Self::RecordsDeleted,
        Self::FailedSignIns,
    ];

    /// Its name, in the file and in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CardsOpened => "cards-opened",
            Self::RowsListed => "rows-listed",
            Self::RowsExported => "rows-exported",
            Self::RecordsDeleted => "records-deleted",
            Self::FailedSignIns => "failed-sign-ins",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|act| act.as_str() == name);
        found.ok_or_else(|| Error::damaged(format!("nobody counts `{name}`")))
    }

    /// The journal has no entry of its own for it.
    fn is_looking(self) -> bool {
        matches!(self, Self::CardsOpened | Self::RowsListed)
    }
}

/// Over which time it is counted: the minute that goes on and those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// 60 minutes.
    Hour,
    /// 1440 minutes.
    Day,
}

impl Period {
    /// Its name in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        match name {
            "hour" => Ok(Self::Hour),
            "day" => Ok(Self::Day),
            other => Err(Error::damaged(format!("no period is `{other}`"))),
        }
    }

    fn minutes(self) -> Minute {
        match self {
            Self::Hour => 60,
            Self::Day => DAY,
        }
    }
}

/// Minutes of a day: for so long counts are kept.
const DAY: Minute = 24 * 60;

/// Counts what whoever asks was handed: nothing where nobody watches or no user
/// is behind it.
pub(crate) fn note(account: &Account, context: &Context, act: Act, amount: usize) {
    let live = account.activity();
    if !live.is_on() || amount == 0 {
        return;
    }
    if let Some(user) = context.actor.user() {
        let amount = u64::try_from(amount).unwrap_or(u64::MAX);
        let crossed = live.add(user, act, amount, minute_of(context.at));
        account.crossed(crossed);
    }
}

fn may_ask(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied("only admins ask how much others do".into()))
    }
}
