//! Lists the records in the bin, one by one.

use bailey_crm::bin;
use serde::Serialize;
use utoipa::ToSchema;

use super::query::Parameters;
use super::view::DeletedRecordView;
use crate::api::body::{Json, Query};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// A page of the records in the bin.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletedRecordsView {
    /// Those deleted last first.
    records: Vec<DeletedRecordView>,
    /// How many match, on whatever page.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// Lists the records in the bin, those deleted last first.
#[utoipa::path(
    get,
    path = "/bin/records",
    tag = "bin",
    params(Parameters),
    responses((status = OK, body = DeletedRecordsView), Refused)
)]
pub(super) async fn records(
    state: State,
    signed: Signed,
    Query(parameters): Query<Parameters>,
) -> Result<Json<DeletedRecordsView>> {
    let query = parameters.into();
    let page = signed
        .records(&state, move |account, context| {
            bin::deleted(account, context, &query)
        })
        .await?;
    Ok(Json(DeletedRecordsView {
        records: page.records.into_iter().map(Into::into).collect(),
        total: page.total,
        next: page.next,
    }))
}
