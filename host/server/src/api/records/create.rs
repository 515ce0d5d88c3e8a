//! Makes a record.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use bailey_crm::RecordRef;
use bailey_crm::records::{self, Record};
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

/// Makes a record. One that is not yours to see comes without a body.
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
    let (written, seen) = signed
        .records(&state, move |account, context| {
            let schema = account.schema(context)?;
            let values = records::values_from_json(schema.table(&table)?, &body.values)?;
            let written = records::create(account, context, &table, values)?;
            let seen = if_seen(records::get(account, context, &written.record))?;
            Ok((written, seen))
        })
        .await?;
    let RecordRef { table, id } = &written.record;
    let place = format!("/api/v1/tables/{table}/records/{id}");
    let tag = etag(written.version);
    let head = (StatusCode::CREATED, [(header::LOCATION, place)], tag);
    Ok(match seen {
        Some(record) => (head.0, head.1, head.2, Json(RecordView::from(record))).into_response(),
        None => head.into_response(),
    })
}

/// What was written, unless it is not whoever wrote it's to see: made for others,
/// or given away.
pub(super) fn if_seen(found: bailey_crm::Result<Record>) -> bailey_crm::Result<Option<Record>> {
    match found {
        Ok(record) => Ok(Some(record)),
        Err(bailey_crm::Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
