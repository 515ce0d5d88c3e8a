//! Changes a record.

use axum::response::IntoResponse;
use bailey_crm::records::{self, Update};
use bailey_crm::{RecordId, RecordRef};

use super::RecordView;
use super::create::ValuesBody;
use crate::api::body::{Json, Path};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Changes a record; fields that are not named stay.
#[utoipa::path(
    patch,
    path = "/tables/{table}/records/{id}",
    tag = "records",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("id" = i64, Path),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = ValuesBody,
    responses((status = OK, body = RecordView), Refused)
)]
pub(super) async fn update(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
    IfMatch(version): IfMatch,
    Json(body): Json<ValuesBody>,
) -> Result<impl IntoResponse> {
    let record = RecordRef {
        table,
        id: RecordId(id),
    };
    let (updated, record) = signed
        .records(&state, move |account, context| {
            let schema = account.schema(context)?;
            let values = records::values_from_json(schema.table(&record.table)?, &body.values)?;
            let update = Update {
                record: record.clone(),
                version,
                values,
            };
            let updated = records::update(account, context, vec![update]);
            Ok((updated, records::get(account, context, &record)?))
        })
        .await?;
    updated.map_err(|error| stale(error, version, record.version))?;
    Ok((etag(record.version), Json(RecordView::from(record))))
}
