//! Bringing records back from the bin, with their links, as one operation.

use crate::bin::group::{self, Group};
use crate::bin::{NOTHING, Outcome, Sight};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::records::{RecordState, clash, state};
use crate::store::{Account, Write};
use crate::value::RecordRef;

/// Brings back all that one act deleted and that is still in the bin.
///
/// # Errors
/// `Denied` to who may not use records; `Conflict`, naming field and holder,
/// when a record in use has a value of theirs that must be unique.
pub fn restore(account: &Account, context: &Context, operation: OperationId) -> Result<Outcome> {
    let sight = Sight::of(context)?;
    let context = context.clone();
    account.write_bulk(move |write| {
        let group = group::of_deletion(&write.read(), &*write.schema()?, sight, operation)?;
        bring_back(write, &context, group, Some(operation))
    })
}

/// Brings back these records, each with what went along with it. Those that are
/// not in the bin, or not seen, are passed over.
///
/// # Errors
/// As [`restore`]; `NotFound` for an unknown table.
pub fn restore_records(
    account: &Account,
    context: &Context,
    records: &[RecordRef],
) -> Result<Outcome> {
    let sight = Sight::of(context)?;
    let context = context.clone();
    let records = records.to_vec();
    account.write_bulk(move |write| {
        let group = group::of_records(&write.read(), &*write.schema()?, sight, &records)?;
        bring_back(write, &context, group, None)
    })
}

fn bring_back(
    write: &Write<'_>,
    context: &Context,
    group: Group,
    undoes: Option<OperationId>,
) -> Result<Outcome> {
    if group.is_empty() {
        return Ok(NOTHING);
    }
    let schema = write.schema()?;
    let connection = write.connection();
    let mut operation = write.operation(context, "records.restore")?;
    if let Some(undone) = undoes {
        operation.undoes(undone);
    }
    // The table in which the deletion began comes first, as in its own entry.
    let mut tables = Vec::with_capacity(group.len());
    for (key, ids) in group {
        let table = schema.table(&key)?;
        let ids: Vec<RecordId> = ids.into_iter().collect();
        let records = state::in_bin(connection, table, &ids)?;
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
        if let Some(clash) = clash::of_returning(connection, table, &active)?
            .into_iter()
            .next()
        {
            return Err(clash.into_error(table));
        }
        count += records.len() as u64;
        state::from_bin(connection, &mut operation, table, records)?;
    }
    Ok(Outcome {
        operation: Some(operation.finish()?),
        count,
    })
}
