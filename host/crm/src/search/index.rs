//! Keeping the full-text index in step with the records.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::{RecordId, TableId};
use crate::schema::{Field, Table};
use crate::search::words::index_words;
use crate::value::{Scalar, Value};

const INSERT: &str = "INSERT INTO bailey_search (rowid, words) VALUES (?1, ?2)";

/// Indexes a field of a record that is new.
pub(crate) fn insert(
    connection: &Connection,
    table: &Table,
    record: RecordId,
    field: &Field,
    value: &Value,
) -> Result<()> {
    let Some(words) = words(field, value) else {
        return Ok(());
    };
    connection
        .prepare_cached(
            "INSERT INTO bailey_search_row (table_id, record_id, field_id) VALUES (?1, ?2, ?3)",
        )?
        .execute((table.id, record, field.id))?;
    connection
        .prepare_cached(INSERT)?
        .execute((connection.last_insert_rowid(), words))?;
    Ok(())
}

/// Indexes a field of a record under a row that it has already.
pub(crate) fn insert_at(
    connection: &Connection,
    row: i64,
    field: &Field,
    value: &Value,
) -> Result<()> {
    if let Some(words) = words(field, value) {
        connection.prepare_cached(INSERT)?.execute((row, words))?;
    }
    Ok(())
}

/// Indexes a field of a record that may have been indexed before.
pub(crate) fn replace(
    connection: &Connection,
    table: &Table,
    record: RecordId,
    field: &Field,
    value: &Value,
) -> Result<()> {
    if !field.kind.is_text() {
        return Ok(());
    }
    let row: Option<i64> = connection
        .prepare_cached(
            "DELETE FROM bailey_search_row
             WHERE table_id = ?1 AND record_id = ?2 AND field_id = ?3 RETURNING id",
        )?
        .query_row((table.id, record, field.id), |row| row.get(0))
        .optional()?;
    if let Some(row) = row {
        connection
            .prepare_cached("DELETE FROM bailey_search WHERE rowid = ?1")?
            .execute([row])?;
    }
    insert(connection, table, record, field, value)
}

/// Forgets records; `ids` is a JSON array.
pub(crate) fn remove(connection: &Connection, table: TableId, ids: &str) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM bailey_search WHERE rowid IN (
                 SELECT id FROM bailey_search_row
                 WHERE table_id = ?1 AND record_id IN (SELECT value FROM json_each(?2)))",
        )?
        .execute((table, ids))?;
    connection
        .prepare_cached(
            "DELETE FROM bailey_search_row
             WHERE table_id = ?1 AND record_id IN (SELECT value FROM json_each(?2))",
        )?
        .execute((table, ids))?;
    Ok(())
}

/// Writes the index anew, without the words of what was forgotten.
pub(crate) fn merge(connection: &Connection) -> Result<()> {
    connection.execute(
        "INSERT INTO bailey_search (bailey_search) VALUES ('optimize')",
        [],
    )?;
    Ok(())
}

/// The words of a text field; none if it is no text or has no words.
fn words(field: &Field, value: &Value) -> Option<String> {
    if !field.kind.is_text() {
        return None;
    }
    let texts: Vec<String> = value
        .scalars()
        .iter()
        .filter_map(|scalar| match scalar {
            Scalar::Text(text) => Some(index_words(text)),
            _ => None,
        })
        .filter(|words| !words.is_empty())
        .collect();
    if texts.is_empty() {
        None
    } else {
        Some(texts.join(" "))
    }
}
