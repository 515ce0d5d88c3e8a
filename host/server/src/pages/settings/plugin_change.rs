//! Installs a plugin, switches it on or off, removes it.

use std::collections::BTreeSet;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::{Consent, Departure, Error as PluginError};

use super::plugin::unknown;
use super::plugins::address;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Does what the button says; what went wrong is told on the plugin's page.
pub(super) async fn change(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    viewer: Viewer,
    Path((plugin, act)): Path<(String, String)>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plugins = asked.plugins();
            let (account, context) = (&viewer.account, &viewer.context);
            if matches!(act.as_str(), "disable" | "uninstall" | "roll-back")
                && plugins.is_safety(account, &plugin)?
            {
                signed.must_be_confirmed()?;
            }
            let (done, id) = match act.as_str() {
                "install" => {
                    let consent = consent(&Params(posted));
                    // Whoever consents wants it to work: it is switched on too.
                    let installed = plugins.install(account, context, &plugin, &consent);
                    let enabled =
                        installed.and_then(|()| plugins.enable(account, context, &plugin));
                    (enabled, "plugin-installed-notice")
                }
                "enable" => (
                    plugins.enable(account, context, &plugin),
                    "plugin-enabled-notice",
                ),
                "disable" => match signed.switch_off(plugins, &plugin, Departure::Disable)? {
                    None => (Ok(()), "plugin-disabled-notice"),
                    Some(_) => (Ok(()), "plugin-leaving-notice"),
                },
                "uninstall" => match signed.switch_off(plugins, &plugin, Departure::Uninstall)? {
                    None => (Ok(()), "plugin-uninstalled-notice"),
                    Some(_) => (Ok(()), "plugin-leaving-notice"),
                },
                "roll-back" => (
                    plugins.roll_back(account, context, &plugin),
                    "plugin-rolled-back-notice",
                ),
                "call-back" => (
                    plugins.call_back(account, context, &plugin),
                    "plugin-called-back-notice",
                ),
                _ => return Err(unknown()),
            };
            let name = plugins.describe(account, &plugin, &viewer);
            let name = name.map_or_else(|_| plugin.clone(), |described| described.name);
            let notice = match done {
                Ok(()) => Notice::done(viewer.reader.text_with(id, &args!["plugin" => name])),
                Err(error) => did_not_work(&viewer, name, error)?,
            };
            let next = if id == "plugin-uninstalled-notice" {
                "/settings/plugin-bin".to_owned()
            } else {
                address(&plugin).to_string()
            };
            Ok(notice.redirect(&next))
        })
        .await
}

/// What the plugin itself made fail is told in a notice; all else is an error.
pub(super) fn did_not_work(viewer: &Viewer, plugin: String, error: PluginError) -> Result<Notice> {
    match error {
        PluginError::Failed { .. } | PluginError::Unfit { .. } | PluginError::Answered { .. } => {
            let args = args!["plugin" => plugin, "failure" => error.to_string()];
            let told = viewer.reader.text_with("plugin-change-failed", &args);
            Ok(Notice::new(Tone::Danger, told))
        }
        other => Err(Error::from(other)),
    }
}

/// What is optional and was not ticked is refused.
pub(super) fn consent(posted: &Params) -> Consent {
    let allowed: BTreeSet<&str> = posted.all("allow").collect();
    let refused = posted
        .all("optional")
        .filter(|name| !allowed.contains(name));
    Consent {
        refused: refused.map(str::to_owned).collect(),
        ..Consent::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Params, consent};

    #[test]
    fn what_is_optional_and_not_ticked_is_refused() {
        let consent = consent(&Params::parse("optional=log&optional=random&allow=log"));
        assert_eq!(consent.refused.into_iter().collect::<Vec<_>>(), ["random"]);
    }
}
