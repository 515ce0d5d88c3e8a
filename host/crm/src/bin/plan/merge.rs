//! Merging a deleted record into the one that has its unique value: that one's
//! empty fields are filled, and what referred to the deleted one refers to it.

use std::sync::Arc;

use rusqlite::Connection;

use super::settle::exchanged;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::journal::OperationBuilder;
use crate::records::{Record, RecordState, check_field, clash, references, row};
use crate::schema::{Field, Schema, Table};
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
    for (table, field) in schema.references_to(&lost.table) {
        for id in referring(connection, table, field, lost.id)? {
            relink(
                connection,
                context,
                operation,
                (table, field),
                id,
                (lost, holder),
            )?;
        }
    }
    Ok(())
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

fn referring(
    connection: &Connection,
    table: &Table,
    field: &Field,
    id: RecordId,
) -> Result<Vec<RecordId>> {
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE {} ORDER BY "id""#,
        table.key,
        row::refers(field)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let ids = statement.query_map([row::json_ids(&[id])], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Turns one record's reference around, in whatever state the record is.
fn relink(
    connection: &Connection,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    (table, field): (&Arc<Table>, &Field),
    id: RecordId,
    (lost, holder): (&RecordRef, &RecordRef),
) -> Result<()> {
    let Some(place) = table.position(&field.key) else {
        return Ok(());
    };
    let Some(before) = row::find(connection, table, id)? else {
        return Ok(());
    };
    let value = exchanged(&before.values[place], lost, Some(holder));
    match row::update(connection, context, &before, vec![(place, value)])? {
        Some(change) => operation.change(&change),
        None => Ok(()),
    }
}
