//! Calls a switch-off back that waits.

use super::view::PluginView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Calls a switch-off back that waits (`leaving`): the plugin stays as it is. For
/// admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/call-back",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = PluginView), Refused)
)]
pub(super) async fn call_back(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<PluginView>> {
    let plugins = state.plugins().clone();
    let stays = state
        .plugin_calls(move || {
            plugins.call_back(&signed.account, &signed.context, &plugin)?;
            plugins.describe(&signed.account, &plugin, &viewer)
        })
        .await?;
    Ok(Json(stays.into()))
}
