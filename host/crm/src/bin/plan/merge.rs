//! Merging a deleted record into the one that has its unique value: that one's
//! empty fields are filled, the files go there, and what referred to the deleted one refers to it.

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::moved;
use crate::journal::OperationBuilder;
use crate::records::relink::relink;
use crate::records::{Record, RecordState, check_field, clash, references, row};
use crate::schema::{Schema, Table};
use crate::value::{RecordRef, Scalar, Value};

/// Merges one record into another of the same table, which is in use by now.
///
/// # Errors
/// `Conflict` when that one is not in use.
pub(super) fn merge(
    connection: &Connection,
    context: &Context,
    schema: &Schema,
    operation: &mut OperationBuilder<'_>,
    (lost, holder): (&RecordRef, &RecordRef),
) -> Result<()> {
    let table = schema.table(&lost.table)?;
    let find = |record: &RecordRef| row::find(connection, table, record.id);
    let (Some(from), Some(into)) = (find(lost)?, find(holder)?) else {
        return Err(Error::Conflict("one of two to merge is gone".into()));
    };
    if into.state == RecordState::Deleted {
        return Err(Error::Conflict(format!(
            "{}/{} can't be merged into {}/{}, which stays in the bin itself",
            lost.table, lost.id, holder.table, holder.id
        )));
    }
    let filling = filling(connection, schema, table, &from, &into)?;
    if let Some(change) = row::update(connection, context, &into, filling)? {
        operation.change(&change)?;
    }
    moved::hand_on(connection, operation, table, &[lost.id], holder.id)?;
    let (from, into) = (&[lost.id], Some(holder.id));
    relink(
        connection,
        context,
        schema,
        &lost.table,
        from,
        into,
        operation,
    )
}

/// What the other one lacks and this one has, as far as it fits there today.
fn filling(
    connection: &Connection,
    schema: &Schema,
    table: &Table,
    from: &Record,
    into: &Record,
) -> Result<Vec<(usize, Value)>> {
    let mut filling = Vec::new();
    for (n, field) in table.fields.iter().enumerate() {
        let (had, has) = (&from.values[n], &into.values[n]);
        if !has.is_none() || had.is_none() {
            continue;
        }
        let Ok(value) = check_field(field, had.clone()) else {
            continue;
        };
        let leads = |scalar: &Scalar| match scalar {
            Scalar::Reference(record) => references::exists(connection, schema, record),
            _ => Ok(true),
        };
        let mut fits = clash::holder(connection, table, field, &value, into.id)?.is_none();
        for scalar in value.scalars() {
            fits = fits && leads(scalar)?;
        }
        if fits {
            filling.push((n, value));
        }
    }
    Ok(filling)
}
