//! Exports entries of the journal.

use std::sync::Arc;

use axum::Extension;
use axum::response::IntoResponse;
use bailey_crm::journal::{self, JournalFormat};
use serde::Deserialize;
use utoipa::ToSchema;

use super::filter::FilterBody;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::download;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// What to export.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = JournalExportBody)]
pub(super) struct ExportBody {
    /// `csv` has a row for each changed field, with what a spreadsheet would run
    /// as a formula defused; `json-lines` a line for each operation, with the
    /// salts, digests and hashes that prove it.
    #[schema(value_type = String)]
    format: JournalFormat,
    /// Which entries; all of them if it is empty.
    #[serde(default)]
    filter: FilterBody,
}

/// Exports entries of the journal, newest first and all of one moment: 200,000
/// at most. The journal tells of it, with the filter and the count. For admins.
#[utoipa::path(
    post,
    path = "/journal/exports",
    tag = "journal",
    request_body = ExportBody,
    responses((status = OK, content_type = "text/csv", body = String), Refused)
)]
pub(super) async fn export(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Json(body): Json<ExportBody>,
) -> Result<impl IntoResponse> {
    let (account, context) = (Arc::clone(&signed.account), signed.context);
    let (filter, format) = (body.filter.read()?, body.format);
    let stream = download::body(&state, move |out| {
        journal::export(&account, &context, &filter, format, out)
    });
    let stream = stream.await?;
    let headers = download::headers("journal", format.file());
    Ok((headers, Extension(Unrepeatable), stream))
}
