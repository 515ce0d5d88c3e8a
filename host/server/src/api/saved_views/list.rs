//! Lists the views of a table.

use bailey_crm::saved_views;

use super::SavedViewView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The views of a table that the caller sees: the shared ones, then their own,
/// each by name.
#[utoipa::path(
    get,
    path = "/tables/{table}/saved-views",
    tag = "saved views",
    params(("table" = String, Path, description = "The table's key")),
    responses((status = OK, body = Vec<SavedViewView>), Refused)
)]
pub(super) async fn list(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
) -> Result<Json<Vec<SavedViewView>>> {
    let found = signed
        .records(&state, move |account, context| {
            account.read(|read| saved_views::of_table(read, context, &table))
        })
        .await?;
    Ok(Json(found.into_iter().map(SavedViewView::from).collect()))
}
