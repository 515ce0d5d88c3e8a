//! The plugins that the account has, and those that it can have.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_plugins::{Category, Description, State as PluginState};
use maud::{Markup, html};

use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// All plugins with their states.
pub(super) async fn list(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let reader = &viewer.reader;
            let plugins = asked.plugins().list(&viewer.account, &viewer)?;
            let head = Head::new(reader.text("settings-plugins"))
                .under(reader.text("settings"), &Address::new("/settings"))
                .narrow();
            let of = |category| plugins.iter().filter(move |plugin| plugin.category == category);
            let body = html! {
                @if plugins.is_empty() { p.empty { (reader.text("plugins-empty")) } }
                @for (title, category) in [("menu-safety", Category::Safety), ("menu-tools", Category::Tools)] {
                    @if of(category).next().is_some() {
                        section {
                            h2 { (reader.text(title)) }
                            ul.plain.plugin-list { @for plugin in of(category) { (item(&viewer, plugin)) } }
                        }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// The address of a plugin's settings.
pub(super) fn address(plugin: &str) -> Address {
    Address::new("/settings/plugins").then(plugin)
}

fn item(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    html! {
        li {
            div {
                a href=(address(&plugin.id)) { strong { (plugin.name) } }
                p { (plugin.summary) }
                p.quiet.small {
                    (reader.text_with("plugin-by", &args!["publisher" => plugin.publisher.as_str(), "version" => plugin.version.as_str()]))
                }
            }
            div { (state_badge(viewer, plugin)) }
        }
    }
}

/// How far the plugin has come, in a word.
pub(super) fn state_badge(viewer: &Viewer, plugin: &Description) -> Markup {
    let (class, id) = match (&plugin.missing, &plugin.trouble, plugin.state) {
        (Some(_), ..) => ("danger", "plugin-missing"),
        (_, Some(_), Some(PluginState::Enabled)) => ("danger", "plugin-failing"),
        (.., Some(PluginState::Enabled)) => ("good", "plugin-on"),
        (.., Some(_)) => ("caution", "plugin-off"),
        (.., None) => ("neutral", "plugin-available"),
    };
    html! { span.badge.(class) { (viewer.reader.text(id)) } }
}
