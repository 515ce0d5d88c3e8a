//! How a plugin failed, as a file.

use std::sync::Arc;

use axum::Extension;
use axum::response::{IntoResponse, Response};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::{Admin, Signed};
use crate::download;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// The last failed call of an installed plugin that was put down, which its developer
/// can have again with `bailey-plugin replay`: after a failure the next call is put
/// down, and kept if it fails too. Texts, amounts and dates in it are replaced by others
/// of the same shape. For admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/recording",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses(
        (status = OK, content_type = "application/json", body = String),
        Refused
    )
)]
pub(super) async fn recording(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<Response> {
    answer(&state, signed, plugin).await
}

/// The file, for the API and for pages.
pub(crate) async fn answer(state: &State, signed: Signed, plugin: String) -> Result<Response> {
    let name = format!("{plugin}.recording");
    let headers = download::headers(&name, ("application/json", "json"));
    let (plugins, account) = (state.plugins().clone(), Arc::clone(&signed.account));
    let file = state
        .records(move || plugins.recording(&account, &signed.context, &plugin))
        .await?;
    Ok((headers, Extension(Unrepeatable), file).into_response())
}
