//! Deleting for good what is in the bin. It can't be undone.

use std::collections::BTreeSet;
use std::sync::mpsc::Sender;

use crate::access::Action;
use crate::bin::group::{self, Group};
use crate::bin::hold;
use crate::bin::{BinQuery, NOTHING, Outcome, Selection, Sight, is_unattended, rows};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records::purge;
use crate::store::{Account, Read, Write};

/// Deletes this for good. What refers to it holds nothing there from then on.
/// Records that are not in the bin are passed over; so are, in a plugin's call
/// without a user behind it, those whose time has not come.
///
/// # Errors
/// `Denied` to members; `NotFound` for an unknown table.
pub fn purge(account: &Account, context: &Context, selection: &Selection) -> Result<Outcome> {
    purge_telling(account, context, selection, &mut |_, _| {})
}

/// As [`purge`]; `progress` hears how many records of how many are gone.
///
/// # Errors
/// Those of [`purge`].
pub fn purge_telling(
    account: &Account,
    context: &Context,
    selection: &Selection,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    purge_counted(account, context, selection, None, progress)
}

/// As [`purge`], if it is as many records as somebody was told it would be, those
/// that went along included.
///
/// # Errors
/// `Conflict` when it is another number; those of [`purge`].
pub fn purge_expected(
    account: &Account,
    context: &Context,
    selection: &Selection,
    expected: u64,
) -> Result<Outcome> {
    purge_counted(account, context, selection, Some(expected), &mut |_, _| {})
}

fn purge_counted(
    account: &Account,
    context: &Context,
    selection: &Selection,
    expected: Option<u64>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    let sight = sight(context)?;
    let (context, selection) = (context.clone(), selection.clone());
    account.write_telling(progress, move |write, tell| {
        let schema = write.schema(&context)?;
        let mut group = selection.group(&write.read(), &schema, &sight)?;
        let count = group::count(&group);
        if let Some(expected) = expected
            && count != expected
        {
            return Err(Error::Conflict(format!(
                "it is {count} by now, not {expected}: look again, then decide"
            )));
        }
        if is_unattended(&context) {
            if hold::look(write, context.at)?.is_some() {
                return Ok(NOTHING);
            }
            let due = due(&write.read(), &context, &sight, i64::MAX)?;
            group.retain(|key, ids| {
                ids.retain(|id| due.get(key).is_some_and(|due| due.contains(id)));
                !ids.is_empty()
            });
        }
        remove(write, &context, group, Some(tell))
    })
}

/// Deletes at most so many records for good whose time has come, the oldest
/// deletion first; none while a [`hold`](crate::bin::hold) lasts.
///
/// # Errors
/// `Denied` to members.
pub fn purge_due(account: &Account, context: &Context, limit: u32) -> Result<Outcome> {
    let sight = sight(context)?;
    let context = context.clone();
    account.write_bulk(move |write| {
        if hold::look(write, context.at)?.is_some() {
            return Ok(NOTHING);
        }
        let group = due(&write.read(), &context, &sight, i64::from(limit))?;
        remove(write, &context, group, None)
    })
}

/// Deleting for good is a right of its own.
///
/// # Errors
/// `Denied` to who lacks it.
pub fn may_purge(context: &Context) -> Result<()> {
    if context.access.may_purge() {
        Ok(())
    } else {
        Err(Error::Denied("you may not delete for good".into()))
    }
}

fn sight(context: &Context) -> Result<Sight> {
    may_purge(context)?;
    Sight::to(context, Action::Purge)
}

/// The records that need not be kept any more.
fn due(read: &Read<'_>, context: &Context, sight: &Sight, limit: i64) -> Result<Group> {
    let mut bin = rows::select(&*read.schema(context)?, sight, &BinQuery::default())?;
    let (at, limit) = (bin.bind(context.at.0), bin.bind(limit));
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

fn remove(
    write: &Write<'_>,
    context: &Context,
    group: Group,
    tell: Option<&Sender<(u64, u64)>>,
) -> Result<Outcome> {
    if group.values().all(BTreeSet::is_empty) {
        return Ok(NOTHING);
    }
    let schema = write.whole_schema()?;
    let total = group::count(&group);
    let records: Vec<(String, Vec<RecordId>)> = group
        .into_iter()
        .map(|(key, ids)| (key, ids.into_iter().collect()))
        .collect();
    let mut operation = write.operation(context, "records.purge")?;
    if let Some(tell) = tell {
        operation.telling(tell, total);
    }
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
