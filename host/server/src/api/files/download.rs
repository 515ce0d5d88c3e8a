//! Hands out the content of a file.

use std::sync::Arc;

use axum::response::Response;
use bailey_crm::{FileId, files};

use super::view::record;
use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::files::answer;
use crate::state::State;

/// The content of a file. Its `ETag` is its SHA-256.
#[utoipa::path(
    get,
    path = "/tables/{table}/records/{id}/files/{file}",
    tag = "files",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("id" = i64, Path, description = "The record's number"),
        ("file" = i64, Path, description = "The file's number"),
    ),
    responses(
        (status = OK, content_type = "application/octet-stream", body = Vec<u8>),
        Refused
    )
)]
pub(super) async fn download(
    state: State,
    signed: Signed,
    Path((table, id, file)): Path<(String, i64, i64)>,
) -> Result<Response> {
    let found = signed
        .records(&state, move |account, context| {
            files::content(account, context, &record(table, id), FileId(file))
        })
        .await?;
    Ok(answer(&state, Arc::clone(&signed.account), found))
}
