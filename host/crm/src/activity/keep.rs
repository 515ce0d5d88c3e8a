//! Writes down what was looked at, every few seconds, and tells the journal of each
//! hour that is over.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rusqlite::Connection;

use super::live::locked;
use super::{Act, COUNTED, DAY, Minute, minute_of, moment_of};
use crate::access::Access;
use crate::context::{Actor, Context, Surface};
use crate::error::Result;
use crate::ids::{Timestamp, UserId};
use crate::store::{Account, Write};

/// How long it is gathered before it is written down, in milliseconds.
const GATHERED: i64 = 10_000;

/// Writes down what was looked at since the last time, if that is long enough ago
/// or there is no later one.
pub(crate) fn keep(account: &Account, now: Timestamp, last: bool) -> Result<()> {
    let live = account.activity();
    if !live.is_on() {
        return Ok(());
    }
    let kept_at = Timestamp(live.kept_at.load(Ordering::Relaxed));
    if !last && now < kept_at.plus_millis(GATHERED) {
        return Ok(());
    }
    live.kept_at.store(now.0, Ordering::Relaxed);
    let mut fresh = BTreeMap::new();
    for (user, counts) in &live.read().people {
        let taken = std::mem::take(&mut locked(counts).fresh);
        fresh.extend(taken.into_iter().map(|(key, count)| ((*user, key), count)));
    }
    // Each hour is told of once it is over; where nothing is to be told, the account
    // may stay closed.
    let begun = hour(minute_of(now) - 1);
    let over = hour(minute_of(kept_at) - 1) != begun;
    if fresh.is_empty() && !(over && live.owes.load(Ordering::Relaxed)) {
        return Ok(());
    }
    let written = fresh.clone();
    let kept = account.write(move |write| {
        write_down(write.connection(), &written, minute_of(now))?;
        journal(write, begun, now)?;
        owes(write.connection())
    });
    match kept {
        Ok(owes) => {
            live.owes.store(owes, Ordering::Relaxed);
            Ok(())
        }
        Err(error) => {
            let watching = live.read();
            for ((user, key), count) in fresh {
                if let Some(counts) = watching.people.get(&user) {
                    *locked(counts).fresh.entry(key).or_default() += count;
                }
            }
            Err(error)
        }
    }
}

/// Whether something is written down of which the journal is not told yet.
pub(super) fn owes(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM bailey_activity WHERE journalled = 0)";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// The first minute of a minute's hour.
fn hour(minute: Minute) -> Minute {
    minute - minute.rem_euclid(60)
}

fn write_down(
    connection: &Connection,
    fresh: &BTreeMap<(UserId, (Act, Minute)), u64>,
    now: Minute,
) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO bailey_activity (user, act, minute, count) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET count = count + excluded.count",
    )?;
    for ((user, (act, minute)), count) in fresh {
        insert.execute((user, act.as_str(), minute, count))?;
    }
    connection
        .prepare_cached("DELETE FROM bailey_activity WHERE minute <= ?1 AND journalled = 1")?
        .execute([now - DAY])?;
    Ok(())
}

/// Tells the journal what each person looked at before this minute, an entry an
/// hour.
fn journal(write: &Write<'_>, before: Minute, now: Timestamp) -> Result<()> {
    let connection = write.connection();
    let mut hours: BTreeMap<(UserId, Minute), BTreeMap<Act, String>> = BTreeMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT user, act, minute, count FROM bailey_activity
         WHERE minute < ?1 AND journalled = 0 ORDER BY minute",
    )?;
    let mut rows = statement.query([before])?;
    while let Some(row) = rows.next()? {
        let (user, minute, count): (UserId, Minute, u64) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let act = Act::parse(row.get_ref(1)?.as_str()?)?;
        let acts = hours.entry((user, hour(minute))).or_default();
        let told = acts.entry(act).or_default();
        let between = if told.is_empty() { "" } else { " " };
        // Writing to a string can't fail.
        let _written = write!(told, "{between}{minute}:{count}");
    }
    for ((user, hour), acts) in hours {
        let mut operation = write.operation(&told_of(user, hour, now), COUNTED)?;
        for (act, told) in acts {
            operation.detail(act.as_str(), told);
        }
        operation.finish()?;
    }
    connection
        .prepare_cached("UPDATE bailey_activity SET journalled = 1 WHERE minute < ?1")?
        .execute([before])?;
    Ok(())
}

/// As if the person told of it at the end of the hour.
fn told_of(user: UserId, hour: Minute, now: Timestamp) -> Context {
    let end = Timestamp(moment_of(hour + 60).0 - 1);
    Context {
        actor: Actor::User { user },
        access: Arc::new(Access::ALL),
        surface: Surface::Background,
        at: end.min(now),
        request: None,
        address: None,
        depth: 0,
    }
}
