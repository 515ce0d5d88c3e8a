//! Deletes a view.

use axum::http::StatusCode;
use bailey_crm::{SavedViewId, saved_views};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Deletes a view: one's own, or for admins a shared one. Its records stay, and
/// taking its deletion back in the journal brings it back.
#[utoipa::path(
    delete,
    path = "/tables/{table}/saved-views/{view}",
    tag = "saved views",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("view" = i64, Path),
    ),
    responses((status = NO_CONTENT), Refused)
)]
pub(super) async fn delete(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            saved_views::delete(account, context, &table, SavedViewId(id))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
