//! Saves a view.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::saved_views::{self, NewSavedView};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{LookBody, SavedViewView};
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// A view that is to be saved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewSavedViewBody {
    name: String,
    /// Everybody sees it. For admins.
    #[serde(default)]
    shared: bool,
    #[serde(default)]
    look: LookBody,
}

/// Saves a view of a table under a name.
#[utoipa::path(
    post,
    path = "/tables/{table}/saved-views",
    tag = "saved views",
    params(("table" = String, Path, description = "The table's key")),
    request_body = NewSavedViewBody,
    responses((status = CREATED, body = SavedViewView), Refused)
)]
pub(super) async fn create(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(body): Json<NewSavedViewBody>,
) -> Result<impl IntoResponse> {
    let new = NewSavedView {
        table,
        name: body.name,
        shared: body.shared,
        look: body.look.into(),
    };
    let view = signed
        .records(&state, move |account, context| {
            saved_views::create(account, context, new)
        })
        .await?;
    let tag = etag(view.version);
    Ok((StatusCode::CREATED, tag, Json(SavedViewView::from(view))))
}
