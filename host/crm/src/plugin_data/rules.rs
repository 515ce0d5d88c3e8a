//! How the account wants its plugins' life: whether new versions come by
//! themselves, how long what was taken out is kept, and how long a switch-off of
//! what keeps it safe is thought over.

use rusqlite::OptionalExtension as _;

use crate::error::{Error, Problem, Result};
use crate::ids::Timestamp;
use crate::store::{Read, Write};

/// The longest time that a plugin is kept after it was taken out, in days.
pub const LONGEST_KEPT: u32 = 365;
/// The longest time to think it over, in hours: two weeks.
pub const LONGEST_COOL_OFF: u32 = 14 * 24;

const HOUR: i64 = 60 * 60 * 1000;

/// Which new versions come by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Updates {
    /// None.
    #[default]
    Never,
    /// Those that mend: all but the last part of the version is the same.
    Patch,
    /// All.
    All,
}

impl Updates {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Never, Self::Patch, Self::All];

    /// Its name in the file, the journal and the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Patch => "patch",
            Self::All => "all",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

/// How the account wants its plugins' life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Which new versions come by themselves.
    pub updates: Updates,
    /// Days that a plugin is kept after it was taken out.
    pub keep_days: u32,
    /// Hours after which a plugin that keeps the account safe is switched off.
    pub cool_off_hours: u32,
    /// A longer time to think it over, which still holds for a while: shortening it
    /// is no way around it.
    earlier: (u32, Timestamp),
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            updates: Updates::Never,
            keep_days: 30,
            cool_off_hours: 0,
            earlier: (0, Timestamp(0)),
        }
    }
}

impl Rules {
    /// The hours that a switch-off waits if it is asked for now.
    #[must_use]
    pub fn cool_off(&self, now: Timestamp) -> u32 {
        match self.earlier {
            (hours, until) if now < until => hours.max(self.cool_off_hours),
            _ => self.cool_off_hours,
        }
    }

    /// Until when a longer time holds than the one that is set.
    #[must_use]
    pub fn longer_until(&self, now: Timestamp) -> Option<Timestamp> {
        (self.cool_off(now) > self.cool_off_hours).then_some(self.earlier.1)
    }

    /// These with another time to think it over. A shorter one holds when the one
    /// that held has passed.
    #[must_use]
    pub fn with_cool_off(mut self, hours: u32, now: Timestamp) -> Self {
        let held = self.cool_off(now);
        if hours < held {
            self.earlier = (held, now.plus_millis(i64::from(held) * HOUR));
        }
        self.cool_off_hours = hours;
        self
    }

    /// Refuses what can't be.
    ///
    /// # Errors
    /// [`Error::Invalid`], naming each.
    pub fn check(&self) -> Result<()> {
        let mut problems = Vec::new();
        if !(1..=LONGEST_KEPT).contains(&self.keep_days) {
            let message = format!("A plugin is kept for 1 to {LONGEST_KEPT} days.");
            problems.push(Problem::field("keep_days", "range", message));
        }
        if self.cool_off_hours > LONGEST_COOL_OFF {
            let message = format!("It is thought over for at most {LONGEST_COOL_OFF} hours.");
            problems.push(Problem::field("cool_off_hours", "range", message));
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(problems))
        }
    }
}

/// What the account said, or what holds if it said nothing.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn get(read: &Read<'_>) -> Result<Rules> {
    let sql = "SELECT updates, keep_days, cool_off_hours, earlier_hours, earlier_until
               FROM bailey_plugin_rules WHERE id = 1";
    let found = read
        .connection()
        .prepare_cached(sql)?
        .query_row([], |row| {
            let updates: String = row.get(0)?;
            let rules = Rules {
                updates: Updates::Never,
                keep_days: row.get(1)?,
                cool_off_hours: row.get(2)?,
                earlier: (row.get(3)?, row.get(4)?),
            };
            Ok((updates, rules))
        })
        .optional()?;
    let Some((updates, rules)) = found else {
        return Ok(Rules::default());
    };
    let updates = Updates::parse(&updates)
        .ok_or_else(|| Error::damaged(format!("updates can't come `{updates}`")))?;
    Ok(Rules { updates, ..rules })
}

/// Keeps them. The caller journals it in the same write.
///
/// # Errors
/// [`Error::Database`].
pub fn put(write: &mut Write<'_>, rules: &Rules) -> Result<()> {
    write.connection().execute(
        "INSERT INTO bailey_plugin_rules
             (id, updates, keep_days, cool_off_hours, earlier_hours, earlier_until)
         VALUES (1, ?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET updates = excluded.updates,
             keep_days = excluded.keep_days, cool_off_hours = excluded.cool_off_hours,
             earlier_hours = excluded.earlier_hours, earlier_until = excluded.earlier_until",
        (
            rules.updates.as_str(),
            rules.keep_days,
            rules.cool_off_hours,
            rules.earlier.0,
            rules.earlier.1,
        ),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_time_to_think_it_over_holds_when_the_longer_has_passed() {
        let (now, day) = (Timestamp(1_000), 24 * HOUR);
        let rules = Rules::default().with_cool_off(24, now);
        assert_eq!(rules.cool_off(now), 24);
        let shorter = rules.with_cool_off(0, now);
        assert_eq!(shorter.cool_off(now.plus_millis(day - 1)), 24);
        assert_eq!(shorter.cool_off(now.plus_millis(day)), 0);
        assert_eq!(shorter.longer_until(now), Some(now.plus_millis(day)));
        // Saying it again doesn't begin it anew for less.
        let again = shorter.with_cool_off(1, now.plus_millis(1));
        assert_eq!(again.cool_off(now.plus_millis(day)), 24);
    }

    #[test]
    fn what_can_not_be_is_named() {
        let rules = Rules {
            keep_days: 0,
            ..Rules::default().with_cool_off(LONGEST_COOL_OFF + 1, Timestamp(0))
        };
        let Err(Error::Invalid(problems)) = rules.check() else {
            panic!("it was taken");
        };
        assert_eq!(problems.len(), 2);
        assert!(Rules::default().check().is_ok());
    }
}
