//! Which part of the bin an act is about, as a body says it.

use bailey_crm::bin::Selection;
use bailey_crm::{Error, OperationId, RecordId, RecordRef, Result};
use serde::Deserialize;
use utoipa::ToSchema;

/// Names one record.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// The table's key.
    table: String,
    id: i64,
}

impl From<Named> for RecordRef {
    fn from(named: Named) -> Self {
        Self {
            table: named.table,
            id: RecordId(named.id),
        }
    }
}

/// A part of the bin: either deletions or records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// The numbers of operations: all that they deleted and that is still there.
    deletions: Option<Vec<i64>>,
    /// Records, each with what went along with it.
    records: Option<Vec<Named>>,
}

impl Part {
    pub(super) fn read(self) -> Result<Selection> {
        part(self.deletions, self.records)
    }
}

/// Either deletions or records.
pub(super) fn part(deletions: Option<Vec<i64>>, records: Option<Vec<Named>>) -> Result<Selection> {
    match (deletions, records) {
        (Some(operations), None) => Ok(Selection::Deletions(
            operations.into_iter().map(OperationId).collect(),
        )),
        (None, Some(records)) => Ok(Selection::Records(
            records.into_iter().map(Into::into).collect(),
        )),
        _ => Err(Error::invalid_field(
            "records",
            "one-of-two",
            "Send either `deletions` or `records`.",
        )),
    }
}
