//! Exports the records of a list.

use std::sync::Arc;

use axum::Extension;
use axum::http::header;
use axum::response::IntoResponse;
use bailey_crm::export::export;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::records::Wanted;
use crate::api::refused::Refused;
use crate::auth::Confirmed;
use crate::download::body as body_of;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// What to export.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ExportBody {
    /// Which records, as in `records/query`; its page is of no account.
    records: Wanted,
    /// The keys of the fields; all of them if empty.
    fields: Vec<String>,
}

/// Exports records as CSV in UTF-8, all of one moment. The journal tells of it
/// with the filter and the count. Texts that a spreadsheet would run as formulas
/// are defused, which an import undoes.
#[utoipa::path(
    post,
    path = "/tables/{table}/exports",
    tag = "imports",
    params(("table" = String, Path, description = "The table's key")),
    request_body = ExportBody,
    responses((status = OK, content_type = "text/csv", body = String), Refused)
)]
pub(super) async fn create(
    state: State,
    Confirmed(signed): Confirmed,
    Path(table): Path<String>,
    Json(body): Json<ExportBody>,
) -> Result<impl IntoResponse> {
    let account = Arc::clone(&signed.account);
    let name = format!("{table}.csv");
    let read = signed.records(&state, move |account, context| {
        let schema = account.schema(context)?;
        let described = schema.table(&table)?;
        let heading = |key: &String| Ok((key.clone(), described.field(key)?.label.clone()));
        let fields = body
            .fields
            .iter()
            .map(heading)
            .collect::<bailey_crm::Result<Vec<_>>>()?;
        Ok((body.records.read(&schema, &table)?, fields))
    });
    let (query, fields) = read.await?;
    let context = signed.context;
    let stream = body_of(&state, move |out| {
        export(&account, &context, &query, &fields, out)
    });
    let stream = stream.await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    Ok((headers, Extension(Unrepeatable), stream))
}
