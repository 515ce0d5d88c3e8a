//! Changes a view.

use axum::response::IntoResponse;
use bailey_crm::saved_views::{self, SavedViewUpdate};
use bailey_crm::{Error as Crm, SavedViewId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{LookBody, SavedViewView};
use crate::api::body::{Json, Path};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::state::State;

/// What to change; what is missing stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SavedViewChanges {
    name: Option<String>,
    /// For admins.
    shared: Option<bool>,
    look: Option<LookBody>,
}

/// Changes a view: one's own, or for admins a shared one.
#[utoipa::path(
    patch,
    path = "/tables/{table}/saved-views/{view}",
    tag = "saved views",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("view" = i64, Path),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = SavedViewChanges,
    responses((status = OK, body = SavedViewView), Refused)
)]
pub(super) async fn update(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
    IfMatch(version): IfMatch,
    Json(body): Json<SavedViewChanges>,
) -> Result<impl IntoResponse> {
    let update = SavedViewUpdate {
        version,
        name: body.name,
        shared: body.shared,
        look: body.look.map(LookBody::into),
    };
    let changed = signed
        .records(&state, move |account, context| {
            let id = SavedViewId(id);
            match saved_views::update(account, context, &table, id, update) {
                Err(refused @ Crm::Conflict(_)) => {
                    let now = account.read(|read| saved_views::get(read, context, &table, id))?;
                    Ok(Err((refused, now.version)))
                }
                Err(other) => Err(other),
                Ok(view) => Ok(Ok(view)),
            }
        })
        .await?;
    let view = changed.map_err(|(refused, now)| -> Error { stale(refused, version, now) })?;
    Ok((etag(view.version), Json(SavedViewView::from(view))))
}
