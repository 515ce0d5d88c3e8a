//! Who would have crossed a threshold in days past, by the journal: asked before
//! the threshold is watched.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::cells::Cells;
use super::journalled;
use super::{Act, COUNTED, Minute, Threshold, may_ask, minute_of, moment_of};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::{JournalFilter, Search};
use crate::store::{Account, Read};
use crate::views::VIEWED;

/// The longest time that is looked at, in minutes.
const LONGEST: Minute = 100 * super::DAY;
/// The most crossings that are told.
const MOST: usize = 1000;
/// How many entries are read together.
const TOGETHER: usize = 1000;

/// When somebody would have crossed a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastCrossing {
    /// Who.
    pub user: UserId,
    /// The minute in which it happened.
    pub at: Timestamp,
    /// What the count was then.
    pub count: u64,
}

/// Who would have crossed a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackTested {
    /// The first of them, in the order of time.
    pub crossings: Vec<PastCrossing>,
    /// From when on the journal tells enough; none if it does of the whole time.
    pub known_since: Option<Timestamp>,
}

/// Who would have crossed the threshold from one moment up to another.
///
/// # Errors
/// [`Error::Denied`] to all but admins; [`Error::Invalid`] for a time that is too
/// long, or ends before it begins; [`Error::Database`].
pub fn back_test(
    account: &Account,
    context: &Context,
    threshold: &Threshold,
    since: Timestamp,
    until: Timestamp,
) -> Result<BackTested> {
    may_ask(context)?;
    let (first, last) = (minute_of(since), minute_of(until));
    if last < first || last - first > LONGEST {
        let message = "test at most 100 days, from their beginning to their end";
        return Err(Error::invalid_field("since", "out-of-range", message));
    }
    let begin = first - threshold.per.minutes() + 1;
    let (people, known) = account.read(|read| counted(read, threshold.act, begin, until))?;
    let mut crossings = Vec::new();
    for (user, cells) in people {
        let beyond = cells.beyond(threshold.per, threshold.limit).into_iter();
        let within = beyond.filter(|beyond| (first..=last).contains(&beyond.minute));
        crossings.extend(within.map(|beyond| PastCrossing {
            user,
            at: moment_of(beyond.minute),
            count: beyond.count,
        }));
    }
    crossings.sort_by_key(|crossing| (crossing.at, crossing.user));
    crossings.truncate(MOST);
    Ok(BackTested {
        crossings,
        known_since: known.filter(|known| *known > since),
    })
}

/// What the journal tells of an act from a minute on, and since when it tells of
/// it.
fn counted(
    read: &Read<'_>,
    act: Act,
    begin: Minute,
    until: Timestamp,
) -> Result<(BTreeMap<UserId, Cells>, Option<Timestamp>)> {
    let connection = read.connection();
    let mut people: BTreeMap<UserId, Cells> = BTreeMap::new();
    let last = minute_of(until);
    let mut add = |user, minute, amount| {
        if (begin..=last).contains(&minute) {
            let cells: &mut Cells = people.entry(user).or_default();
            cells.insert(minute, amount);
        }
    };
    if !act.is_looking() {
        entries(connection, &journalled::KINDS, begin, until, |done| {
            if done.act == act {
                add(done.user, done.minute, done.amount);
            }
        })?;
        return Ok((people, None));
    }
    // Where somebody watched, the hours tell it; before, the views that the account
    // keeps.
    let counted = first_of(connection, COUNTED)?;
    let unwritten = begun(connection)?;
    let counted = [counted, unwritten].into_iter().flatten().min();
    // An hour is told of at its end, or later.
    let later = until.plus_millis(2 * 60 * 60 * 1000);
    entries(connection, &[COUNTED], begin, later, |done| {
        if done.act == act {
            add(done.user, done.minute, done.amount);
        }
    })?;
    let mut kept = connection.prepare_cached(
        "SELECT user, minute, count FROM bailey_activity WHERE act = ?1 AND journalled = 0",
    )?;
    let mut rows = kept.query([act.as_str()])?;
    while let Some(row) = rows.next()? {
        add(row.get(0)?, row.get(1)?, row.get(2)?);
    }
    let mut known = counted;
    if act == Act::CardsOpened {
        let before = counted.map_or(last + 1, minute_of);
        entries(connection, &[VIEWED], begin, until, |done| {
            if done.minute < before {
                add(done.user, done.minute, done.amount);
            }
        })?;
        known = [known, first_of(connection, VIEWED)?]
            .into_iter()
            .flatten()
            .min();
    }
    // Nothing was ever counted: it is known from now on.
    Ok((people, Some(known.unwrap_or(until))))
}

fn entries(
    connection: &Connection,
    kinds: &[&str],
    begin: Minute,
    until: Timestamp,
    mut each: impl FnMut(journalled::Done),
) -> Result<()> {
    let filter = JournalFilter {
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        since: Some(moment_of(begin)),
        until: Some(until.plus_millis(1)),
        ..JournalFilter::default()
    };
    let search = Search::of_all(connection, &filter)?;
    let mut found = search.before(None);
    loop {
        let ids = found.by_ref().take(TOGETHER);
        let ids = ids.collect::<Result<Vec<OperationId>>>()?;
        if ids.is_empty() {
            return Ok(());
        }
        journalled::of(connection, &ids, &mut each)?;
    }
}

/// When the first entry of a kind was made.
fn first_of(connection: &Connection, kind: &str) -> Result<Option<Timestamp>> {
    let filter = JournalFilter {
        kinds: vec![kind.to_owned()],
        ..JournalFilter::default()
    };
    let search = Search::of_all(connection, &filter)?;
    let mut last = None;
    for id in search.before(None) {
        last = Some(id?);
    }
    let Some(first) = last else { return Ok(None) };
    let sql = "SELECT at FROM bailey_operation WHERE id = ?1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([first.0], |row| row.get(0))
        .optional()?)
}

/// The first minute of what the journal was not told of yet.
fn begun(connection: &Connection) -> Result<Option<Timestamp>> {
    let sql = "SELECT min(minute) FROM bailey_activity";
    let minute: Option<Minute> = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(minute.map(moment_of))
}
