//! The page before a plugin is switched off or removed: what then no longer
//! happens.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use maud::html;

use super::plugin::unknown;
use super::plugins::address;
use super::powers;
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
        _ => return Err(unknown()),
    };
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plugin = asked.plugins().describe(&viewer.account, &plugin, &viewer)?;
            let reader = &viewer.reader;
            let own = address(&plugin.id);
            let title = reader.text_with(title, &args!["plugin" => plugin.name.as_str()]);
            let head = Head::new(title)
                .under(reader.text("settings-plugins"), &Address::new("/settings/plugins"))
                .under(&plugin.name, &own)
                .narrow();
            let body = html! {
                form.confirm method="post" action=(own.clone().then(&act)) {
                    (form::word(&viewer))
                    p { (reader.text(told)) }
                    @if plugin.safety {
                        div.notice.caution role="note" { strong { (reader.text("disable-safety")) } }
                    }
                    h2 { (reader.text("disable-powers")) }
                    (powers::draw(&viewer, &plugin.powers, false))
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
