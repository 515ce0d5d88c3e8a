//! What entries of the journal say was erased.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::rows::details;

/// What may be missing: of an operation itself, or of one of its changes.
pub(super) struct Erased(HashSet<(i64, Option<u32>)>);

impl Erased {
    /// Reads it from the entries `journal.erased`.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut statement = connection
            .prepare("SELECT details FROM bailey_operation WHERE kind = 'journal.erased'")?;
        let mut rows = statement.query([])?;
        let mut erased = HashSet::new();
        while let Some(row) = rows.next()? {
            let lines: String = row.get(0)?;
            // What can't be read permits nothing; the entry itself is checked too.
            let details = details(&lines).unwrap_or_default();
            let named = details.iter().filter(|(name, _)| name == "erased");
            erased.extend(named.filter_map(|(_, place)| parse(place)));
        }
        Ok(Self(erased))
    }

    /// Whether the operation's own address, request and details were.
    pub(super) fn operation(&self, id: OperationId) -> bool {
        self.0.contains(&(id.0, None))
    }

    /// Whether the label and the values of one of its changes were.
    pub(super) fn change(&self, id: OperationId, position: u32) -> bool {
        self.0.contains(&(id.0, Some(position)))
    }
}

/// `12` or `12/0`.
fn parse(place: &str) -> Option<(i64, Option<u32>)> {
    match place.split_once('/') {
        None => Some((place.parse().ok()?, None)),
        Some((operation, position)) => {
            Some((operation.parse().ok()?, Some(position.parse().ok()?)))
        }
    }
}
