//! What holds for the account as a whole: its name, time zone, currency and
//! language, and of which tables it is kept who looked at records.

use std::collections::BTreeSet;

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::directory::{self, Settings, SettingsUpdate};
use bailey_crm::{Problem, views};
use maud::html;

use super::typed::Inputs;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What the form holds.
struct Typed {
    settings: Settings,
    watched: BTreeSet<String>,
}

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
        }
    }
}

/// The settings as they are.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    state
        .records(move || {
            let typed = Typed {
                settings: viewer.account.read(directory::settings)?,
                watched: views::watched(&viewer.account, &viewer.context)?,
            };
            Ok::<_, Error>(draw(&viewer, &typed, &[]))
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
            let saved = directory::update_settings(account, context, update)
                .and_then(|_| views::set_watched(account, context, typed.watched.clone()));
            match saved {
                Ok(_) => {
                    let saved = viewer.reader.text("saved-notice");
                    Ok(Notice::done(saved).redirect("/settings/account"))
                }
                Err(bailey_crm::Error::Invalid(problems)) => Ok(draw(&viewer, &typed, &problems)),
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn draw(viewer: &Viewer, typed: &Typed, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let settings = &typed.settings;
    let head = Head::new(reader.text("settings-account"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    let body = html! {
        form.form method="post" action="/settings/account" {
            (form::word(viewer))
            (fields.elsewhere(&["name", "time_zone", "currency", "language"]))
            (fields.line("name", "account-name", None, &settings.name))
            (fields.line("time_zone", "time-zone", Some("account-time-zone-hint"), &settings.time_zone))
            (fields.line("currency", "account-currency", Some("account-currency-hint"), &settings.currency))
            (fields.language("account-language", settings.language))
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
    };
    frame::page(viewer, &head, &body)
}
