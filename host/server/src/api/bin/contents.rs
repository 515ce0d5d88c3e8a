//! What is left of one deletion.

use bailey_crm::OperationId;
use bailey_crm::bin;

use super::view::DeletedRecordView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The records of one deletion that are still in the bin: those that were chosen
/// first, then those that went along.
#[utoipa::path(
    get,
    path = "/bin/deletions/{operation}",
    tag = "bin",
    params(("operation" = i64, Path)),
    responses((status = OK, body = Vec<DeletedRecordView>), Refused)
)]
pub(super) async fn contents(
    state: State,
    signed: Signed,
    Path(operation): Path<i64>,
) -> Result<Json<Vec<DeletedRecordView>>> {
    let records = signed
        .records(&state, move |account, context| {
            bin::contents(account, context, OperationId(operation))
        })
        .await?;
    Ok(Json(records.into_iter().map(Into::into).collect()))
}
