//! One plugin: what it is, what it can do and why, its settings, its jobs, and
//! the buttons that switch it on and off.

use std::collections::BTreeMap;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_plugins::{
    Description, JobStatus, SettingInfo, SettingKind, SettingValue, State as PluginState,
};
use maud::{Markup, html};

use super::plugins::{address, state_badge};
use super::powers;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form::{self, Named};
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
        (troubles(viewer, &described))
        @if let Some(newer) = &described.newer { (newer_one(viewer, &described, newer)) }
        @if described.state.is_none() { (offer(viewer, &described)) }
        @else {
            h2 { (reader.text("plugin-powers")) }
            (powers::draw(viewer, &described.powers, false))
            @if !described.settings.is_empty() {
                h2 { (reader.text("plugin-settings")) }
                (settings(viewer, &described, wrong))
            }
            @if !jobs.is_empty() {
                h2 { (reader.text("plugin-jobs")) }
                ul.plain.found { @for job in &jobs { (a_job(viewer, job)) } }
            }
        }
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

fn settings(viewer: &Viewer, plugin: &Description, wrong: &Wrong) -> Markup {
    html! {
        form.form method="post" action=(address(&plugin.id).then("settings")) {
            (form::word(viewer))
            @for setting in &plugin.settings { (setting_field(setting, wrong.get(&setting.key))) }
            div.line { button.button.main { (viewer.reader.text("save")) } }
        }
    }
}

fn setting_field(setting: &SettingInfo, wrong: Option<&(String, String)>) -> Markup {
    let (id, name) = (format!("s-{}", setting.key), format!("s.{}", setting.key));
    let held = match &setting.value {
        SettingValue::Boolean(yes) => yes.to_string(),
        SettingValue::Integer(number) => number.to_string(),
        SettingValue::Text(text) => text.clone(),
    };
    let held = wrong.map_or(&held, |(typed, _)| typed);
    let named = Named {
        id: &id,
        name: &name,
        problem: wrong.map(|(_, problem)| problem.as_str()),
        hint: setting.hint.as_deref(),
    };
    let described = named.described();
    let input = match setting.kind {
        SettingKind::Boolean => html! {
            input type="checkbox" id=(id) name=(name) value="true" checked[held == "true"]
                aria-describedby=[described.as_deref()];
        },
        SettingKind::Choice => html! {
            select id=(id) name=(name) aria-describedby=[described.as_deref()] {
                @for (key, label) in &setting.choices { option value=(key) selected[key == held] { (label) } }
            }
        },
        SettingKind::Integer => html! {
            input type="number" id=(id) name=(name) value=(held) min=[setting.min] max=[setting.max] required
                aria-invalid=[named.invalid()] aria-describedby=[described.as_deref()];
        },
        SettingKind::Text => html! {
            input id=(id) name=(name) value=(held) maxlength=[setting.max]
                aria-invalid=[named.invalid()] aria-describedby=[described.as_deref()];
        },
    };
    form::field(
        &setting.label,
        setting.kind == SettingKind::Boolean,
        named,
        &input,
    )
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
