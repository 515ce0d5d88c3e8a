//! Makes a record.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use bailey_crm::records;
use serde::Deserialize;
use serde_json::{Map, Value as JsonValue};
use utoipa::ToSchema;

use super::RecordView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What a record's fields are to hold.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ValuesBody {
    /// By the fields' keys, in the form in which a record is read.
    #[schema(value_type = Object)]
    pub(super) values: Map<String, JsonValue>,
}

/// Makes a record.
#[utoipa::path(
    post,
    path = "/tables/{table}/records",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = ValuesBody,
    responses((status = CREATED, body = RecordView), Refused)
)]
pub(super) async fn create(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(body): Json<ValuesBody>,
) -> Result<impl IntoResponse> {
    let record = signed
        .records(&state, move |account, context| {
            let schema = account.schema(context)?;
            let values = records::values_from_json(schema.table(&table)?, &body.values)?;
            let written = records::create(account, context, &table, values)?;
            records::get(account, context, &written.record)
        })
        .await?;
    let place = format!("/api/v1/tables/{}/records/{}", record.table.key, record.id);
    let tag = etag(record.version);
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, place)],
        tag,
        Json(RecordView::from(record)),
    ))
}
