//! Reads a plugin's settings.

use super::view::SettingView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The settings of an installed plugin. For admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/settings",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = Vec<SettingView>), Refused)
)]
pub(super) async fn settings(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<Vec<SettingView>>> {
    let plugins = state.plugins().clone();
    let found = state
        .plugin_calls(move || plugins.settings(&signed.account, &plugin, &viewer))
        .await?;
    Ok(Json(found.into_iter().map(SettingView::from).collect()))
}
