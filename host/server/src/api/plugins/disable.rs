//! Disables a plugin.

use bailey_plugins::Departure;

use super::view::PluginView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Disables a plugin: it keeps what it has and takes no part. One that keeps the
/// account safe may wait for a while (`leaving`), and goes on until then. For admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/disable",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = PluginView), Refused)
)]
pub(super) async fn disable(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<PluginView>> {
    let plugins = state.plugins().clone();
    let disabled = state
        .plugin_calls(move || {
            if plugins.is_safety(&signed.account, &plugin)? {
                signed.must_be_confirmed()?;
            }
            signed.switch_off(&plugins, &plugin, Departure::Disable)?;
            let described = plugins.describe(&signed.account, &plugin, &viewer);
            described.map_err(Error::from)
        })
        .await?;
    Ok(Json(disabled.into()))
}
