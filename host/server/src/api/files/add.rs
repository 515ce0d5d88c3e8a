//! Adds a file to a record.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use bailey_crm::OperationId;
use bailey_crm::files::Upload;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::{FileView, record};
use crate::api::body::{Json, Path, Query};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::files::{chunks, take_in};
use crate::state::State;

/// What is said of a file that is the body itself.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// What it is called.
    #[serde(default)]
    name: String,
}

/// A file that was added.
#[derive(Serialize, ToSchema)]
pub(super) struct AddedView {
    file: FileView,
    /// The journal's entry, which can be undone.
    #[schema(value_type = i64)]
    operation: OperationId,
}

/// Adds a file to a record: its content is the body, its media type the body's.
/// The same content stands once, however many records have it.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/{id}/files",
    tag = "files",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("id" = i64, Path, description = "The record's number"),
        Parameters,
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = CREATED, body = AddedView), Refused)
)]
pub(super) async fn add(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse> {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let (kind, most) = (kind.to_owned(), state.settings().file_limit as u64);
    let (account, context) = (Arc::clone(&signed.account), signed.context.clone());
    let begin = move || {
        let (record, name) = (record(table, id), &parameters.name);
        Upload::begin(&account, &context, &record, name, &kind, most)
    };
    let upload = state.records(begin).await?;
    let added = take_in(&state, upload, chunks(body)).await?;
    let view = AddedView {
        file: added.file.into(),
        operation: added.operation,
    };
    Ok((StatusCode::CREATED, Json(view)))
}
