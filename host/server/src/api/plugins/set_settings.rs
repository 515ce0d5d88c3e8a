//! Changes a plugin's settings.

use std::collections::BTreeMap;

use bailey_plugins::{SettingValue, SettingsChange};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::SettingView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Settings by their keys; those that are not named stay.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SettingsBody {
    /// A setting's value is a string, a whole number or a boolean.
    #[schema(value_type = Object)]
    #[serde(default)]
    settings: BTreeMap<String, SettingValue>,
    /// By setting and table: the table's own value, or null for the setting's.
    /// Just for settings whose `tables` is not null.
    #[serde(default)]
    #[schema(value_type = Object)]
    tables: BTreeMap<String, BTreeMap<String, Option<SettingValue>>>,
}

impl From<SettingsBody> for SettingsChange {
    fn from(body: SettingsBody) -> Self {
        let tables = body.tables.into_iter().flat_map(|(setting, tables)| {
            let of = move |(table, value)| ((setting.clone(), table), value);
            tables.into_iter().map(of)
        });
        Self {
            values: body.settings,
            tables: tables.collect(),
        }
    }
}

/// Changes a plugin's settings, all that are named or none. For admins.
#[utoipa::path(
    put,
    path = "/plugins/{plugin}/settings",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    request_body = SettingsBody,
    responses((status = OK, body = Vec<SettingView>), Refused)
)]
pub(super) async fn set_settings(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
    Json(body): Json<SettingsBody>,
) -> Result<Json<Vec<SettingView>>> {
    let plugins = state.plugins().clone();
    let settings = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            plugins.set_settings(account, context, &plugin, &body.into())?;
            plugins.settings(account, &plugin, &viewer)
        })
        .await?;
    Ok(Json(settings.into_iter().map(SettingView::from).collect()))
}
