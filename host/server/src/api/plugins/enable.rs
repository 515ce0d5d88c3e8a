//! Enables a plugin, installing it first where that is needed.

use std::collections::{BTreeMap, BTreeSet};

use bailey_plugins::{Consent, Tables};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::PluginView;
use crate::api::body::{Json, MaybeJson, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What the admin consents to. Nothing said means all that the plugin asks for.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ConsentBody {
    /// Optional capabilities that are refused.
    #[schema(value_type = Vec<String>)]
    refused: BTreeSet<String>,
    /// Interfaces that are narrowed to some tables, by the tables' keys.
    tables: BTreeMap<String, Vec<String>>,
}

impl From<ConsentBody> for Consent {
    fn from(body: ConsentBody) -> Self {
        let tables = body.tables.into_iter();
        Self {
            refused: body.refused,
            tables: tables
                .map(|(name, keys)| (name, Tables::from(keys)))
                .collect(),
        }
    }
}

/// Enables a plugin. One that the account does not have is installed with what
/// is consented to; one that it has keeps its grant. For admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/enable",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    request_body = Option<ConsentBody>,
    responses((status = OK, body = PluginView), Refused)
)]
pub(super) async fn enable(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
    MaybeJson(consent): MaybeJson<ConsentBody>,
) -> Result<Json<PluginView>> {
    let plugins = state.plugins().clone();
    let consent = Consent::from(consent.unwrap_or_default());
    let enabled = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            if plugins.describe(account, &plugin, &viewer)?.state.is_none() {
                plugins.install(account, context, &plugin, &consent)?;
            }
            plugins.enable(account, context, &plugin)?;
            plugins.describe(account, &plugin, &viewer)
        })
        .await?;
    Ok(Json(enabled.into()))
}
