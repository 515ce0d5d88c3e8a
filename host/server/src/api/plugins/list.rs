//! Lists the plugins.

use super::view::PluginView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The plugins that the account has and those that it can have, by name.
#[utoipa::path(
    get,
    path = "/plugins",
    tag = "plugins",
    responses((status = OK, body = Vec<PluginView>), Refused)
)]
pub(super) async fn list(
    state: State,
    signed: Signed,
    viewer: Viewer,
) -> Result<Json<Vec<PluginView>>> {
    let plugins = state.plugins().clone();
    let found = state
        .plugin_calls(move || plugins.list(&signed.account, &viewer))
        .await?;
    Ok(Json(found.into_iter().map(PluginView::from).collect()))
}
