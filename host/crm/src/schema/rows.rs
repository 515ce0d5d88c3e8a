//! Rows of `bailey_table` and `bailey_field`: the one place that changes them.

use std::sync::Arc;

use rusqlite::{Connection, params};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{FieldId, OperationId, TableId, Timestamp};
use crate::schema::{Field, NewField, NewTable, Schema, Table};
use crate::store::Write;

/// How something goes to the bin.
#[derive(Clone, Copy)]
pub(super) struct Lie {
    pub(super) operation: OperationId,
    pub(super) keep_until: Option<Timestamp>,
    /// With the table that it refers to.
    pub(super) along: bool,
    /// How many records it has, or hold a value of it.
    pub(super) held: u64,
}

/// Adds the row of a table that was checked.
pub(super) fn insert_table(
    connection: &Connection,
    new: &NewTable,
    standard: bool,
) -> Result<TableId> {
    connection
        .prepare_cached(
            "INSERT INTO bailey_table (key, singular, plural, standard) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((&new.key, &new.singular, &new.plural, standard))?;
    Ok(TableId(connection.last_insert_rowid()))
}

/// Adds the row of a field that was checked, in the last place. The first field
/// that holds one text names the table's records.
pub(super) fn insert_field(
    connection: &Connection,
    table: TableId,
    field: &NewField,
    standard: bool,
) -> Result<FieldId> {
    connection
        .prepare_cached(
            "INSERT INTO bailey_field (table_id, key, label, kind, required, is_unique, multiple,
                 along, standard, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                 (SELECT coalesce(max(place), 0) + 1 FROM bailey_field WHERE table_id = ?1))",
        )?
        .execute(params![
            table,
            field.key,
            field.label,
            kind(field)?,
            field.required,
            field.unique,
            field.multiple,
            field.along,
            standard,
        ])?;
    let id = FieldId(connection.last_insert_rowid());
    if field.kind.is_text() && !field.multiple {
        connection
            .prepare_cached(
                "UPDATE bailey_table SET label_field = ?2 WHERE id = ?1 AND label_field IS NULL",
            )?
            .execute((table, id))?;
    }
    Ok(id)
}

/// Writes what of a field can change, and its version.
pub(super) fn write_field(connection: &Connection, field: &Field) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE bailey_field SET label = ?2, kind = ?3, required = ?4, is_unique = ?5,
                 version = ?6 WHERE id = ?1",
        )?
        .execute(params![
            field.id,
            field.label,
            kind(&NewField::from(field))?,
            field.required,
            field.unique,
            field.version.cast_signed(),
        ])?;
    Ok(())
}

/// Writes what of a table can change: its names, and the order of its fields,
/// which share the places that they had.
pub(super) fn write_table(connection: &Connection, table: &Table) -> Result<()> {
    connection
        .prepare_cached("UPDATE bailey_table SET singular = ?2, plural = ?3 WHERE id = ?1")?
        .execute((table.id, &table.singular, &table.plural))?;
    let mut places = connection.prepare_cached(
        "SELECT place FROM bailey_field WHERE table_id = ?1 AND deletion IS NULL ORDER BY place",
    )?;
    let places = places.query_map([table.id], |row| row.get::<_, i64>(0))?;
    let places = places.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut put = connection.prepare_cached("UPDATE bailey_field SET place = ?2 WHERE id = ?1")?;
    for (field, place) in table.fields.iter().zip(places) {
        put.execute((field.id, place))?;
    }
    Ok(())
}

/// Says that a table or one of its fields changed, and that whoever reads after
/// the commit gets the schema anew; returns it as it stands now.
pub(super) fn changed(write: &Write<'_>, table: TableId) -> Result<Arc<Schema>> {
    write
        .connection()
        .prepare_cached("UPDATE bailey_table SET version = version + 1 WHERE id = ?1")?
        .execute([table])?;
    write.schema_changed()?;
    write.whole_schema()
}

/// Puts a field into the bin.
pub(super) fn field_to_bin(
    connection: &Connection,
    context: &Context,
    field: FieldId,
    lie: Lie,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE bailey_field SET deletion = ?2, deleted_at = ?3, deleted_by = ?4,
                 keep_until = ?5, went_along = ?6, held = ?7, version = version + 1
             WHERE id = ?1",
        )?
        .execute(params![
            field,
            lie.operation,
            context.at,
            context.actor.user(),
            lie.keep_until,
            lie.along,
            lie.held.cast_signed(),
        ])?;
    Ok(())
}

/// Takes a field out of the bin.
pub(super) fn field_from_bin(connection: &Connection, field: FieldId) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE bailey_field SET deletion = NULL, deleted_at = NULL, deleted_by = NULL,
                 keep_until = NULL, went_along = 0, version = version + 1 WHERE id = ?1",
        )?
        .execute([field])?;
    Ok(())
}

/// Puts a table into the bin.
pub(super) fn table_to_bin(
    connection: &Connection,
    context: &Context,
    table: TableId,
    lie: Lie,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE bailey_table SET deletion = ?2, deleted_at = ?3, deleted_by = ?4,
                 keep_until = ?5, held = ?6 WHERE id = ?1",
        )?
        .execute(params![
            table,
            lie.operation,
            context.at,
            context.actor.user(),
            lie.keep_until,
            lie.held.cast_signed(),
        ])?;
    Ok(())
}

/// Takes a table out of the bin.
pub(super) fn table_from_bin(connection: &Connection, table: TableId) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE bailey_table SET deletion = NULL, deleted_at = NULL, deleted_by = NULL,
                 keep_until = NULL WHERE id = ?1",
        )?
        .execute([table])?;
    Ok(())
}

/// Forgets a field that has no column any more, and its full text.
pub(super) fn forget_field(connection: &Connection, field: FieldId) -> Result<()> {
    for sql in [
        "DELETE FROM bailey_search WHERE rowid IN (
             SELECT id FROM bailey_search_row WHERE field_id = ?1)",
        "DELETE FROM bailey_search_row WHERE field_id = ?1",
        "DELETE FROM bailey_field WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([field])?;
    }
    Ok(())
}

/// Forgets a table that is no SQL table any more, its fields and full text, but
/// not how far its records were counted.
pub(super) fn forget_table(connection: &Connection, table: &Table, last: i64) -> Result<()> {
    for sql in [
        "DELETE FROM bailey_search WHERE rowid IN (
             SELECT id FROM bailey_search_row WHERE table_id = ?1)",
        "DELETE FROM bailey_search_row WHERE table_id = ?1",
        "DELETE FROM bailey_field WHERE table_id = ?1",
        "DELETE FROM bailey_table WHERE id = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([table.id])?;
    }
    connection
        .prepare_cached(
            "INSERT INTO bailey_former_table (key, last_record) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET last_record = max(last_record, excluded.last_record)",
        )?
        .execute((&table.key, last))?;
    Ok(())
}

fn kind(field: &NewField) -> Result<String> {
    serde_json::to_string(&field.kind).map_err(Error::damaged)
}
