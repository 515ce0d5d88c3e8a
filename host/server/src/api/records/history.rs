//! Lists what was done to one record.

use bailey_crm::{RecordId, RecordRef, journal};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path, Query};
use crate::api::journal::changes::{PageOf, USUAL};
use crate::api::journal::{ChangeView, OperationView};
use crate::api::limit::Limit;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One thing that was done to the record.
#[derive(Serialize, ToSchema)]
struct EntryView {
    operation: OperationView,
    change: ChangeView,
}

/// A page of what was done to one record.
#[derive(Serialize, ToSchema)]
pub(super) struct HistoryView {
    /// Newest first.
    entries: Vec<EntryView>,
    /// How many there are in all.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// What was done to one record, newest first.
#[utoipa::path(
    get,
    path = "/tables/{table}/records/{id}/history",
    tag = "records",
    params(("table" = String, Path, description = "The table's key"), ("id" = i64, Path), PageOf),
    responses((status = OK, body = HistoryView), Refused)
)]
pub(super) async fn history(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
    Query(page): Query<PageOf>,
) -> Result<Json<HistoryView>> {
    let record = RecordRef {
        table,
        id: RecordId(id),
    };
    let found = signed
        .records(&state, move |account, context| {
            let limit = Limit::or(page.limit, USUAL);
            journal::record_history(account, context, &record, limit, page.after.as_deref())
        })
        .await?;
    let entries = found
        .entries
        .into_iter()
        .map(|(operation, change)| EntryView {
            operation: operation.into(),
            change: change.into(),
        });
    Ok(Json(HistoryView {
        entries: entries.collect(),
        total: found.total,
        next: found.next,
    }))
}
