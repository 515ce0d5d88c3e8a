//! Changes a record.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::records::{self, Update};
use bailey_crm::{RecordId, RecordRef};

use super::RecordView;
use super::create::{ValuesBody, if_seen};
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
    responses(
        (status = OK, body = RecordView),
        (status = NO_CONTENT, description = "It is changed, and no more yours to see"),
        Refused,
    )
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
    let (updated, seen) = signed
        .records(&state, move |account, context| {
            let schema = account.schema(context)?;
            let values = records::values_from_json(schema.table(&record.table)?, &body.values)?;
            let update = Update {
                record: record.clone(),
                version,
                values,
            };
            let updated = records::update(account, context, vec![update]);
            let seen = if_seen(records::get(account, context, &record))?;
            Ok((updated, seen))
        })
        .await?;
    let present = seen.as_ref().map_or(0, |record| record.version);
    updated.map_err(|error| match seen {
        Some(_) => stale(error, version, present),
        None => error.into(),
    })?;
    Ok(match seen {
        Some(record) => (etag(present), Json(RecordView::from(record))).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}
