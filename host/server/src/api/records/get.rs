//! Reads one record.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bailey_crm::{Account, Context, RecordId, RecordRef, views};

use super::RecordView;
use crate::api::body::{Json, Path};
use crate::api::etag::{etag, unchanged};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One record, in whatever state it is. With `If-None-Match` an unchanged one
/// is answered with 304.
#[utoipa::path(
    get,
    path = "/tables/{table}/records/{id}",
    tag = "records",
    params(("table" = String, Path, description = "The table's key"), ("id" = i64, Path)),
    responses((status = OK, body = RecordView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
    headers: HeaderMap,
) -> Result<Response> {
    let reference = RecordRef {
        table,
        id: RecordId(id),
    };
    let record = match views::look_now(&signed.account, &signed.context, &reference)? {
        Some(record) => record,
        None => {
            let look = move |account: &Account, context: &Context| {
                views::look(account, context, &reference)
            };
            signed.records(&state, look).await?
        }
    };
    let tag = etag(record.version);
    if unchanged(&headers, record.version) {
        return Ok((StatusCode::NOT_MODIFIED, tag).into_response());
    }
    Ok((tag, Json(RecordView::from(record))).into_response())
}
