//! What is in the bin, as the API writes it.

use bailey_crm::bin::{DeletedRecord, Outcome};
use bailey_crm::{Actor, OperationId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::moment::Moment;
use crate::api::records::ReferenceView;

/// A record in the bin.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletedRecordView {
    record: ReferenceView,
    /// What it is called.
    label: String,
    /// The journal's entry of the delete.
    #[schema(value_type = i64)]
    operation: OperationId,
    at: Moment,
    /// As in the journal's entries.
    #[schema(value_type = Object)]
    by: Actor,
    /// It went along with another record of the same deletion.
    along: bool,
    /// Until when it is kept at least; null means without end.
    keep_until: Option<Moment>,
}

impl From<DeletedRecord> for DeletedRecordView {
    fn from(deleted: DeletedRecord) -> Self {
        Self {
            record: deleted.record.into(),
            label: deleted.label,
            operation: deleted.operation,
            at: deleted.at.into(),
            by: deleted.by,
            along: deleted.along,
            keep_until: deleted.keep_until.map(Moment::from),
        }
    }
}

/// What became of an act on the bin.
#[derive(Serialize, ToSchema)]
#[schema(as = BinOutcomeView)]
pub(super) struct OutcomeView {
    /// The journal's entry; null when nothing was left to do.
    #[schema(value_type = Option<i64>)]
    operation: Option<OperationId>,
    /// How many records, those that went along included.
    count: u64,
}

impl From<Outcome> for OutcomeView {
    fn from(outcome: Outcome) -> Self {
        Self {
            operation: outcome.operation,
            count: outcome.count,
        }
    }
}
