//! What holds for the account as a whole: its name, time zone, currency and
//! language, and of which tables it is kept who looked at records.

use std::collections::BTreeSet;

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::directory::{self, Settings, SettingsUpdate};
use bailey_crm::{Problem, files, views};
use maud::html;

use super::settled::settled;
use super::typed::Inputs;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// What the form holds.
struct Typed {
    settings: Settings,
    watched: BTreeSet<String>,
    /// How many megabytes all files may have, as typed.
    file_limit: String,
}

/// A megabyte, as people count them.
const MEGABYTE: u64 = 1_000_000;

impl Typed {
    fn read(posted: &Params) -> Self {
        let text = |name: &str| posted.first(name).unwrap_or_default().trim().to_owned();
        Self {
            settings: Settings {
                name: text("name"),
                time_zone: text("time_zone"),
                currency: text("currency").to_uppercase(),
                language: text("language").parse().unwrap_or_default(),
            },
            watched: posted.all("watched").map(str::to_owned).collect(),
            file_limit: text("file_limit"),
        }
    }

    /// How many bytes all files may have.
    fn file_limit(&self) -> bailey_crm::Result<u64> {
        let typed = self.file_limit.parse::<u64>().ok();
        typed
            .and_then(|megabytes| megabytes.checked_mul(MEGABYTE))
            .ok_or_else(|| {
                let message = "Write a whole number.";
                bailey_crm::Error::invalid_field("file_limit", "setting", message)
            })
    }
}

/// The settings as they are.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    let own = state.clone();
    state
        .records(move || {
            let typed = Typed {
                settings: viewer.account.read(directory::settings)?,
                watched: views::watched(&viewer.account, &viewer.context)?,
                file_limit: (files::usage(&viewer.account, &viewer.context)?.limit / MEGABYTE)
                    .to_string(),
            };
            let limits = Limits::of(&own, &viewer.account)?;
            Ok::<_, Error>(draw(&viewer, &typed, &limits, &[]))
        })
        .await
}

/// Saves them, or shows the form again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let own = state.clone();
    state
        .records(move || {
            let typed = Typed::read(&Params(posted));
            let update = SettingsUpdate {
                name: Some(typed.settings.name.clone()),
                time_zone: Some(typed.settings.time_zone.clone()),
                currency: Some(typed.settings.currency.clone()),
                language: Some(typed.settings.language),
            };
            let (account, context) = (&viewer.account, &viewer.context);
            let limited = typed.file_limit().and_then(|bytes| {
                let before = files::usage(account, context)?.limit;
                // What was not touched stays to the byte.
                if bytes / MEGABYTE == before / MEGABYTE {
                    return Ok(());
                }
                files::set_limit(account, context, bytes).map(drop)
            });
            let saved = limited
                .and_then(|()| directory::update_settings(account, context, update))
                .and_then(|_| views::set_watched(account, context, typed.watched.clone()));
            settled(
                saved,
                |_| {
                    let saved = viewer.reader.text("saved-notice");
                    Ok(Notice::done(saved).redirect("/settings/account"))
                },
                |problems| {
                    let limits = Limits::of(&own, account)?;
                    Ok(draw(&viewer, &typed, &limits, &at_the_form(problems)))
                },
            )
        })
        .await
}

/// Problems under the names that the form has for their fields.
fn at_the_form(problems: &[Problem]) -> Vec<Problem> {
    let named = problems.iter().cloned().map(|mut problem| {
        if problem.field.as_deref() == Some("limit") {
            problem.field = Some("file_limit".to_owned());
        }
        problem
    });
    named.collect()
}

/// What files take up by now, as a sentence.
fn taken(viewer: &Viewer) -> String {
    let reader = &viewer.reader;
    match files::usage(&viewer.account, &viewer.context) {
        Ok(usage) => {
            let used = reader.bytes(usage.used);
            reader.text_with(
                "account-files-used",
                &args!["used" => used, "count" => usage.files],
            )
        }
        Err(_) => String::new(),
    }
}

fn draw(viewer: &Viewer, typed: &Typed, limits: &Limits, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let settings = &typed.settings;
    let head = Head::new(reader.text("settings-account"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    let body = html! {
        form.form method="post" action="/settings/account" {
            (form::word(viewer))
            (fields.elsewhere(&["name", "time_zone", "currency", "language", "file_limit"]))
            (fields.line("name", "account-name", None, &settings.name))
            (fields.line("time_zone", "time-zone", Some("account-time-zone-hint"), &settings.time_zone))
            (fields.line("currency", "account-currency", Some("account-currency-hint"), &settings.currency))
            (fields.language("account-language", settings.language))
            (fields.line("file_limit", "account-files", None, &typed.file_limit))
            p.quiet.small { (taken(viewer)) }
            fieldset.field {
                legend { (reader.text("account-watched")) }
                p.quiet.small { (reader.text("account-watched-hint")) }
                div.choices {
                    @for table in viewer.schema.tables() {
                        label {
                            input type="checkbox" name="watched" value=(table.key) checked[typed.watched.contains(&table.key)];
                            (labels::plural(reader, table))
                        }
                    }
                }
            }
            div.line { button.button.main { (reader.text("save")) } }
        }
        @if limits.are_set() {
            h2 { (reader.text("limits")) }
            p { (reader.text("limits-about")) }
            dl.facts { (limits.facts(reader)) }
        }
    };
    frame::page(viewer, &head, &body)
}
