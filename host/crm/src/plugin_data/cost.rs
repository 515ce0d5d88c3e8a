//! What each plugin's calls cost, by the hour and the extension point. Nobody's act
//! depends on it, so no journal entry tells of it.

use rusqlite::named_params;

use crate::error::Result;
use crate::ids::Timestamp;
use crate::store::{Read, Write};

/// Milliseconds of an hour.
pub const HOUR: i64 = 60 * 60 * 1000;

/// For how long it is kept: 30 days.
const KEPT: i64 = 30 * 24 * HOUR;

/// What some calls cost together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// How many there were.
    pub calls: u64,
    /// How many of them failed.
    pub failures: u64,
    /// Processor time, in microseconds.
    pub cpu_us: u64,
    /// Time from start to end, in microseconds.
    pub wall_us: u64,
    /// The most bytes that one of them held.
    pub memory_peak: u64,
}

impl Cost {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            calls: self.calls + other.calls,
            failures: self.failures + other.failures,
            cpu_us: self.cpu_us + other.cpu_us,
            wall_us: self.wall_us + other.wall_us,
            memory_peak: self.memory_peak.max(other.memory_peak),
        }
    }
}

/// What a plugin's calls at one extension point cost in one hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourCost {
    /// The hour's first millisecond.
    pub hour: Timestamp,
    /// Where it was called.
    pub point: String,
    /// What it cost.
    pub cost: Cost,
}

/// The first millisecond of the hour, in UTC, that a moment is in.
#[must_use]
pub fn hour_of(moment: Timestamp) -> Timestamp {
    Timestamp(moment.0 - moment.0.rem_euclid(HOUR))
}

/// Adds to what is kept of an hour, and forgets what is old.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn add(write: &mut Write<'_>, plugin: &str, costs: &[HourCost]) -> Result<()> {
    let connection = write.connection();
    let mut insert = connection.prepare_cached(
        "INSERT INTO bailey_plugin_cost
             (plugin, hour, point, calls, failures, cpu_us, wall_us, memory_peak)
         VALUES (:plugin, :hour, :point, :calls, :failures, :cpu, :wall, :memory)
         ON CONFLICT (plugin, hour, point) DO UPDATE SET
             calls = calls + excluded.calls, failures = failures + excluded.failures,
             cpu_us = cpu_us + excluded.cpu_us, wall_us = wall_us + excluded.wall_us,
             memory_peak = max(memory_peak, excluded.memory_peak)",
    )?;
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    for HourCost { hour, point, cost } in costs {
        insert.execute(named_params! {
            ":plugin": plugin,
            ":hour": hour,
            ":point": point,
            ":calls": number(cost.calls),
            ":failures": number(cost.failures),
            ":cpu": number(cost.cpu_us),
            ":wall": number(cost.wall_us),
            ":memory": number(cost.memory_peak),
        })?;
    }
    if let Some(latest) = costs.iter().map(|cost| cost.hour).max() {
        connection
            .prepare_cached("DELETE FROM bailey_plugin_cost WHERE hour < ?1")?
            .execute([latest.plus_millis(-KEPT)])?;
    }
    Ok(())
}

/// What a plugin's calls cost from this hour on, the earliest first.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn since(read: &Read<'_>, plugin: &str, hour: Timestamp) -> Result<Vec<HourCost>> {
    let mut statement = read.connection().prepare_cached(
        "SELECT hour, point, calls, failures, cpu_us, wall_us, memory_peak
         FROM bailey_plugin_cost WHERE plugin = ?1 AND hour >= ?2 ORDER BY hour, point",
    )?;
    let rows = statement.query_map((plugin, hour), |row| {
        let number = |place: usize| row.get::<_, i64>(place).map(i64::unsigned_abs);
        Ok(HourCost {
            hour: row.get(0)?,
            point: row.get(1)?,
            cost: Cost {
                calls: number(2)?,
                failures: number(3)?,
                cpu_us: number(4)?,
                wall_us: number(5)?,
                memory_peak: number(6)?,
            },
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets what a plugin cost.
pub(super) fn remove(write: &Write<'_>, plugin: &str) -> Result<()> {
    write
        .connection()
        .execute("DELETE FROM bailey_plugin_cost WHERE plugin = ?1", [plugin])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Account;

    fn of(hour: i64, calls: u64, memory_peak: u64) -> HourCost {
        HourCost {
            hour: Timestamp(hour * HOUR),
            point: "pages".into(),
            cost: Cost {
                calls,
                memory_peak,
                ..Cost::default()
            },
        }
    }

    #[test]
    fn hours_add_up_and_old_ones_go() {
        let account = Account::in_memory().unwrap();
        let keep = |costs: Vec<HourCost>| {
            let kept = account.write(move |write| add(write, "acme.one", &costs));
            kept.unwrap();
        };
        let found = |hour: i64| {
            let read = account.read(|read| since(read, "acme.one", Timestamp(hour * HOUR)));
            read.unwrap()
        };
        keep(vec![of(1, 2, 100), of(2, 1, 10)]);
        keep(vec![of(2, 4, 7)]);
        assert_eq!(found(0), [of(1, 2, 100), of(2, 5, 10)]);
        assert_eq!(found(2), [of(2, 5, 10)]);
        keep(vec![of(30 * 24 + 2, 1, 1)]);
        assert_eq!(found(0), [of(2, 5, 10), of(30 * 24 + 2, 1, 1)]);
        assert_eq!(hour_of(Timestamp(HOUR + 5)), Timestamp(HOUR));
        assert_eq!(hour_of(Timestamp(-5)), Timestamp(-HOUR));
    }
}
