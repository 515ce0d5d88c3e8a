//! What is kept between searches: the groups, in which group a record is, which
//! records somebody said are not the same, and when it was looked for last.

use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Set;
use bailey_sdk::{storage, stored};

use crate::group::Group;

const GROUPS: &str = "groups";
const RECORDS: &str = "records";
const APART: &str = "apart";
const STATE: &str = "state";
const SEARCHED: &str = "searched";

/// A group with its number.
pub type Numbered = (u32, Group);

/// Keeps what a search found in place of what the one before found.
pub fn replace(groups: &[Group], at: Timestamp) -> Result<(), Error> {
    for bucket in [GROUPS, RECORDS] {
        let keys: Vec<String> = stored::entries(bucket)?
            .into_iter()
            .map(|entry| entry.0)
            .collect();
        keys.iter()
            .try_for_each(|key| storage::delete(bucket, key))?;
    }
    for (number, group) in (1_u32..).zip(groups) {
        storage::set(GROUPS, &key(number), group.write().as_bytes())?;
        for record in group.records() {
            storage::set(RECORDS, &record_key(&record), key(number).as_bytes())?;
        }
    }
    storage::set(STATE, SEARCHED, at.to_string().as_bytes())
}

/// When it was looked for last.
pub fn searched() -> Result<Option<Timestamp>, Error> {
    let kept = storage::get(STATE, SEARCHED)?;
    Ok(kept.and_then(|kept| text(&kept).parse().ok()))
}

/// All groups, those with the most records first.
pub fn groups() -> Result<Vec<Numbered>, Error> {
    let found = stored::entries(GROUPS)?
        .into_iter()
        .filter_map(|(key, kept)| {
            let number = key.parse().ok()?;
            Some((number, Group::read(&text(&kept))?))
        });
    Ok(found.collect())
}

/// One group.
pub fn group(number: u32) -> Result<Option<Group>, Error> {
    let kept = storage::get(GROUPS, &key(number))?;
    Ok(kept.and_then(|kept| Group::read(&text(&kept))))
}

/// The group in which a record is.
pub fn group_of(record: &RecordRef) -> Result<Option<Numbered>, Error> {
    let Some(kept) = storage::get(RECORDS, &record_key(record))? else {
        return Ok(None);
    };
    let Ok(number) = text(&kept).parse() else {
        return Ok(None);
    };
    Ok(group(number)?.map(|group| (number, group)))
}

/// Takes a group away: it was made one, or isn't one.
pub fn forget(number: u32, group: &Group) -> Result<(), Error> {
    storage::delete(GROUPS, &key(number))?;
    let mut records = group.records().into_iter();
    records.try_for_each(|record| storage::delete(RECORDS, &record_key(&record)))
}

/// Keeps that each of these is something else than each other.
pub fn set_apart(group: &Group) -> Result<(), Error> {
    for (index, one) in group.ids.iter().enumerate() {
        for other in group.ids.iter().skip(index + 1) {
            storage::set(APART, &pair(&group.table, *one, *other), b"")?;
        }
    }
    Ok(())
}

/// All pairs of a table that somebody said are not the same.
pub fn apart() -> Result<Set<String>, Error> {
    Ok(stored::entries(APART)?
        .into_iter()
        .map(|entry| entry.0)
        .collect())
}

/// How a pair is called there, in whatever order.
pub fn pair(table: &str, one: i64, other: i64) -> String {
    format!("{table} {} {}", one.min(other), one.max(other))
}

/// With zeros before it, so that the order of the keys is that of the numbers.
fn key(number: u32) -> String {
    format!("{number:08}")
}

fn record_key(record: &RecordRef) -> String {
    format!("{} {}", record.table, record.id)
}

fn text(kept: &[u8]) -> String {
    String::from_utf8_lossy(kept).into_owned()
}
