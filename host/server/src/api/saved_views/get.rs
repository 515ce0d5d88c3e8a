//! Reads a view.

use axum::response::IntoResponse;
use bailey_crm::{SavedViewId, saved_views};

use super::SavedViewView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One view.
#[utoipa::path(
    get,
    path = "/tables/{table}/saved-views/{view}",
    tag = "saved views",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("view" = i64, Path),
    ),
    responses((status = OK, body = SavedViewView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
) -> Result<impl IntoResponse> {
    let view = signed
        .records(&state, move |account, context| {
            account.read(|read| saved_views::get(read, context, &table, SavedViewId(id)))
        })
        .await?;
    Ok((etag(view.version), Json(SavedViewView::from(view))))
}
