//! Taking values out of the journal while the chain still holds: the digests
//! stay, the values go, and their salts with them, since a salt that is left lets
//! a short value be guessed. The entry that does it says which.
//!
//! Once all of a change, or of an operation's own texts, is gone, its salts are
//! empty; as long as some of it is left, those of what is gone are zeros.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::journal::append::OperationBuilder;
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
             AND operation < ?3 AND salts <> x''
         RETURNING operation, position",
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
