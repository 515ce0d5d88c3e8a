//! Bringing tables and fields back from the bin, with all that they held.

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::{FieldId, OperationId, TableId};
use crate::journal::{ChangeKind, OperationBuilder};
use crate::records::relink::relink_field;
use crate::schema::bin::{awaited, find_field, find_table, went_along};
use crate::schema::{
    DeletedField, DeletedTable, Field, Item, NewField, Table, USERS, ddl, fitness, journalled,
    may_change, rows,
};
use crate::store::{Account, Write};

/// What becomes of a field's demands that the data doesn't meet any more:
/// records may have been made without a required value, or share a unique one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The field comes back as it was or not at all.
    Strict,
    /// It comes back without them.
    Relaxed,
}

/// Brings a table or a field back, as one operation: a table with its records
/// and with the fields that went along.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` for what is not in the bin;
/// `Conflict` when a table has to come back first, or the data doesn't fit.
pub fn restore(account: &Account, context: &Context, item: Item, fit: Fit) -> Result<OperationId> {
    let context = context.clone();
    account.write_bulk(move |write| {
        may_change(&context)?;
        let schema = write.whole_schema()?;
        match item {
            Item::Table(id) => {
                let deleted = find_table(&schema, id).ok_or_else(missing)?;
                let mut operation = write.operation(&context, "schema.table-restored")?;
                operation.table(&deleted.table.key);
                operation.detail("table", &deleted.table.plural);
                operation.undoes(deleted.binned.operation);
                table_back(write, &context, &mut operation, deleted, fit)?;
                operation.finish()
            }
            Item::Field(id) => {
                let (table, deleted) = find_field(&schema, id).ok_or_else(missing)?;
                if let Some(key) = awaited(&schema, table, deleted) {
                    return Err(Error::Conflict(format!(
                        "the field `{}` of `{}` comes back once the table `{key}` is restored",
                        deleted.field.key, table.key
                    )));
                }
                let mut operation = write.operation(&context, "schema.field-restored")?;
                operation.table(&table.key);
                operation.detail("field", &deleted.field.label);
                operation.undoes(deleted.binned.operation);
                field_back(write, &context, &mut operation, (table, deleted), fit)?;
                operation.finish()
            }
        }
    })
}

fn missing() -> Error {
    Error::NotFound("there is no such table or field in the recycle bin".into())
}

/// Takes a field out of the bin.
pub(super) fn field_back(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    (table, deleted): (&Table, &DeletedField),
    fit: Fit,
) -> Result<()> {
    let connection = write.connection();
    let before = &deleted.field;
    let mut after = before.clone();
    after.version += 1;
    let problems = demands(write, table, before)?;
    if fit == Fit::Strict && !problems.is_empty() {
        let told: Vec<String> = problems
            .into_iter()
            .map(|problem| problem.message)
            .collect();
        return Err(Error::Conflict(told.join("; ")));
    }
    for problem in problems {
        match problem.field.as_deref() {
            Some("required") => after.required = false,
            _ => after.unique = false,
        }
    }
    rows::field_from_bin(connection, after.id)?;
    rows::write_field(connection, &after)?;
    ddl::index_field(connection, &table.key, &NewField::from(&after))?;
    let mut change = journalled::field_change(&table.key, Some(before), &after);
    change.kind = ChangeKind::Restored;
    change
        .fields
        .extend(journalled::kept_until(deleted.binned.keep_until));
    operation.change(&change)?;
    rows::changed(write, table.id)?;
    empty_what_is_gone(write, context, operation, table.id, Some(after.id))
}

/// What the data doesn't meet of what the field demands.
pub(super) fn demands(write: &Write<'_>, table: &Table, field: &Field) -> Result<Vec<Problem>> {
    let connection = write.connection();
    let mut problems = Vec::new();
    if field.required {
        problems.extend(fitness::lacking(connection, &table.key, field)?);
    }
    if field.unique {
        problems.extend(fitness::doubled(connection, &table.key, field)?);
    }
    Ok(problems)
}

/// Takes a table out of the bin, and the fields that went along.
pub(super) fn table_back(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    deleted: &DeletedTable,
    fit: Fit,
) -> Result<()> {
    let schema = write.whole_schema()?;
    let table = &deleted.table;
    rows::table_from_bin(write.connection(), table.id)?;
    rows::changed(write, table.id)?;
    let mut change = journalled::moved_table(ChangeKind::Restored, table);
    change.version += 1;
    change
        .fields
        .extend(journalled::kept_until(deleted.binned.keep_until));
    operation.change(&change)?;
    for (referring, field) in went_along(&schema, deleted.binned.operation) {
        field_back(write, context, operation, (referring, field), fit)?;
    }
    empty_what_is_gone(write, context, operation, table.id, None)
}

/// Empties references to records that were deleted for good in the meantime, in
/// one field or in all of a table.
fn empty_what_is_gone(
    write: &Write<'_>,
    context: &Context,
    operation: &mut OperationBuilder<'_>,
    table: TableId,
    field: Option<FieldId>,
) -> Result<()> {
    let schema = write.whole_schema()?;
    let Some(table) = schema.all().find(|known| known.id == table) else {
        return Ok(());
    };
    let back = table
        .fields
        .iter()
        .filter(|known| field.is_none_or(|id| known.id == id));
    for field in back {
        let Some(target) = field.kind.refers_to().filter(|target| *target != USERS) else {
            continue;
        };
        let (from, held) = if field.multiple {
            (
                format!(r#", json_each(r."{}") AS held"#, field.key),
                "held.value".to_owned(),
            )
        } else {
            (String::new(), format!(r#"r."{}""#, field.key))
        };
        let sql = format!(
            r#"SELECT DISTINCT {held} FROM "{}" AS r{from}
               WHERE r."{}" IS NOT NULL AND {held} NOT IN (SELECT "id" FROM "{target}")"#,
            table.key, field.key
        );
        let mut statement = write.connection().prepare_cached(&sql)?;
        let gone = statement.query_map([], |row| row.get(0))?;
        let gone = gone.collect::<rusqlite::Result<Vec<_>>>()?;
        if !gone.is_empty() {
            relink_field(
                write.connection(),
                context,
                (table, field),
                &gone,
                None,
                operation,
            )?;
        }
    }
    Ok(())
}
