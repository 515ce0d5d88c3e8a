//! What a plugin keeps, as a file.

use axum::Extension;
use axum::response::{IntoResponse, Response};
use bailey_crm::plugin_data::export;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::download;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// What an installed plugin keeps, or one in the bin: JSON lines, of which the first
/// names the plugin, the next hold its settings, and the others what it stores. Its
/// secrets are not in it. For admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/data",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses(
        (status = OK, content_type = "application/jsonl", body = String),
        Refused
    )
)]
pub(super) async fn data(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<Response> {
    answer(&state, signed, plugin).await
}

/// The file, for the API and for pages.
pub(crate) async fn answer(
    state: &State,
    signed: crate::auth::Signed,
    plugin: String,
) -> Result<Response> {
    let headers = download::headers(&plugin, ("application/jsonl", "jsonl"));
    let body = download::body(state, move |send| {
        export::export(&signed.account, &signed.context, &plugin, send)
    })
    .await?;
    Ok((headers, Extension(Unrepeatable), body).into_response())
}
