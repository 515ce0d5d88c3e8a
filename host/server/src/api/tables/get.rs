//! Reads one table.

use axum::response::IntoResponse;

use super::TableView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One table with its fields. The version is in `ETag` too.
#[utoipa::path(
    get,
    path = "/tables/{table}",
    tag = "tables",
    params(("table" = String, Path, description = "The table's key")),
    responses((status = OK, body = TableView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path(key): Path<String>,
) -> Result<impl IntoResponse> {
    let schema = signed
        .records(&state, |account, context| account.designed(context))
        .await?;
    let table = schema.table(&key)?;
    Ok((etag(table.version), Json(TableView::from(&**table))))
}
