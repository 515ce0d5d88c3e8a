//! The plugins that were taken out: bringing one back, and deleting what is left of it
//! before its day.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::BinnedPlugin;
use maud::{Markup, html};

use super::plugin::unknown;
use super::plugin_change::did_not_work;
use super::plugin_life::moment;
use super::plugins::address;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

const PAGE: &str = "/settings/plugin-bin";

fn head(viewer: &Viewer, title: String) -> Head {
    let reader = &viewer.reader;
    Head::new(title)
        .under(reader.text("settings"), &Address::new("/settings"))
        .under(
            reader.text("settings-plugins"),
            &Address::new("/settings/plugins"),
        )
        .narrow()
}

/// All of them.
pub(super) async fn list(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let (account, context) = (&viewer.account, &viewer.context);
            let binned = asked.plugins().binned(account, context, &viewer)?;
            let reader = &viewer.reader;
            let body = html! {
                p.lead { (reader.text("plugin-bin-lead")) }
                @if binned.is_empty() { p.empty { (reader.text("plugin-bin-empty")) } }
                ul.plain.plugin-list { @for plugin in &binned { (item(&viewer, plugin)) } }
            };
            let head = head(&viewer, reader.text("plugin-bin"));
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

fn item(viewer: &Viewer, plugin: &BinnedPlugin) -> Markup {
    let reader = &viewer.reader;
    let binned = &plugin.binned;
    let own = Address::new(PAGE).then(&binned.plugin);
    let kept = args!["count" => plugin.usage.entries, "bytes" => reader.bytes(plugin.usage.bytes)];
    html! {
        li {
            div {
                strong { (plugin.name) } " " span.quiet { (binned.version) }
                p { (reader.text_with("plugin-bin-keeps", &kept)) }
                p.quiet.small {
                    (reader.text("plugin-bin-removed")) " " (moment(viewer, binned.removed_at))
                    @if let Some(user) = binned.removed_by { ", " (viewer.user_name(user)) }
                    " · " (reader.text("plugin-bin-deleted")) " " (moment(viewer, binned.delete_at))
                }
            }
            div.line {
                form method="post" action=(own.clone().then("restore")) {
                    (form::word(viewer))
                    button.button { (reader.text("plugin-bin-restore")) }
                }
                a.button href=(address(&binned.plugin).then("data")) { (reader.text("plugin-download")) }
                a.button.danger href=(own.then("delete")) { (reader.text("plugin-bin-delete")) }
            }
        }
    }
}

/// Asks before all that is left of one is deleted.
pub(super) async fn confirm(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let (account, context) = (&viewer.account, &viewer.context);
            let binned = asked.plugins().binned(account, context, &viewer)?;
            let mut binned = binned.into_iter();
            let Some(found) = binned.find(|found| found.binned.plugin == plugin) else {
                return Err(unknown());
            };
            let reader = &viewer.reader;
            let name = args!["plugin" => found.name.as_str()];
            let title = reader.text_with("plugin-bin-delete-title", &name);
            let head = head(&viewer, title).under(reader.text("plugin-bin"), &Address::new(PAGE));
            let own = Address::new(PAGE).then(&plugin);
            let kept =
                args!["count" => found.usage.entries, "bytes" => reader.bytes(found.usage.bytes)];
            let body = html! {
                form.confirm method="post" action=(own.then("delete")) {
                    (form::word(&viewer))
                    p { (reader.text_with("plugin-bin-keeps", &kept)) }
                    p { (reader.text("plugin-bin-delete-text")) }
                    div.line {
                        button.button.main.danger { (reader.text("plugin-bin-delete")) }
                        a.button href=(PAGE) { (reader.text("cancel")) }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// Brings one back, or deletes what is left of it.
pub(super) async fn change(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    viewer: Viewer,
    Path((plugin, act)): Path<(String, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let (plugins, reader) = (asked.plugins(), &viewer.reader);
            let (account, context) = (&viewer.account, &viewer.context);
            let (done, id, next) = match act.as_str() {
                "restore" => {
                    let back = plugins.reinstall(account, context, &plugin);
                    let next = address(&plugin).to_string();
                    (back, "plugin-bin-restored-notice", next)
                }
                "delete" => {
                    signed.must_be_confirmed()?;
                    let deleted = plugins.delete_binned(account, context, &plugin);
                    (deleted, "plugin-bin-deleted-notice", PAGE.to_owned())
                }
                _ => return Err(unknown()),
            };
            let name = plugins.describe(account, &plugin, &viewer);
            let name = name.map_or_else(|_| plugin.clone(), |described| described.name);
            Ok(match done {
                Ok(()) => {
                    let told = reader.text_with(id, &args!["plugin" => name]);
                    Notice::done(told).redirect(&next)
                }
                Err(error) => did_not_work(&viewer, name, error)?.redirect(PAGE),
            })
        })
        .await
}
