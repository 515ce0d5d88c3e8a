//! One's own profile: name, language, time zone.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::directory::{self, Language, UserUpdate};
use maud::{Markup, html};
use serde::Deserialize;

use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::form::{self, Named};
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::{message, own_name};

/// What the form holds.
#[derive(Deserialize)]
pub(super) struct Profile {
    name: String,
    language: Language,
    time_zone: String,
}

/// The profile as it is.
pub(super) async fn show(viewer: Viewer) -> Response {
    let profile = Profile {
        name: viewer.user.name.clone(),
        language: viewer.user.language,
        time_zone: viewer.user.time_zone.clone(),
    };
    draw(&viewer, &profile, &[])
}

/// Saves it, or shows the form again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Posted(profile): Posted<Profile>,
) -> Result<Response> {
    state
        .records(move || {
            let update = UserUpdate {
                name: Some(profile.name.clone()),
                language: Some(profile.language),
                time_zone: Some(profile.time_zone.trim().to_owned()),
                ..UserUpdate::default()
            };
            match directory::update_user(&viewer.account, &viewer.context, viewer.user.id, update) {
                Ok(_) => {
                    // In the language that was just chosen.
                    let saved = message(profile.language, "saved-notice", None);
                    Ok(Notice::done(saved).redirect("/settings/profile"))
                }
                Err(bailey_crm::Error::Invalid(problems)) => Ok(draw(&viewer, &profile, &problems)),
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn draw(viewer: &Viewer, profile: &Profile, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let problem = |field: &str| {
        let problem = found
            .iter()
            .find(|problem| problem.field.as_deref() == Some(field));
        problem.map(|problem| problems::text(reader, problem))
    };
    let (name_problem, zone_problem) = (problem("name"), problem("time_zone"));
    let zone_hint = reader.text("time-zone-hint");
    let name = Named {
        id: "name",
        name: "name",
        problem: name_problem.as_deref(),
        hint: None,
    };
    let zone = Named {
        id: "time_zone",
        name: "time_zone",
        problem: zone_problem.as_deref(),
        hint: Some(&zone_hint),
    };
    let line = |named: Named<'_>, value: &str| -> Markup {
        html! {
            input id=(named.id) name=(named.name) value=(value) required autocomplete="off"
                aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
        }
    };
    let head = Head::new(reader.text("profile"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    let body = html! {
        form.form method="post" action="/settings/profile" {
            (form::word(viewer))
            (form::field(&reader.text("person-name"), false, name, &line(name, &profile.name)))
            div.field {
                span.label { (reader.text("email")) }
                span { (viewer.user.email) }
            }
            div.field {
                label for="language" { (reader.text("language")) }
                select #language name="language" {
                    @for language in Language::ALL {
                        option value=(language.as_str()) selected[language == profile.language] { (own_name(language)) }
                    }
                }
            }
            (form::field(&reader.text("time-zone"), false, zone, &line(zone, &profile.time_zone)))
            div.line { button.button.main { (reader.text("save")) } }
        }
        form method="post" action="/sign-out" {
            (form::word(viewer))
            button.button { (reader.text("sign-out")) }
        }
    };
    frame::page(viewer, &head, &body)
}
