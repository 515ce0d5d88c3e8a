//! Purging trusts no clock that jumps.
//!
//! What is due is due by the system's clock, and somebody may set that one wrong.
//! So the account's file keeps when purging last looked, and for how long the
//! process had run by then. Time that the clock claims and nobody ran through is
//! no time in which anybody could have looked into the bin: after more than an
//! hour of it within one run (the clock was set), or more than a day between two
//! runs (Bailey stood still, or the clock was set meanwhile), due purges are held
//! for 24 hours of running, and whoever opens the bin reads why.
//!
//! A hold is never too short and at times needless, which costs nobody anything.

use rusqlite::{OptionalExtension, params};

use crate::bin::Sight;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::{Account, Read, Running, Write};

/// An hour, in milliseconds: how far a clock may be put right without a word.
const HOUR: i64 = 3_600_000;

/// For how long Bailey may stand still, and for how long a hold runs.
const DAY: i64 = 24 * HOUR;

/// Nothing is purged because its time is over, until this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// When it ends if Bailey runs on without a break.
    pub until: Timestamp,
}

/// Why due purges are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoldReason {
    /// The clock went further than time did.
    ClockJumped,
    /// Bailey did not run for more than a day.
    StoppedLong,
}

impl HoldReason {
    /// Its name in the file and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClockJumped => "clock-jumped",
            Self::StoppedLong => "stopped-long",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        [Self::ClockJumped, Self::StoppedLong]
            .into_iter()
            .find(|reason| reason.as_str() == name)
            .ok_or_else(|| Error::damaged(format!("purges are not held for `{name}`")))
    }
}

/// Whether due purges are held right now.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn hold(account: &Account, context: &Context) -> Result<Option<Hold>> {
    Sight::of(context)?;
    account.read(|read| Ok(Look::last(read)?.next(context.at, read.running()).hold()))
}

/// Looks at the clocks, notes it, and says whether due purges are held.
pub(crate) fn look(write: &Write<'_>, at: Timestamp) -> Result<Option<Hold>> {
    let read = write.read();
    let look = Look::last(&read)?.next(at, read.running());
    look.keep(write)?;
    Ok(look.hold())
}

/// A look at the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    at: Timestamp,
    running: Running,
    /// How many running milliseconds of a hold are left.
    held: i64,
    reason: HoldReason,
}

impl Look {
    /// The last one. Before the first, the journal tells when somebody was here.
    fn last(read: &Read<'_>) -> Result<Self> {
        let mut statement = read
            .connection()
            .prepare_cached("SELECT at, run, running, held, reason FROM bailey_purge_clock")?;
        let kept = statement
            .query_row([], |row| {
                let running = Running {
                    run: row.get(1)?,
                    millis: row.get(2)?,
                };
                let reason: Option<String> = row.get(4)?;
                Ok((row.get(0)?, running, row.get(3)?, reason))
            })
            .optional()?;
        if let Some((at, running, held, reason)) = kept {
            let reason = reason.as_deref().map(HoldReason::parse).transpose()?;
            return Ok(Self {
                at,
                running,
                held,
                reason: reason.unwrap_or(HoldReason::StoppedLong),
            });
        }
        let mut statement = read
            .connection()
            .prepare_cached("SELECT at FROM bailey_operation ORDER BY id DESC LIMIT 1")?;
        let at: Option<Timestamp> = statement.query_row([], |row| row.get(0)).optional()?;
        Ok(Self {
            at: at.unwrap_or(Timestamp(0)),
            running: Running { run: 0, millis: 0 },
            held: 0,
            reason: HoldReason::StoppedLong,
        })
    }

    /// The one after it, at this moment by the system's clock.
    fn next(self, at: Timestamp, running: Running) -> Self {
        let same_run = self.running.run == running.run;
        let ran = if same_run {
            running.millis.saturating_sub(self.running.millis)
        } else {
            running.millis
        };
        let claimed = at.0.saturating_sub(self.at.0).saturating_sub(ran);
        let (reason, held) = if same_run && claimed > HOUR {
            (HoldReason::ClockJumped, DAY)
        } else if !same_run && claimed > DAY {
            (HoldReason::StoppedLong, DAY)
        } else {
            (self.reason, self.held.saturating_sub(ran).max(0))
        };
        Self {
            at,
            running,
            held,
            reason,
        }
    }

    fn hold(self) -> Option<Hold> {
        (self.held > 0).then(|| Hold {
            reason: self.reason,
            until: self.at.plus_millis(self.held),
        })
    }

    fn keep(self, write: &Write<'_>) -> Result<()> {
        let reason = (self.held > 0).then(|| self.reason.as_str());
        write
            .connection()
            .prepare_cached(
                "INSERT INTO bailey_purge_clock (only, at, run, running, held, reason)
                 VALUES (1, ?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (only) DO UPDATE SET at = excluded.at, run = excluded.run,
                     running = excluded.running, held = excluded.held, reason = excluded.reason",
            )?
            .execute(params![
                self.at,
                self.running.run,
                self.running.millis,
                self.held,
                reason
            ])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DAY, HOUR, HoldReason, Look};
    use crate::ids::Timestamp;
    use crate::store::Running;

    const YEAR: i64 = 365 * DAY;

    fn first() -> Look {
        Look {
            at: Timestamp(YEAR),
            running: Running { run: 1, millis: 0 },
            held: 0,
            reason: HoldReason::StoppedLong,
        }
    }

    /// The next look: so much later by the clock, so long into this run.
    fn next(look: Look, clock: i64, run: i64, millis: i64) -> Look {
        look.next(look.at.plus_millis(clock), Running { run, millis })
    }

    #[test]
    fn time_that_went_by_holds_nothing() {
        let daily = next(next(first(), DAY, 1, DAY), DAY, 1, 2 * DAY);
        assert_eq!(daily.hold(), None);
        // A clock put right by some minutes, and a restart, are every day's.
        assert_eq!(next(daily, DAY + HOUR / 2, 1, 3 * DAY).hold(), None);
        assert_eq!(next(daily, DAY, 2, 5 * HOUR).hold(), None);
    }

    #[test]
    fn a_clock_that_jumps_a_year_holds_for_a_running_day() {
        let jumped = next(first(), YEAR, 1, HOUR);
        assert_eq!(
            jumped.hold().map(|hold| hold.reason),
            Some(HoldReason::ClockJumped)
        );
        let until = jumped.hold().map(|hold| hold.until);
        assert_eq!(until, Some(jumped.at.plus_millis(DAY)));
        let later = next(jumped, 23 * HOUR, 1, 24 * HOUR);
        assert_eq!(later.hold().map(|hold| hold.until), until);
        assert_eq!(next(later, HOUR, 1, 25 * HOUR).hold(), None);
    }

    #[test]
    fn standing_still_counts_for_no_hold() {
        let jumped = next(first(), YEAR, 1, HOUR);
        // Restarted, with two hours of running since.
        let restarted = next(jumped, 20 * HOUR, 2, 2 * HOUR);
        let left = restarted.hold().map(|hold| hold.until.0 - restarted.at.0);
        assert_eq!(left, Some(22 * HOUR));
    }

    #[test]
    fn a_stop_of_two_days_holds_too() {
        let back = next(first(), 2 * DAY, 2, 1000);
        assert_eq!(
            back.hold().map(|hold| hold.reason),
            Some(HoldReason::StoppedLong)
        );
    }

    #[test]
    fn a_clock_that_goes_back_and_forth_is_noticed() {
        let back = next(first(), -YEAR / 2, 1, HOUR);
        assert_eq!(back.hold(), None);
        assert!(next(back, YEAR / 2, 1, 2 * HOUR).hold().is_some());
    }
}
