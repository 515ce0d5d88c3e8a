//! Lists deletions.

use bailey_crm::bin::{self, Deletion};
use bailey_crm::{Actor, OperationId};
use serde::Serialize;
use utoipa::ToSchema;

use super::query::Parameters;
use crate::api::body::{Json, Query};
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What one act deleted, and comes back as one.
#[derive(Serialize, ToSchema)]
struct DeletionView {
    /// The journal's entry of the delete.
    #[schema(value_type = i64)]
    operation: OperationId,
    at: Moment,
    /// As in the journal's entries.
    #[schema(value_type = Object)]
    by: Actor,
    /// The table in which it began.
    table: String,
    /// How many records that were chosen are still in the bin.
    count: u64,
    /// How many records that went along are still in the bin.
    along: u64,
    /// The names of the first few.
    labels: Vec<String>,
    /// Until when it is kept at least; null means without end.
    keep_until: Option<Moment>,
}

/// A page of deletions.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletionsView {
    /// The last one first.
    deletions: Vec<DeletionView>,
    /// How many match, on whatever page.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

impl From<Deletion> for DeletionView {
    fn from(deletion: Deletion) -> Self {
        Self {
            operation: deletion.operation,
            at: deletion.at.into(),
            by: deletion.by,
            table: deletion.table,
            count: deletion.count,
            along: deletion.along,
            labels: deletion.labels,
            keep_until: deletion.keep_until.map(Moment::from),
        }
    }
}

/// Lists deletions, the last one first: those of which some record matches.
#[utoipa::path(
    get,
    path = "/bin/deletions",
    tag = "bin",
    params(Parameters),
    responses((status = OK, body = DeletionsView), Refused)
)]
pub(super) async fn deletions(
    state: State,
    signed: Signed,
    Query(parameters): Query<Parameters>,
) -> Result<Json<DeletionsView>> {
    let query = parameters.into();
    let page = signed
        .records(&state, move |account, context| {
            bin::deletions(account, context, &query)
        })
        .await?;
    Ok(Json(DeletionsView {
        deletions: page.deletions.into_iter().map(DeletionView::from).collect(),
        total: page.total,
        next: page.next,
    }))
}
