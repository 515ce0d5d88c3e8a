//! Lists the files of a record.

use bailey_crm::files;

use super::view::{FileView, record};
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The files of a record, the one added last first.
#[utoipa::path(
    get,
    path = "/tables/{table}/records/{id}/files",
    tag = "files",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("id" = i64, Path, description = "The record's number"),
    ),
    responses((status = OK, body = Vec<FileView>), Refused)
)]
pub(super) async fn list(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
) -> Result<Json<Vec<FileView>>> {
    let found = signed
        .records(&state, move |account, context| {
            files::of_record(account, context, &record(table, id))
        })
        .await?;
    Ok(Json(found.into_iter().map(FileView::from).collect()))
}
