//! Brings the counts to where they stood: when an account is opened, when plugins
//! watch something else, and after each commit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rusqlite::Connection;

use super::journalled::{self, Done};
use super::keep::owes;
use super::live::{Counts, Found, Live, Watching, locked};
use super::thresholds;
use super::{Act, Crossing, DAY, Minute, minute_of, moment_of};
use crate::error::Result;
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::{first_since, head_of};

impl Live {
    /// When an account is opened: reads what is watched and whom to slow, with the
    /// counts so far. Answers what was crossed and not told.
    pub fn open(&self, connection: &Connection, now: Timestamp) -> Result<Vec<Crossing>> {
        self.load(connection, now)?;
        untold(connection, &self.read())
    }

    /// Reads what is watched, and whom to slow. Counts that are in memory stay, others
    /// are read: what was done before somebody watched crosses nothing.
    pub fn load(&self, connection: &Connection, now: Timestamp) -> Result<()> {
        self.set_slowed(slowed(connection, now)?);
        let thresholds = thresholds::watched(connection)?;
        let mut watching = self.write();
        if thresholds.is_empty() {
            self.switch(false);
            *watching = Watching::default();
            return Ok(());
        }
        watching.thresholds = thresholds;
        if self.is_on() {
            let Watching {
                thresholds, people, ..
            } = &*watching;
            for counts in people.values() {
                let still = |found: &Found| thresholds.iter().any(|one| one.is(found));
                locked(counts).found.retain(still);
            }
            return Ok(());
        }
        seed(connection, &mut watching, minute_of(now))?;
        self.owes.store(owes(connection)?, Ordering::Relaxed);
        self.switch(true);
        Ok(())
    }

    /// Counts what was committed since it last did; answers what was crossed.
    pub fn follow(&self, connection: &Connection) -> Result<Vec<Crossing>> {
        if !self.is_on() {
            return Ok(Vec::new());
        }
        let counted = self.read().counted;
        let head = head_of(connection)?.map(|head| head.operation);
        if head <= counted {
            return Ok(Vec::new());
        }
        let mut crossed = Vec::new();
        journalled::since(connection, counted.unwrap_or(OperationId(0)), |done| {
            crossed.extend(self.add(done.user, done.act, done.amount, done.minute));
        })?;
        self.write().counted = head;
        Ok(crossed)
    }

    /// Lets somebody begin at zero.
    pub(super) fn start_over(&self, user: UserId) {
        if let Some(counts) = self.read().people.get(&user) {
            let mut counts = locked(counts);
            counts.cells.clear();
            counts.fresh.clear();
        }
    }
}

/// Reads the counts of the last day.
fn seed(connection: &Connection, watching: &mut Watching, now: Minute) -> Result<()> {
    let mut people: HashMap<UserId, Counts> = HashMap::new();
    let over = over(connection)?;
    let mut add = |done: Done| {
        let later = over.get(&done.user).is_none_or(|over| done.minute > *over);
        if later && done.minute > now - DAY {
            let counts = people.entry(done.user).or_default();
            let cells = counts.cells.entry(done.act).or_default();
            cells.insert(done.minute, done.amount);
        }
    };
    let first = first_since(connection, moment_of(now - DAY))?;
    journalled::since(connection, OperationId(first - 1), &mut add)?;
    let mut looked = connection
        .prepare_cached("SELECT user, act, minute, count FROM bailey_activity WHERE minute > ?1")?;
    let mut rows = looked.query([now - DAY])?;
    while let Some(row) = rows.next()? {
        let act = Act::parse(row.get_ref(1)?.as_str()?)?;
        let (user, minute, amount) = (row.get(0)?, row.get(2)?, row.get(3)?);
        add(Done {
            user,
            act,
            minute,
            amount,
        });
    }
    watching.people = people
        .into_iter()
        .map(|(user, counts)| (user, Mutex::new(counts)))
        .collect();
    watching.counted = head_of(connection)?.map(|head| head.operation);
    Ok(())
}

/// Whose earlier acts count no more, and since which minute.
fn over(connection: &Connection) -> Result<HashMap<UserId, Minute>> {
    let mut statement =
        connection.prepare_cached("SELECT user, minute FROM bailey_activity_over")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn slowed(
    connection: &Connection,
    now: Timestamp,
) -> Result<HashMap<UserId, (Duration, Timestamp)>> {
    let mut statement = connection
        .prepare_cached("SELECT user, millis, until FROM bailey_slowed WHERE until > ?1")?;
    let rows = statement.query_map([now], |row| {
        let millis: u32 = row.get(1)?;
        let pause = Duration::from_millis(u64::from(millis));
        Ok((row.get(0)?, (pause, row.get(2)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was crossed in the last day, since it is watched, and never told: the process
/// ended first.
fn untold(connection: &Connection, watching: &Watching) -> Result<Vec<Crossing>> {
    let told = thresholds::all_told(connection)?;
    let mut found: BTreeMap<(Minute, UserId), Vec<Crossing>> = BTreeMap::new();
    for (user, counts) in &watching.people {
        let mut counts = locked(counts);
        for threshold in &watching.thresholds {
            let Some(cells) = counts.cells.get(&threshold.act) else {
                continue;
            };
            let last = cells.beyond(threshold.per, threshold.limit).pop();
            let key = (threshold.plugin.clone(), threshold.name.clone(), *user);
            if told.get(&key).is_some_and(|told| *told >= threshold.since) {
                counts.found.push(threshold.found());
            }
            let Some(beyond) = last.filter(|last| last.minute >= threshold.since) else {
                continue;
            };
            if told.get(&key).is_none_or(|told| *told < beyond.minute) {
                let crossing = threshold.crossing(*user, beyond.minute, beyond.count);
                counts.found.push(threshold.found());
                found
                    .entry((beyond.minute, *user))
                    .or_default()
                    .push(crossing);
            }
        }
    }
    Ok(found.into_values().flatten().collect())
}
