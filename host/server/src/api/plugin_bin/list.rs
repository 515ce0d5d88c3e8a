//! Lists the plugins in the bin.

use bailey_plugins::BinnedPlugin;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// A plugin that was taken out.
#[derive(Serialize, ToSchema)]
#[schema(as = BinnedPluginView)]
pub(super) struct BinnedView {
    id: String,
    name: String,
    version: String,
    /// SHA-256 of its package, in lower-case hex.
    digest: String,
    removed_at: Moment,
    /// Who took it out; null for the operator.
    removed_by: Option<i64>,
    /// When all that is left of it is deleted.
    delete_at: Moment,
    /// How many entries it stores.
    entries: u64,
    /// Bytes that they have.
    bytes: u64,
}

impl From<BinnedPlugin> for BinnedView {
    fn from(plugin: BinnedPlugin) -> Self {
        let binned = plugin.binned;
        Self {
            id: binned.plugin,
            name: plugin.name,
            version: binned.version,
            digest: binned.digest,
            removed_at: binned.removed_at.into(),
            removed_by: binned.removed_by.map(|user| user.0),
            delete_at: binned.delete_at.into(),
            entries: plugin.usage.entries,
            bytes: plugin.usage.bytes,
        }
    }
}

/// The plugins that were taken out, the last first. For admins.
#[utoipa::path(
    get,
    path = "/plugin-bin",
    tag = "plugins",
    responses((status = OK, body = Vec<BinnedView>), Refused)
)]
pub(super) async fn list(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
) -> Result<Json<Vec<BinnedView>>> {
    let plugins = state.plugins().clone();
    let binned = state
        .plugin_calls(move || plugins.binned(&signed.account, &signed.context, &viewer))
        .await?;
    Ok(Json(binned.into_iter().map(BinnedView::from).collect()))
}
