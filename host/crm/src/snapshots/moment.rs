//! What was at a moment, by the journal: all that was done to a table's records
//! since then, and what that comes to for each. It knows what every record that is
//! there was like; of those that were deleted for good, a snapshot has to tell.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::Result;
use crate::ids::{OperationId, RecordId, Timestamp};
use crate::journal::{CHANGE_COLUMNS, ChangeRow, RecordedChange};
use crate::returning::Net;

/// The first operation of this moment or later; the one after the last if there is
/// none.
pub(super) fn first_since(connection: &Connection, at: Timestamp) -> Result<OperationId> {
    let first = connection
        .prepare_cached("SELECT id FROM bailey_operation WHERE at >= ?1 ORDER BY at, id LIMIT 1")?
        .query_row([at], |row| row.get(0))
        .optional()?;
    match first {
        Some(first) => Ok(first),
        None => Ok(connection
            .prepare_cached("SELECT coalesce(max(id), 0) + 1 FROM bailey_operation")?
            .query_row([], |row| row.get(0))?),
    }
}

/// What was done to a table's records from this operation on, by record; to one
/// record alone, if one is named.
pub(super) fn since(
    connection: &Connection,
    table: &str,
    first: OperationId,
    only: Option<RecordId>,
) -> Result<BTreeMap<RecordId, Net>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change
         WHERE table_key = ?1 AND (?3 IS NULL OR record = ?3) AND id >= ?2 << 24 ORDER BY id"
    ))?;
    let mut rows = statement.query(params![table, first, only])?;
    let mut nets: BTreeMap<RecordId, Net> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let row = ChangeRow::read(row)?;
        let change = RecordedChange::of(&row, None)?;
        match nets.entry(row.record) {
            Entry::Occupied(mut net) => net.get_mut().add(change),
            Entry::Vacant(place) => {
                place.insert(Net::new(row.operation, change));
            }
        }
    }
    Ok(nets)
}
