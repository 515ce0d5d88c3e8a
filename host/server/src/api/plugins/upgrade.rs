//! Brings a plugin to the catalogue's newest version.

use bailey_plugins::{Consent, Error as PluginError};
use serde::Deserialize;
use utoipa::ToSchema;

use super::enable::ConsentBody;
use super::view::PluginView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Which package the admin saw, and what they consent to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UpgradeBody {
    /// The plan's digest: what is upgraded to is what was looked at.
    digest: String,
    /// About what the plan names as added. Needed where it names anything.
    consent: Option<ConsentBody>,
}

/// Upgrades a plugin: the old version runs until the new one has taken over.
/// For admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/upgrade",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    request_body = UpgradeBody,
    responses((status = OK, body = PluginView), Refused)
)]
pub(super) async fn upgrade(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
    Json(body): Json<UpgradeBody>,
) -> Result<Json<PluginView>> {
    let plugins = state.plugins().clone();
    let consent = body.consent.map(Consent::from);
    let upgraded = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            let plan = plugins.upgrade_plan(account, &plugin, &viewer)?;
            if plan.digest != body.digest {
                let told = format!(
                    "`digest` is not that of the newest package of `{plugin}`: look at the plan again"
                );
                return Err(PluginError::Conflict(told).into());
            }
            if plugins.weakens(account, &plugin)? {
                signed.must_be_confirmed()?;
            }
            plugins.upgrade(account, context, &plugin, consent.as_ref())?;
            plugins.describe(account, &plugin, &viewer).map_err(Error::from)
        })
        .await?;
    Ok(Json(upgraded.into()))
}
