//! What an upgrade of a plugin would change.

use bailey_plugins::UpgradePlan;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::PowerView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What an upgrade would change.
#[derive(Serialize, ToSchema)]
pub(super) struct UpgradeView {
    /// The version that the account has.
    from: String,
    /// The version that the catalogue has.
    to: String,
    /// SHA-256 of the new package, in lower-case hex: names this plan.
    digest: String,
    /// What it could do beyond what it asked for until now.
    added: Vec<PowerView>,
    /// What it could no longer do.
    removed: Vec<PowerView>,
}

impl From<UpgradePlan> for UpgradeView {
    fn from(plan: UpgradePlan) -> Self {
        Self {
            from: plan.from,
            to: plan.to,
            digest: plan.digest,
            added: plan.added.into_iter().map(PowerView::from).collect(),
            removed: plan.removed.into_iter().map(PowerView::from).collect(),
        }
    }
}

/// Says what bringing a plugin to the catalogue's newest version would change.
/// For admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/upgrade",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = UpgradeView), Refused)
)]
pub(super) async fn upgrade_plan(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<UpgradeView>> {
    let plugins = state.plugins().clone();
    let plan = state
        .plugin_calls(move || plugins.upgrade_plan(&signed.account, &plugin, &viewer))
        .await?;
    Ok(Json(plan.into()))
}
