//! Taking away the contents that nothing refers to any more.

use rusqlite::Connection;

use crate::error::Result;
use crate::files::piece_id;
use crate::ids::{OperationId, Timestamp};

/// How long a file may take to come in, in milliseconds.
const PATIENCE_MS: i64 = 24 * 60 * 60 * 1000;

/// Forgets the files of records that are gone for good; `ids` is a JSON array.
pub(crate) fn of_records(connection: &Connection, table: &str, ids: &str) -> Result<()> {
    let gone = connection
        .prepare_cached(
            "DELETE FROM bailey_file
             WHERE table_key = ?1 AND record IN (SELECT value FROM json_each(?2))",
        )?
        .execute((table, ids))?;
    if gone > 0 {
        unreferred(connection)?;
    }
    Ok(())
}

/// Forgets the files of a table that is gone for good.
pub(crate) fn of_table(connection: &Connection, table: &str) -> Result<()> {
    connection.execute("DELETE FROM bailey_file WHERE table_key = ?1", [table])?;
    unreferred(connection)
}

/// Forgets removed files that the journal has let go of: all that was removed up
/// to this operation.
pub(crate) fn of_journal(connection: &Connection, up_to: OperationId) -> Result<()> {
    let gone = connection
        .prepare_cached("DELETE FROM bailey_file WHERE removed = 1 AND operation <= ?1")?
        .execute([up_to])?;
    if gone > 0 {
        unreferred(connection)?;
    }
    Ok(())
}

/// Takes away what was begun and never came to its end.
pub(super) fn abandoned(connection: &Connection, now: Timestamp) -> Result<()> {
    let before = now.plus_millis(-PATIENCE_MS);
    let sql = "SELECT id FROM bailey_blob WHERE digest IS NULL AND begun_at < ?1";
    let found = numbers(connection, sql, [before])?;
    remove(connection, &found)
}

/// Takes contents away that no file has.
fn unreferred(connection: &Connection) -> Result<()> {
    let sql = "SELECT id FROM bailey_blob b WHERE digest IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM bailey_file f WHERE f.blob = b.id)";
    let found = numbers(connection, sql, [])?;
    remove(connection, &found)
}

/// Takes these contents away.
pub(super) fn remove(connection: &Connection, blobs: &[i64]) -> Result<()> {
    let mut pieces =
        connection.prepare_cached("DELETE FROM bailey_blob_piece WHERE id >= ?1 AND id < ?2")?;
    let mut blob = connection.prepare_cached("DELETE FROM bailey_blob WHERE id = ?1")?;
    for id in blobs {
        pieces.execute((piece_id(*id, 0), piece_id(*id + 1, 0)))?;
        blob.execute([id])?;
    }
    Ok(())
}

fn numbers(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
