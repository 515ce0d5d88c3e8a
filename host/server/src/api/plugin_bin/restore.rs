//! Brings a plugin back from the bin.

use axum::http::StatusCode;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Brings a plugin back from the bin, in its version, with what it was granted and all
/// that it stored. It is switched off until it is enabled. For admins.
#[utoipa::path(
    post,
    path = "/plugin-bin/{plugin}/restore",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = NO_CONTENT, description = "It is back"), Refused)
)]
pub(super) async fn restore(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<StatusCode> {
    let plugins = state.plugins().clone();
    state
        .plugin_calls(move || plugins.reinstall(&signed.account, &signed.context, &plugin))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
