//! Brings a plugin back to the version before its last upgrade.

use super::view::PluginView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Brings a plugin back to the version before its last upgrade (`before`), with what
/// that had been granted. What the upgrade changed of what the plugin stores is put
/// back. For admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/roll-back",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = PluginView), Refused)
)]
pub(super) async fn roll_back(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<PluginView>> {
    let plugins = state.plugins().clone();
    let back = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            if plugins.is_safety(account, &plugin)? {
                signed.must_be_confirmed()?;
            }
            plugins.roll_back(account, context, &plugin)?;
            plugins
                .describe(account, &plugin, &viewer)
                .map_err(Error::from)
        })
        .await?;
    Ok(Json(back.into()))
}
