//! Reads one table.

use super::TableView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One table with its fields.
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
) -> Result<Json<TableView>> {
    let schema = signed
        .records(&state, |account, _| account.schema())
        .await?;
    Ok(Json(TableView::from(&**schema.table(&key)?)))
}
