//! Saves a plugin's settings.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::{
    Error as PluginError, SettingInfo, SettingKind, SettingValue, SettingsChange,
};

use super::plugin::{self, Wrong};
use super::plugin_setting::table_key;
use super::plugins::address;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Saves them, or shows the page again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plugins = asked.plugins();
            let posted = Params(posted);
            let settings = plugins.settings(&viewer.account, &plugin, &viewer)?;
            let (mut change, mut wrong) = (SettingsChange::default(), Wrong::new());
            let unreadable = |typed: &str| {
                let told = viewer.reader.text("whole-number-unreadable");
                (typed.to_owned(), told)
            };
            for setting in &settings {
                let typed = posted
                    .first(&format!("s.{}", setting.key))
                    .unwrap_or_default();
                match read(setting, typed) {
                    Some(value) => {
                        change.values.insert(setting.key.clone(), value);
                    }
                    None => {
                        wrong.insert(setting.key.clone(), unreadable(typed));
                    }
                }
                let tables = setting.tables.iter().flat_map(|_| viewer.schema.tables());
                for table in tables {
                    let key = table_key(&setting.key, &table.key);
                    let Some(typed) = posted.first(&format!("s.{key}")) else {
                        continue;
                    };
                    let own = (setting.key.clone(), table.key.clone());
                    if typed.trim().is_empty() {
                        change.tables.insert(own, None);
                    } else if let Some(value) = read(setting, typed) {
                        change.tables.insert(own, Some(value));
                    } else {
                        wrong.insert(key, unreadable(typed));
                    }
                }
            }
            if wrong.is_empty() {
                match plugins.set_settings(&viewer.account, &viewer.context, &plugin, &change) {
                    Ok(()) => {
                        let notice = Notice::done(viewer.reader.text("saved-notice"));
                        return Ok(notice.redirect(&address(&plugin).to_string()));
                    }
                    Err(PluginError::Crm(bailey_crm::Error::Invalid(found))) => {
                        for problem in found {
                            let key = problem.field.clone().unwrap_or_default();
                            let typed = posted.first(&format!("s.{key}")).unwrap_or_default();
                            let told = problems::text(&viewer.reader, &problem);
                            wrong.insert(key, (typed.to_owned(), told));
                        }
                    }
                    Err(other) => return Err(Error::from(other)),
                }
            }
            plugin::draw(&asked, &viewer, &plugin, &wrong)
        })
        .await
}

/// What was typed as the setting's value; an unticked box says nothing.
fn read(setting: &SettingInfo, typed: &str) -> Option<SettingValue> {
    Some(match setting.kind {
        SettingKind::Boolean => SettingValue::Boolean(typed == "true"),
        SettingKind::Integer => SettingValue::Integer(typed.trim().parse().ok()?),
        SettingKind::Text | SettingKind::Choice => SettingValue::Text(typed.to_owned()),
    })
}
