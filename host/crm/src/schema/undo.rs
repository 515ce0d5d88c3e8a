//! Taking back what was done to tables and fields: what was made goes to the bin
//! while it is empty, what was changed gets back what it was, what was deleted
//! comes back, and what came back goes again.

use crate::bin::is_unattended;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{FieldId, OperationId, TableId, Timestamp};
use crate::journal::{
    self, ChangeKind, Operation, OperationBuilder, RecordedChange, RecordedField,
};
use crate::schema::bin::{awaited, find_field, find_table, went_along};
use crate::schema::delete::{Lying, field_to_bin, table_to_bin};
use crate::schema::restore::{Fit, field_back, table_back};
use crate::schema::{
    FIELDS, Field, Schema, TABLES, Table, change_field, change_table, choices, deletion, fitness,
    journalled, rows,
};
use crate::store::{Read, Write};
use crate::undo::{Obstacle, UndoPlan, conflict};
use crate::value::{RecordRef, Scalar, Value};

/// Whether the operation was on tables and fields.
pub(crate) fn is_ours(operation: &Operation) -> bool {
    operation.kind.starts_with("schema.") && operation.changes > 0
}

fn is_allowed(context: &Context) -> bool {
    context.access.admin && !is_unattended(context)
}

/// What taking the operation back would do.
pub(crate) fn plan(read: &Read<'_>, context: &Context, undone: &Operation) -> Result<UndoPlan> {
    let changes = steps(journal::changes_in(read, undone.id)?);
    let obstacles = if is_allowed(context) {
        obstacles(read, undone.id, &changes)?
    } else {
        let all = changes.iter().map(|change| change.record.clone());
        all.map(|record| (record, Obstacle::NotAllowed)).collect()
    };
    Ok(UndoPlan {
        operation: undone.id,
        restorable: (changes.len() - obstacles.len()) as u64,
        obstacles,
    })
}

/// Takes the operation back, all of it or nothing.
pub(crate) fn undo(
    write: &Write<'_>,
    context: &Context,
    undone: &Operation,
) -> Result<OperationId> {
    if !is_allowed(context) {
        return Err(Error::Denied(
            "only admins take back what was done to tables and fields".into(),
        ));
    }
    let all = journal::changes_in(&write.read(), undone.id)?;
    let changes = steps(all.clone());
    let obstacles = obstacles(&write.read(), undone.id, &changes)?;
    if !obstacles.is_empty() {
        return Err(conflict(undone.id, &obstacles));
    }
    let mut operation = write.operation(context, "schema.undo")?;
    operation.undoes(undone.id);
    if let Some(table) = &undone.table {
        operation.table(table);
    }
    for change in changes.iter().rev() {
        match change.record.table.as_str() {
            TABLES => table_back_to(write, context, &mut operation, change)?,
            _ => field_back_to(write, context, &mut operation, change)?,
        }
    }
    demand_again(write, &mut operation, &all)?;
    operation.finish()
}

/// What stands in the way of taking these changes back.
fn obstacles(
    read: &Read<'_>,
    operation: OperationId,
    changes: &[RecordedChange],
) -> Result<Vec<(RecordRef, Obstacle)>> {
    let schema = read.whole_schema()?;
    let mut found = Vec::new();
    for change in changes {
        let obstacle = match change.record.table.as_str() {
            TABLES => of_table(read, &schema, operation, change)?,
            _ => of_field(read, &schema, operation, change)?,
        };
        found.extend(obstacle.map(|obstacle| (change.record.clone(), obstacle)));
    }
    Ok(found)
}

fn table_back_to(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    change: &RecordedChange,
) -> Result<()> {
    let schema = write.whole_schema()?;
    let id = TableId(change.record.id.0);
    match (change.kind, schema.by_id(id), find_table(&schema, id)) {
        (ChangeKind::Created | ChangeKind::Restored, Some(table), _) => {
            table_to_bin(write, context, operation, table, kept(change))
        }
        (ChangeKind::Updated, Some(table), _) => {
            let before = table_before(table, change)?;
            change_table::put(write, operation, table, &before)
        }
        (ChangeKind::Deleted, _, Some(deleted)) => {
            table_back(write, context, operation, deleted, Fit::Strict)
        }
        _ => Err(moved_on()),
    }
}

fn field_back_to(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    change: &RecordedChange,
) -> Result<()> {
    let schema = write.whole_schema()?;
    let id = FieldId(change.record.id.0);
    match (change.kind, live(&schema, id), find_field(&schema, id)) {
        (ChangeKind::Created | ChangeKind::Restored, Some((table, field)), _) => {
            let lying = Lying::until(kept(change));
            field_to_bin(write, context, operation, table, field, lying)
        }
        (ChangeKind::Updated, Some((table, field)), _) => {
            let before = field_before(field, &change.fields)?;
            change_field::put(write, operation, table, field, before).map(drop)
        }
        (ChangeKind::Deleted, _, Some(deleted)) => {
            field_back(write, context, operation, deleted, Fit::Strict)
        }
        _ => Err(moved_on()),
    }
}

/// What came back without some of its demands goes to the bin with them.
fn demand_again(
    write: &Write<'_>,
    operation: &mut OperationBuilder<'_>,
    changes: &[RecordedChange],
) -> Result<()> {
    for change in changes {
        let schema = write.whole_schema()?;
        let deleted = find_field(&schema, FieldId(change.record.id.0));
        let restored = change.record.table == FIELDS && change.kind == ChangeKind::Restored;
        if let Some((table, deleted)) = deleted.filter(|_| restored) {
            let before = field_before(&deleted.field, &change.fields)?;
            if before != deleted.field {
                rows::write_field(write.connection(), &before)?;
                rows::changed(write, table.id)?;
                let change = journalled::field_change(&table.key, Some(&deleted.field), &before);
                operation.change(&change)?;
            }
        }
    }
    Ok(())
}

/// The changes by which the operation is taken back: what went with a table
/// goes with it again, and records that lost a reference don't get it back.
fn steps(changes: Vec<RecordedChange>) -> Vec<RecordedChange> {
    let with_table = changes
        .iter()
        .find(|change| change.record.table == TABLES && change.kind != ChangeKind::Updated)
        .cloned();
    match with_table {
        Some(table) => vec![table],
        None => changes
            .into_iter()
            .filter(|change| [TABLES, FIELDS].contains(&change.record.table.as_str()))
            .collect(),
    }
}

fn of_table(
    read: &Read<'_>,
    schema: &Schema,
    operation: OperationId,
    change: &RecordedChange,
) -> Result<Option<Obstacle>> {
    let id = TableId(change.record.id.0);
    let deleted = find_table(schema, id);
    let Some(table) = schema.by_id(id) else {
        return Ok(match deleted {
            Some(deleted)
                if change.kind == ChangeKind::Deleted && deleted.binned.operation == operation =>
            {
                let along = went_along(schema, operation);
                misfit(read, along.map(|(table, deleted)| (table, &deleted.field)))?
            }
            Some(_) => Some(Obstacle::ChangedSince),
            None => Some(Obstacle::Purged),
        });
    };
    let stands = match change.kind {
        ChangeKind::Created | ChangeKind::Restored if table.standard => {
            return Ok(Some(Obstacle::NotAllowed));
        }
        ChangeKind::Created => {
            fitness::records(read.connection(), &table.key)? == 0
                && deletion::going_along(schema, table).next().is_none()
        }
        ChangeKind::Restored => true,
        ChangeKind::Updated => change.fields.iter().all(|field| {
            journalled::table_property(table, &field.field).as_ref() == Some(&field.after)
        }),
        _ => false,
    };
    Ok((!stands).then_some(Obstacle::ChangedSince))
}

fn of_field(
    read: &Read<'_>,
    schema: &Schema,
    operation: OperationId,
    change: &RecordedChange,
) -> Result<Option<Obstacle>> {
    let id = FieldId(change.record.id.0);
    let Some((table, field)) = live(schema, id) else {
        return Ok(match find_field(schema, id) {
            Some((table, deleted))
                if change.kind == ChangeKind::Deleted
                    && deleted.binned.operation == operation
                    && awaited(schema, table, deleted).is_none() =>
            {
                misfit(read, std::iter::once((table, &deleted.field)))?
            }
            Some(_) => Some(Obstacle::ChangedSince),
            None => Some(Obstacle::Purged),
        });
    };
    let relied_on = deletion::must_not_be_relied_on(table, field).is_err();
    let stands = match change.kind {
        ChangeKind::Created | ChangeKind::Restored if relied_on => {
            return Ok(Some(Obstacle::NotAllowed));
        }
        ChangeKind::Created => fitness::holding(read.connection(), &table.key, field)? == 0,
        ChangeKind::Restored => true,
        ChangeKind::Updated => return goes_back(read, table, field, change),
        _ => false,
    };
    Ok((!stands).then_some(Obstacle::ChangedSince))
}

/// Whether the field is as it was left, and may be again what it was.
fn goes_back(
    read: &Read<'_>,
    table: &Table,
    field: &Field,
    change: &RecordedChange,
) -> Result<Option<Obstacle>> {
    for property in &change.fields {
        if property.withheld {
            return Ok(Some(Obstacle::ValuesGone));
        }
        let now = journalled::property(&table.key, field, &property.field);
        if now.as_ref() != Some(&property.after) {
            return Ok(Some(Obstacle::ChangedSince));
        }
    }
    let before = field_before(field, &change.fields)?;
    for gone in choices::gone(field.kind.options(), before.kind.options()) {
        if fitness::in_use(read.connection(), &table.key, field, gone)?.is_some() {
            return Ok(Some(Obstacle::ChangedSince));
        }
    }
    let demands = Field {
        required: before.required && !field.required,
        unique: before.unique && !field.unique,
        ..before
    };
    misfit(read, std::iter::once((table, &demands)))
}

/// What of the fields' demands the data doesn't meet.
fn misfit<'a>(
    read: &Read<'_>,
    fields: impl Iterator<Item = (&'a Table, &'a Field)>,
) -> Result<Option<Obstacle>> {
    let connection = read.connection();
    for (table, field) in fields {
        if field.unique && fitness::doubled(connection, &table.key, field)?.is_some() {
            return Ok(Some(Obstacle::UniqueTaken));
        }
        if field.required && fitness::lacking(connection, &table.key, field)?.is_some() {
            return Ok(Some(Obstacle::ChangedSince));
        }
    }
    Ok(None)
}

/// A field of a table that is not in the bin.
fn live(schema: &Schema, id: FieldId) -> Option<(&Table, &Field)> {
    let mut tables = schema.tables().iter();
    tables.find_map(|table| Some((&**table, table.by_id(id)?)))
}

fn field_before(field: &Field, properties: &[RecordedField]) -> Result<Field> {
    let mut before = field.clone();
    for property in properties.iter().filter(|p| p.field != "keep_until") {
        journalled::put(&mut before, &property.field, &property.before)?;
    }
    Ok(before)
}

fn table_before(table: &Table, change: &RecordedChange) -> Result<Table> {
    let mut before = table.clone();
    for property in &change.fields {
        match property.field.as_str() {
            "singular" => before.singular = journalled::one_text(&property.before),
            "plural" => before.plural = journalled::one_text(&property.before),
            _ => {
                let order = journalled::all_texts(&property.before);
                before.fields = change_table::ordered(table, &order).ok_or_else(moved_on)?;
            }
        }
    }
    Ok(before)
}

/// Until when something was kept in the bin before it came back.
fn kept(change: &RecordedChange) -> Option<Timestamp> {
    let property = change.fields.iter().find(|p| p.field == "keep_until")?;
    match &property.before {
        Value::One(Scalar::Datetime(at)) => Some(*at),
        _ => None,
    }
}

fn moved_on() -> Error {
    Error::Conflict("tables or fields changed in between".into())
}
