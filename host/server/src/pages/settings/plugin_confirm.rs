//! The page before a plugin is switched off or removed: what then no longer
//! happens.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::State as PluginState;
use maud::html;

use super::plugin::unknown;
use super::plugins::address;
use super::{plugin_life, powers};
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Asks before a plugin is switched off or removed.
pub(super) async fn confirm(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path((plugin, act)): Path<(String, String)>,
) -> Result<Response> {
    let (title, told, button) = match act.as_str() {
        "disable" => ("disable-title", "disable-text", "plugin-disable"),
        "uninstall" => ("uninstall-title", "uninstall-text", "plugin-uninstall"),
        "roll-back" => ("roll-back-title", "roll-back-text", "roll-back-button"),
        _ => return Err(unknown()),
    };
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plugins = asked.plugins();
            let plugin = plugins.describe(&viewer.account, &plugin, &viewer)?;
            let rules = plugins.rules(&viewer.account)?;
            let goes = act != "roll-back";
            let enabled = plugin.state == Some(PluginState::Enabled);
            let hours = rules.cool_off(viewer.context.at);
            let waits = goes && enabled && hours > 0 && plugins.is_safety(&viewer.account, &plugin.id)?;
            let reader = &viewer.reader;
            let own = address(&plugin.id);
            let version = plugin.before.clone().unwrap_or_default();
            let title = reader.text_with(title, &args!["plugin" => plugin.name.as_str(), "version" => version]);
            let head = Head::new(title)
                .under(reader.text("settings-plugins"), &Address::new("/settings/plugins"))
                .under(&plugin.name, &own)
                .narrow();
            let body = html! {
                form.confirm method="post" action=(own.clone().then(&act)) {
                    (form::word(&viewer))
                    p { (reader.text(told)) }
                    @if goes && plugin.safety {
                        div.notice.caution role="note" { strong { (reader.text("disable-safety")) } }
                    }
                    @if act == "uninstall" {
                        p { (reader.text_with("uninstall-kept", &args!["days" => rules.keep_days])) }
                    }
                    @if waits {
                        p { (reader.text_with("disable-waits", &args!["hours" => hours])) }
                    }
                    @if goes && !plugin.needed_by.is_empty() {
                        div.notice.caution role="note" { p { (plugin_life::needed_by(&viewer, &plugin)) } }
                    }
                    @if goes {
                        h2 { (reader.text("disable-powers")) }
                        (powers::draw(&viewer, &plugin.powers, false))
                    }
                    div.line {
                        button.button.main.danger { (reader.text(button)) }
                        a.button href=(own) { (reader.text("cancel")) }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}
