//! Bringing records back from the bin, with their links, as one operation.

use std::sync::Arc;

use crate::access::Action;
use crate::bin::group::{self, Group};
use crate::bin::selection::must_be_there;
use crate::bin::{NOTHING, Outcome, Selection, Sight};
use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::journal::OperationBuilder;
use crate::records::{RecordState, clash, merge, state};
use crate::schema::Schema;
use crate::store::{Account, Write};

/// Brings this back, all of it or nothing. What is in use already is passed over.
///
/// # Errors
/// `Denied` to who may not use records, and for what somebody else deleted;
/// `NotFound` for what there is not and what was deleted for good; `Invalid` for
/// an operation that deleted nothing; `Conflict`, naming field and holder, when a
/// record in use has a value of theirs that must be unique: a
/// [`plan`](crate::bin::plan) says what can be done about it;
/// `StorageLimit` where even this no longer fits.
pub fn restore(account: &Account, context: &Context, selection: &Selection) -> Result<Outcome> {
    restore_telling(account, context, selection, &mut |_, _| {})
}

/// As [`restore`]; `progress` hears how many records of how many came back.
///
/// # Errors
/// Those of [`restore`].
pub fn restore_telling(
    account: &Account,
    context: &Context,
    selection: &Selection,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Outcome> {
    let sight = Sight::to(context, Action::Delete)?;
    let (context, selection) = (context.clone(), selection.clone());
    account.write_telling(progress, move |write, tell| {
        write.takes_back()?;
        let schema = write.schema(&context)?;
        let group = selection.group(&write.read(), &schema, &sight)?;
        must_be_there(&selection.absent(&write.read(), &context, &schema, &group)?)?;
        if group.is_empty() {
            return Ok(NOTHING);
        }
        let mut operation = write.operation(&context, "records.restore")?;
        operation.telling(tell, group::count(&group));
        if let Some(deletion) = selection.deletion() {
            operation.undoes(deletion);
        }
        for deletion in selection.deletions() {
            merge::take_apart(write, &context, &mut operation, *deletion)?;
        }
        let count = bring_back(write, &schema, &mut operation, group)?;
        Ok(Outcome {
            operation: Some(operation.finish()?),
            count,
        })
    })
}

/// Brings records back within an operation that somebody began.
///
/// `schema` is as whoever does it sees the tables.
///
/// # Errors
/// `Conflict`, naming field and holder, for a unique value that is in use.
pub(super) fn bring_back(
    write: &Write<'_>,
    schema: &Schema,
    operation: &mut OperationBuilder<'_>,
    group: Group,
) -> Result<u64> {
    let connection = write.connection();
    // The table in which the deletion began comes first, as in its own entry.
    let mut tables = Vec::with_capacity(group.len());
    let whole = write.whole_schema()?;
    for (key, ids) in group {
        let table = Arc::clone(whole.table(&key)?);
        let ids: Vec<RecordId> = ids.into_iter().collect();
        let records = state::in_bin(connection, &table, &ids)?;
        tables.push((
            records.iter().all(|record| record.lie.along),
            table,
            records,
        ));
    }
    tables.sort_by_key(|(along, ..)| *along);
    let mut count = 0;
    for (_, table, records) in tables {
        let active = records
            .iter()
            .filter(|record| record.from == RecordState::Active);
        let active: Vec<RecordId> = active.map(|record| record.id).collect();
        let seen = schema.find(&table.key).map(|seen| &**seen);
        if let Some(clash) = clash::of_returning(connection, &table, seen, &active)?
            .into_iter()
            .next()
        {
            return Err(clash.into_error(&table));
        }
        count += records.len() as u64;
        state::from_bin(connection, operation, &table, records)?;
    }
    Ok(count)
}
