//! One plugin: what it is, what it can do and why, its settings, its jobs, and
//! the buttons that switch it on and off.

use std::collections::BTreeMap;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::{Description, JobStatus, State as PluginState};
use maud::{Markup, html};

use super::plugins::{address, state_badge};
use super::{
    plugin_cost, plugin_life, plugin_preview, plugin_recording, plugin_setting, plugin_trial,
    powers,
};
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::show as values;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// What was typed into the settings and is wrong, by key.
pub(super) type Wrong = BTreeMap<String, (String, String)>;

/// One plugin.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || draw(&asked, &viewer, &plugin, &Wrong::new()))
        .await
}

/// The page, with what is wrong with its settings.
pub(super) fn draw(
    state: &State,
    viewer: &Viewer,
    plugin: &str,
    wrong: &Wrong,
) -> Result<Response> {
    let reader = &viewer.reader;
    let described = state.plugins().describe(&viewer.account, plugin, viewer)?;
    let mut jobs = state.plugins().jobs(&viewer.account, viewer)?;
    jobs.retain(|job| job.plugin == plugin);
    let head = Head::new(&described.name)
        .under(reader.text("settings"), &Address::new("/settings"))
        .under(
            reader.text("settings-plugins"),
            &Address::new("/settings/plugins"),
        )
        .beside(state_badge(viewer, &described))
        .actions(switches(viewer, &described))
        .narrow();
    let body = html! {
        p.lead { (described.summary) }
        p.quiet {
            (reader.text_with("plugin-by", &args!["publisher" => described.publisher.as_str(), "version" => described.version.as_str()]))
        }
        p.quiet { (plugin_life::trust(viewer, &described)) " " (described.vouched) }
        @if described.withheld {
            div.notice.caution role="note" { p { (reader.text("plugin-withheld")) } }
        }
        @if let Some(about) = &described.about { p { (about) } }
        (troubles(viewer, &described))
        (plugin_life::notices(viewer, &described))
        @if let Some(newer) = &described.newer { (newer_one(viewer, &described, newer)) }
        @if described.state.is_none() && !described.withheld { (offer(viewer, &described)) }
        @else if described.state.is_none() {
            h2 { (reader.text("plugin-asks")) }
            (powers::draw(viewer, &described.powers, false))
        }
        @else {
            h2 { (reader.text("plugin-powers")) }
            (powers::draw(viewer, &described.powers, false))
            @if !described.settings.is_empty() {
                h2 { (reader.text("plugin-settings")) }
                (plugin_setting::form(viewer, &described, wrong))
            }
            @if !jobs.is_empty() {
                h2 { (reader.text("plugin-jobs")) }
                ul.plain.found { @for job in &jobs { (a_job(viewer, job)) } }
            }
            (plugin_cost::draw(state, viewer, plugin)?)
            (plugin_recording::draw(state, viewer, plugin)?)
        }
        @if described.state.is_none() && !described.withheld {
            (plugin_preview::links(viewer, &described))
        }
        (plugin_trial::draw(state, viewer, plugin))
        (plugin_life::more(viewer, &described))
        @if described.state.is_some() { (plugin_life::ways(viewer, &described)) }
        details {
            summary { (reader.text("plugin-identity")) }
            dl.facts {
                div { dt { "ID" } dd { code { (described.id) } } }
                div { dt { "SHA-256" } dd { code { (described.digest) } } }
            }
        }
    };
    Ok(frame::page(viewer, &head, &body))
}

/// Before it is installed: what it asks for, and the button that consents.
fn offer(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.stack method="post" action=(address(&plugin.id).then("install")) {
            (form::word(viewer))
            h2 { (reader.text("plugin-asks")) }
            (powers::draw(viewer, &plugin.powers, true))
            div.line { button.button.main { (reader.text("plugin-install")) } }
        }
    }
}

fn switches(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    let own = address(&plugin.id);
    html! {
        @match plugin.state {
            None => {},
            Some(PluginState::Enabled) => {
                @if let Some(front) = plugin.pages.first() {
                    a.button href=(Address::of_plugin(&plugin.id, &front.path)) { (reader.text("plugin-open")) }
                }
                a.button.danger href=(own.then("disable")) { (reader.text("plugin-disable")) }
            },
            Some(_) => {
                form method="post" action=(own.clone().then("enable")) {
                    (form::word(viewer))
                    button.button.main { (reader.text("plugin-enable")) }
                }
                a.button.danger href=(own.then("uninstall")) { (reader.text("plugin-uninstall")) }
            },
        }
    }
}

/// The catalogue has another version than the account.
fn newer_one(viewer: &Viewer, plugin: &Description, newer: &str) -> Markup {
    let reader = &viewer.reader;
    let told = if *newer == plugin.version {
        reader.text("plugin-rebuilt")
    } else {
        reader.text_with("plugin-newer", &args!["version" => newer])
    };
    html! {
        div.notice.neutral role="note" {
            div { p { (told) } }
            a.button href=(address(&plugin.id).then("upgrade")) { (reader.text("plugin-upgrade-look")) }
        }
    }
}

fn troubles(viewer: &Viewer, plugin: &Description) -> Markup {
    let reader = &viewer.reader;
    html! {
        @if let Some(missing) = &plugin.missing {
            div.notice.danger role="alert" {
                div { strong { (reader.text("plugin-missing-title")) } p { (missing) } }
            }
        }
        @if let Some(trouble) = &plugin.trouble {
            div.notice.danger role="alert" {
                div {
                    strong { (reader.text("plugin-failing-title")) }
                    p { (trouble.message) " (" (values::relative(reader, trouble.at)) ")" }
                }
            }
        }
    }
}

fn a_job(viewer: &Viewer, job: &JobStatus) -> Markup {
    let reader = &viewer.reader;
    html! {
        li {
            (job.label)
            @if job.running.is_some() { " " span.badge.good { (reader.text("job-running")) } }
            @if let Some(last) = &job.last {
                " " span.quiet {
                    (reader.text("job-last")) " " (values::relative(reader, last.started_at))
                    @if let Some(summary) = &last.summary { ": " (summary) }
                }
            } @else {
                " " span.quiet { (reader.text("job-never")) }
            }
        }
    }
}

/// Not an admin's page, or no such plugin.
pub(super) fn unknown() -> Error {
    Error::not_found("such page")
}
