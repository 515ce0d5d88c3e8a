//! Removes a file from a record.

use bailey_crm::{FileId, OperationId, files};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::record;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What removed it.
#[derive(Serialize, ToSchema)]
pub(super) struct RemovedView {
    /// The journal's entry: undoing it brings the file back, as long as the journal
    /// keeps it.
    #[schema(value_type = i64)]
    operation: OperationId,
}

/// Removes a file from a record.
#[utoipa::path(
    delete,
    path = "/tables/{table}/records/{id}/files/{file}",
    tag = "files",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("id" = i64, Path, description = "The record's number"),
        ("file" = i64, Path, description = "The file's number"),
    ),
    responses((status = OK, body = RemovedView), Refused)
)]
pub(super) async fn remove(
    state: State,
    signed: Signed,
    Path((table, id, file)): Path<(String, i64, i64)>,
) -> Result<Json<RemovedView>> {
    let operation = signed
        .records(&state, move |account, context| {
            files::remove(account, context, &record(table, id), FileId(file))
        })
        .await?;
    Ok(Json(RemovedView { operation }))
}
