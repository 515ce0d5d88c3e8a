//! Making one record of a group, as one operation that can be undone.

use bailey_sdk::prelude::*;
use bailey_sdk::records;
use bailey_sdk::records_write::{self, Merging, Seen};

use crate::group::Group;
use crate::store;

/// Makes one of the group's records, the one with this number, of all of them that are
/// still there, and takes the group away.
pub fn merge(number: u32, group: &Group, into: RecordId) -> Result<OperationId, Error> {
    if !group.ids.contains(&into) {
        return Err(Error::field("into", tr("not-of-group")));
    }
    let mut seen = Vec::new();
    for asked in group.records() {
        match records::get(&asked) {
            Ok(record) => seen.push(Seen {
                id: asked.id,
                version: record.version,
            }),
            // Gone since, or not for whoever asks: it stays out of it.
            Err(Error::NotFound(_)) => {}
            Err(other) => return Err(other),
        }
    }
    let from: Vec<RecordId> = seen
        .iter()
        .map(|seen| seen.id)
        .filter(|id| *id != into)
        .collect();
    if from.is_empty() {
        return Err(Error::Conflict("nothing is left to be made one".into()));
    }
    let operation = records_write::merge(&Merging {
        table: group.table.clone(),
        into,
        from,
        values: Vec::new(),
        versions: seen,
    })?;
    store::forget(number, group)?;
    Ok(operation)
}
