//! What there is to know of a plugin's life: what waits, what it needs, what its
//! versions changed, and the way back.

use bailey_plugins::{Description, Leaving, State as PluginState};
use maud::{Markup, html};

use super::plugins::address;
use crate::pages::form;
use crate::pages::show as values;
use crate::pages::trust;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// What has to be looked at first: that it is to go, or lacks a plugin that it needs.
pub(super) fn notices(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    let lacking = plugin.needs.iter().filter(|need| !need.met);
    html! {
        @if let Some(leaving) = &plugin.leaving { (waits(viewer, plugin, leaving)) }
        @if plugin.state == Some(PluginState::Enabled) {
            @for need in lacking {
                div.notice.caution role="note" {
                    div {
                        p {
                            (reader.text_with("plugin-lacks", &args!["plugin" => need.name.as_ref().unwrap_or(&need.plugin).as_str(), "version" => need.version.as_str()]))
                        }
                    }
                    a.button href=(address(&need.plugin)) { (reader.text("plugin-look-at-it")) }
                }
            }
        }
    }
}

fn waits(viewer: &Viewer, plugin: &Description, leaving: &Leaving) -> Markup {
    let reader = &viewer.reader;
    let who = leaving.asked_by.map(|user| viewer.user_name(user));
    let args = args![
        "act" => leaving.act.as_str(),
        "at" => reader.moment(leaving.at),
        "by" => if who.is_some() { "person" } else { "operator" },
        "who" => who.unwrap_or_default()
    ];
    html! {
        div.notice.caution role="alert" {
            div { p { (reader.text_with("plugin-leaving", &args)) } }
            form method="post" action=(address(&plugin.id).then("call-back")) {
                (form::word(viewer))
                button.button { (reader.text("plugin-call-back")) }
            }
        }
    }
}

/// By whose word its package is here, in a word.
pub(super) fn trust(viewer: &Viewer, plugin: &Description) -> Markup {
    trust::badge(&viewer.reader, plugin.trust)
}

/// What it needs and who needs it, its routes, what its versions changed, and its data.
pub(super) fn more(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    html! {
        @if !plugin.needs.is_empty() || !plugin.needed_by.is_empty() {
            h2 { (reader.text("plugin-needs")) }
            ul.sentences {
                @for need in &plugin.needs {
                    li {
                        div {
                            @if need.met { span.badge.good { (reader.text("plugin-need-met")) } }
                            @else { span.badge.caution { (reader.text("plugin-need-unmet")) } }
                        }
                        span {
                            a href=(address(&need.plugin)) { (need.name.as_ref().unwrap_or(&need.plugin)) } " " (need.version)
                        }
                        p.quiet { (need.reason) }
                    }
                }
            }
            @if !plugin.needed_by.is_empty() { p { (needed_by(viewer, plugin)) } }
        }
        @if !plugin.endpoints.is_empty() {
            h2 { (reader.text("plugin-endpoints")) }
            ul.plain.found {
                @for endpoint in &plugin.endpoints {
                    li {
                        code { (endpoint.method) " /api/v1/plugins/" (plugin.id) "/endpoint/" (endpoint.path) }
                        p.quiet { (endpoint.summary) }
                    }
                }
            }
        }
        @if !plugin.changes.is_empty() {
            h2 { (reader.text("plugin-changes")) }
            dl.facts {
                @for change in &plugin.changes {
                    div { dt { (change.version) } dd { (change.text) } }
                }
            }
        }
    }
}

/// Which plugins need it, in a sentence.
pub(super) fn needed_by(viewer: &Viewer, plugin: &Description) -> String {
    let names: Vec<&str> = plugin
        .needed_by
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    let args = args!["count" => names.len(), "plugins" => viewer.reader.list(names)];
    viewer.reader.text_with("plugin-needed-by", &args)
}

/// The way back to the version before, and what it keeps as a file.
pub(super) fn ways(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    let own = address(&plugin.id);
    html! {
        h2 { (reader.text("plugin-data")) }
        div.line {
            @if let Some(before) = &plugin.before {
                a.button href=(own.clone().then("roll-back")) {
                    (reader.text_with("plugin-roll-back", &args!["version" => before.as_str()]))
                }
            }
            a.button href=(own.then("data")) { (reader.text("plugin-download")) }
        }
    }
}

/// A moment, as a person reads it.
pub(super) fn moment(viewer: &Viewer, at: bailey_crm::Timestamp) -> Markup {
    values::moment(&viewer.reader, at)
}
