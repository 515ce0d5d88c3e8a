//! Describes one plugin.

use super::view::PluginView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// One plugin: what it is, what it may, its pages and settings.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = PluginView), Refused)
)]
pub(super) async fn describe(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<PluginView>> {
    let plugins = state.plugins().clone();
    let found = state
        .plugin_calls(move || plugins.describe(&signed.account, &plugin, &viewer))
        .await?;
    Ok(Json(found.into()))
}
