//! The catalogue: the plugins that the account has and those that it can have, to be
//! browsed and searched.

use axum::extract::{RawQuery, State as FromState};
use axum::response::Response;
use bailey_plugins::{Category, Description, State as PluginState};
use maud::{Markup, html};

use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// All plugins with their states.
pub(super) async fn list(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let params = Params::parse(query.as_deref().unwrap_or_default());
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let reader = &viewer.reader;
            let mut plugins = asked.plugins().list(&viewer.account, &viewer)?;
            let none = plugins.is_empty();
            let (text, only) = (params.filled(TEXT).unwrap_or_default(), params.filled(ONLY));
            plugins.retain(|plugin| speaks_of(plugin, text) && is_of(plugin, only));
            let head = Head::new(reader.text("settings-plugins"))
                .under(reader.text("settings"), &Address::new("/settings"))
                .actions(html! {
                    a.button href="/settings/plugin-bin" { (reader.text("plugin-bin")) }
                    a.button href="/settings/plugin-rules" { (reader.text("plugin-rules")) }
                })
                .narrow();
            let of = |category| plugins.iter().filter(move |plugin| plugin.category == category);
            let body = html! {
                (search(&viewer, text, only))
                @if none { p.empty { (reader.text("plugins-empty")) } }
                @else if plugins.is_empty() { p.empty { (reader.text("plugins-none-found")) } }
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

/// The parameters of the search.
const TEXT: &str = "text";
const ONLY: &str = "only";

/// What the list can be narrowed to, with the words for it.
const NARROWED: [(&str, &str); 5] = [
    ("safety", "menu-safety"),
    ("tools", "menu-tools"),
    ("installed", "plugins-installed"),
    ("available", "plugins-available"),
    ("newer", "plugins-newer"),
];

/// What to look for, and among what.
fn search(viewer: &Viewer, text: &str, only: Option<&str>) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.line method="get" role="search" aria-label=(reader.text("plugins-search")) {
            input type="search" name=(TEXT) value=(text) aria-label=(reader.text("plugins-search")) placeholder=(reader.text("plugins-search"));
            select name=(ONLY) aria-label=(reader.text("plugins-among")) {
                option value="" { (reader.text("plugins-all")) }
                @for (value, id) in NARROWED {
                    option value=(value) selected[only == Some(value)] { (reader.text(id)) }
                }
            }
            button.button { (reader.text("plugins-find")) }
        }
    }
}

/// Whether every word of the text is somewhere in what is said of the plugin.
fn speaks_of(plugin: &Description, text: &str) -> bool {
    let about = plugin.about.as_deref().unwrap_or_default();
    let parts = [&plugin.id, &plugin.name, &plugin.summary, &plugin.publisher];
    let mut said: Vec<String> = parts.map(|part| part.to_lowercase()).into();
    said.push(about.to_lowercase());
    said.extend(
        plugin
            .powers
            .iter()
            .map(|power| power.sentence.to_lowercase()),
    );
    let text = text.to_lowercase();
    text.split_whitespace()
        .all(|word| said.iter().any(|part| part.contains(word)))
}

fn is_of(plugin: &Description, only: Option<&str>) -> bool {
    match only {
        Some("safety") => plugin.category == Category::Safety,
        Some("tools") => plugin.category == Category::Tools,
        Some("installed") => plugin.state.is_some(),
        Some("available") => plugin.state.is_none(),
        Some("newer") => plugin.newer.is_some(),
        _ => true,
    }
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
            div {
                (state_badge(viewer, plugin)) " " (super::plugin_life::trust(viewer, plugin))
                @if plugin.leaving.is_some() { " " span.badge.caution { (reader.text("plugin-leaves")) } }
                @if plugin.newer.is_some() { " " span.badge.neutral { (reader.text("plugin-has-newer")) } }
            }
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
