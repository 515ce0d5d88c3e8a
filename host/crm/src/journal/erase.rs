//! Taking values out of the journal while the chain still holds: the digests
//! stay, the values go, and their salts with them, since a salt that is left lets
//! a short value be guessed. The entry that does it says which.
//!
//! Once all of a change, or of an operation's own texts, is gone, its salts are
//! empty; as long as some of it is left, those of what is gone are zeros.

use rusqlite::{Connection, params};

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::append::OperationBuilder;
use crate::journal::chain::SALT;
use crate::records::row::json_ids;

/// Erases the label and the values of all that earlier operations did to these
/// records of one table, and has `operation` say so.
pub(crate) fn erase_records(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &str,
    records: &[RecordId],
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "UPDATE bailey_change SET label = NULL, vals = '', salts = x''
         WHERE table_key = ?1 AND record IN (SELECT value FROM json_each(?2))
             AND id < ?3 << 24 AND salts <> x''
         RETURNING id >> 24, id & 16777215",
    )?;
    let places = statement.query_map(params![table, json_ids(records), operation.id()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let mut places: Vec<(OperationId, u32)> = places.collect::<rusqlite::Result<_>>()?;
    places.sort_unstable();
    for (id, position) in places {
        operation.erases_change(id, position);
    }
    Ok(())
}

/// Erases the labels and the values of all that earlier operations did to any
/// record of a table, and has `operation` say so.
pub(crate) fn erase_table(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &str,
) -> Result<()> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT record FROM bailey_change WHERE table_key = ?1")?;
    let records = statement.query_map([table], |row| row.get(0))?;
    let records: Vec<RecordId> = records.collect::<rusqlite::Result<_>>()?;
    erase_records(connection, operation, table, &records)
}

/// Erases the values of one field from all that earlier operations did to
/// records of its table, and has `operation` say so. Other values stay.
pub(crate) fn erase_field(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &str,
    field: &str,
) -> Result<()> {
    let mut read = connection.prepare_cached(
        "SELECT operation, position, fields, vals, salts FROM bailey_change
         WHERE table_key = ?1 AND id < ?3 << 24 AND salts <> x''
             AND EXISTS (SELECT 1 FROM json_each(fields) WHERE value = ?2)
         ORDER BY id",
    )?;
    let mut write = connection.prepare_cached(
        "UPDATE bailey_change SET vals = ?3, salts = ?4 WHERE id = (?1 << 24) + ?2",
    )?;
    let changes = read.query_map(params![table, field, operation.id()], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
        ))
    })?;
    let changes: Vec<(OperationId, u32, String, String, Vec<u8>)> =
        changes.collect::<rusqlite::Result<_>>()?;
    for (id, position, fields, vals, mut salts) in changes {
        let keys: Vec<String> = serde_json::from_str(&fields).map_err(Error::damaged)?;
        let mut lines: Vec<&str> = vals.split('\n').collect();
        for place in (0..keys.len()).filter(|place| keys[*place] == field) {
            if let Some(line) = lines.get_mut(place) {
                *line = "";
            }
            // Before the values stands the salt of the label.
            if let Some(salt) = salts.chunks_mut(SALT).nth(place + 1) {
                salt.fill(0);
            }
        }
        write.execute((id, position, lines.join("\n"), salts))?;
        operation.erases_change(id, position);
    }
    Ok(())
}
