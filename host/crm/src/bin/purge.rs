//! Deleting for good what is in the bin. It can't be undone.

use std::collections::BTreeSet;

use crate::bin::group::{self, Group};
use crate::bin::{BinQuery, NOTHING, Outcome, Sight, is_unattended, rows};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{RecordId, Timestamp};
use crate::records::purge;
use crate::store::{Account, Read, Write};
use crate::value::RecordRef;

/// Deletes these records for good, each with what went along with it. What
/// refers to them holds nothing there from then on. Records that are not in the
/// bin are passed over; so are, in a plugin's call without a user behind it,
/// those whose time has not come.
///
/// # Errors
/// `Denied` to members; `NotFound` for an unknown table.
pub fn purge(account: &Account, context: &Context, records: &[RecordRef]) -> Result<Outcome> {
    let sight = may_purge(context)?;
    let context = context.clone();
    let records = records.to_vec();
    account.write_bulk(move |write| {
        let schema = write.schema()?;
        let mut group = group::of_records(&write.read(), &schema, sight, &records)?;
        if is_unattended(&context) {
            let due = due(&write.read(), sight, context.at, i64::MAX)?;
            group.retain(|key, ids| {
                ids.retain(|id| due.get(key).is_some_and(|due| due.contains(id)));
                !ids.is_empty()
            });
        }
        remove(write, &context, group)
    })
}

/// Deletes at most so many records for good whose time has come, the oldest
/// deletion first.
///
/// # Errors
/// `Denied` to members.
pub fn purge_due(account: &Account, context: &Context, limit: u32) -> Result<Outcome> {
    let sight = may_purge(context)?;
    let context = context.clone();
    account.write_bulk(move |write| {
        let group = due(&write.read(), sight, context.at, i64::from(limit))?;
        remove(write, &context, group)
    })
}

fn may_purge(context: &Context) -> Result<Sight> {
    match Sight::of(context)? {
        Sight::All => Ok(Sight::All),
        Sight::Own(_) => Err(Error::Denied("only admins delete for good".into())),
    }
}

/// The records that need not be kept any more at this moment.
fn due(read: &Read<'_>, sight: Sight, at: Timestamp, limit: i64) -> Result<Group> {
    let mut bin = rows::select(&*read.schema()?, sight, &BinQuery::default())?;
    let (at, limit) = (bin.bind(at.0), bin.bind(limit));
    let sql = format!(
        "SELECT table_key, id FROM ({}) WHERE keep_until <= {at}
         ORDER BY deletion, along, table_key, id LIMIT {limit}",
        bin.sql
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*bin.params())?;
    let mut due = Group::new();
    while let Some(row) = rows.next()? {
        due.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    Ok(due)
}

fn remove(write: &Write<'_>, context: &Context, group: Group) -> Result<Outcome> {
    if group.values().all(BTreeSet::is_empty) {
        return Ok(NOTHING);
    }
    let schema = write.schema()?;
    let records: Vec<(String, Vec<RecordId>)> = group
        .into_iter()
        .map(|(key, ids)| (key, ids.into_iter().collect()))
        .collect();
    let mut operation = write.operation(context, "records.purge")?;
    let count = purge::purge(
        write.connection(),
        context,
        &schema,
        &mut operation,
        &records,
    )?;
    Ok(Outcome {
        operation: Some(operation.finish()?),
        count,
    })
}
