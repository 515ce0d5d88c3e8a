//! Copies a snapshot's rows into a file that we made: table by table and column by
//! column, so that nothing of the other file's schema comes along.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::records;
use crate::schema::{self, Field, Schema, Table};
use crate::search::index;
use crate::snapshots::Snapshot;

/// The name under which the snapshot is attached.
const OLD: &str = "snapshot";

/// What a table of the file is, of those whose rows are copied as they are.
const ORDINARY: &str = "SELECT name FROM pragma_table_list
     WHERE schema = ?1 AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

/// Copies all rows into a file that has the snapshot's internal tables, and none
/// of its records' tables yet. `progress` hears how many tables of how many are
/// copied.
pub(super) fn copy(
    new: &mut Connection,
    snapshot: &Snapshot,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<()> {
    let path = snapshot.path.to_string_lossy();
    new.execute(&format!("ATTACH ?1 AS {OLD}"), [&path])?;
    // Rows refer to others that come later.
    new.pragma_update(None, "foreign_keys", false)?;
    let copied = rows(new, progress);
    new.pragma_update(None, "foreign_keys", true)?;
    new.execute_batch(&format!("DETACH {OLD}"))?;
    copied
}

fn rows(new: &mut Connection, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
    let transaction = new.transaction()?;
    let internal = ordinary(&transaction, "main")?;
    for table in &internal {
        // A few have a row from the beginning.
        transaction.execute(&format!(r#"DELETE FROM main."{table}""#), [])?;
        copy_table(&transaction, table)?;
    }
    let schema = Schema::load(&transaction)?;
    let binned = schema.deleted().iter().map(|deleted| &deleted.table);
    let tables: Vec<_> = schema.tables().iter().chain(binned).collect();
    let total = tables.len() as u64;
    for (done, table) in (1..).zip(tables) {
        schema::make_again(&transaction, table)?;
        copy_table(&transaction, &table.key)?;
        found_by_words(&transaction, table)?;
        progress(done, total);
    }
    // Numbers that were given once are not given again.
    transaction.execute_batch(&format!(
        "DELETE FROM main.sqlite_sequence;
         INSERT INTO main.sqlite_sequence (name, seq)
         SELECT name, max(seq) FROM {OLD}.sqlite_sequence
         WHERE name IN (SELECT name FROM main.sqlite_schema WHERE type = 'table') GROUP BY name;"
    ))?;
    Ok(transaction.commit()?)
}

fn ordinary(connection: &Connection, schema: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(ORDINARY)?;
    let names = statement.query_map([schema], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

fn copy_table(connection: &Connection, table: &str) -> Result<()> {
    if !ordinary(connection, OLD)?.iter().any(|name| name == table) {
        return Err(Error::damaged(format!("it lacks the table `{table}`")));
    }
    let mut statement =
        connection.prepare("SELECT name FROM pragma_table_xinfo(?1, 'main') WHERE hidden = 0")?;
    let columns: Vec<String> = statement
        .query_map([table], |row| row.get::<_, String>(0))?
        .map(|name| name.map(|name| format!(r#""{name}""#)))
        .collect::<rusqlite::Result<_>>()?;
    let columns = columns.join(", ");
    let sql =
        format!(r#"INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM {OLD}."{table}""#);
    connection.execute(&sql, []).map_err(|error| {
        Error::damaged(format!(
            "the rows of `{table}` can't be taken over: {error}"
        ))
    })?;
    Ok(())
}

/// Writes the words of a table's records into the full-text index, for the rows
/// that say what is found.
fn found_by_words(connection: &Connection, table: &Table) -> Result<()> {
    let binned = table.deleted.iter().map(|deleted| &deleted.field);
    let texts = table.fields.iter().chain(binned);
    for field in texts.filter(|field| field.kind.is_text()) {
        field_found_by_words(connection, table, field)?;
    }
    Ok(())
}

fn field_found_by_words(connection: &Connection, table: &Table, field: &Field) -> Result<()> {
    let columns: Vec<String> = field
        .columns()
        .iter()
        .map(|(name, _)| format!(r#"r."{name}""#))
        .collect();
    let mut statement = connection.prepare(&format!(
        r#"SELECT s.id, {} FROM bailey_search_row s JOIN "{}" r ON r.id = s.record_id
           WHERE s.table_id = ?1 AND s.field_id = ?2 ORDER BY s.id"#,
        columns.join(", "),
        table.key
    ))?;
    let mut rows = statement.query((table.id, field.id))?;
    while let Some(row) = rows.next()? {
        let (value, _) = records::decode(field, row, 1)?;
        index::insert_at(connection, row.get(0)?, field, &value)?;
    }
    Ok(())
}
