//! What is in the bin, on the way out; what of it to list, on the way in.

use bailey_crm::bin::{BinQuery, DeletedRecord, Deletion, Outcome};
use bailey_crm::{OperationId, Timestamp, UserId};

use crate::contract::bailey::crm::bin as wit;

impl From<wit::BinQuery> for BinQuery {
    fn from(query: wit::BinQuery) -> Self {
        Self {
            table: query.table,
            by: query.by.map(UserId),
            deletion: query.deletion.map(OperationId),
            since: query.since.map(Timestamp),
            until: query.until.map(Timestamp),
            text: query.text,
            limit: query.limit,
            after: query.after,
        }
    }
}

impl From<Deletion> for wit::Deletion {
    fn from(deletion: Deletion) -> Self {
        Self {
            operation: deletion.operation.0,
            at: deletion.at.0,
            by: deletion.by.into(),
            table: deletion.table,
            count: count(deletion.count),
            along: count(deletion.along),
            labels: deletion.labels,
            keep_until: deletion.keep_until.map(|at| at.0),
        }
    }
}

impl From<DeletedRecord> for wit::DeletedRecord {
    fn from(deleted: DeletedRecord) -> Self {
        Self {
            ref_: deleted.record.into(),
            label: deleted.label,
            operation: deleted.operation.0,
            at: deleted.at.0,
            by: deleted.by.into(),
            along: deleted.along,
            keep_until: deleted.keep_until.map(|at| at.0),
        }
    }
}

impl From<Outcome> for wit::Outcome {
    fn from(outcome: Outcome) -> Self {
        Self {
            operation: outcome.operation.map(|id| id.0),
            count: count(outcome.count),
        }
    }
}

/// A number of records of one act, which are never so many.
pub(super) fn count(records: u64) -> u32 {
    u32::try_from(records).unwrap_or(u32::MAX)
}
