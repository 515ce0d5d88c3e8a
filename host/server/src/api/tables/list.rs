//! Lists the tables.

use super::TableView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// All tables with their fields, in the order in which they were made.
#[utoipa::path(
    get,
    path = "/tables",
    tag = "tables",
    responses((status = OK, body = Vec<TableView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<TableView>>> {
    let schema = signed
        .records(&state, |account, context| account.designed(context))
        .await?;
    Ok(Json(
        schema
            .tables()
            .iter()
            .map(|table| TableView::from(&**table))
            .collect(),
    ))
}
