//! One's own profile: name, language, time zone.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::directory::{self, Language, UserUpdate};
use maud::html;
use serde::Deserialize;

use super::settled::settled;
use super::typed::Inputs;
use crate::auth::{Entering, Posted, Signed};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::form;
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::message;

/// What the form holds.
#[derive(Deserialize)]
pub(super) struct Profile {
    name: String,
    language: Language,
    time_zone: String,
}

/// A new password.
#[derive(Deserialize)]
pub(super) struct NewPassword {
    current: String,
    password: String,
}

impl Profile {
    fn of(viewer: &Viewer) -> Self {
        Self {
            name: viewer.user.name.clone(),
            language: viewer.user.language,
            time_zone: viewer.user.time_zone.clone(),
        }
    }
}

/// The profile as it is.
pub(super) async fn show(viewer: Viewer) -> Response {
    draw(&viewer, &Profile::of(&viewer), &[])
}

/// Sets one's own password, and ends one's sessions elsewhere.
pub(super) async fn set_password(
    FromState(state): FromState<State>,
    signed: Signed,
    viewer: Viewer,
    Posted(typed): Posted<NewPassword>,
) -> Result<Response> {
    let set = Entering(signed)
        .choose_password(&state, typed.current, typed.password)
        .await;
    match set {
        Ok(_) => {
            let told = viewer.reader.text("password-own-notice");
            Ok(Notice::done(told).redirect("/settings/profile"))
        }
        Err(error) if !error.problems.is_empty() => {
            Ok(draw(&viewer, &Profile::of(&viewer), &error.problems))
        }
        Err(other) => Err(other),
    }
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
            let (account, context) = (&viewer.account, &viewer.context);
            settled(
                directory::update_user(account, context, viewer.user.id, update),
                |_| {
                    // In the language that was just chosen.
                    let saved = message(profile.language, "saved-notice", None);
                    Ok(Notice::done(saved).redirect("/settings/profile"))
                },
                |problems| Ok(draw(&viewer, &profile, problems)),
            )
        })
        .await
}

fn draw(viewer: &Viewer, profile: &Profile, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let head = Head::new(reader.text("profile"))
        .under(reader.text("settings"), &Address::new("/settings"))
        .narrow();
    let body = html! {
        form.form method="post" action="/settings/profile" {
            (form::word(viewer))
            (fields.line("name", "person-name", None, &profile.name))
            div.field {
                span.label { (reader.text("email")) }
                span { (viewer.user.email) }
            }
            (fields.language("language", profile.language))
            (fields.line("time_zone", "time-zone", Some("time-zone-hint"), &profile.time_zone))
            div.line { button.button.main { (reader.text("save")) } }
        }
        h2 { (reader.text("password")) }
        form.form method="post" action="/settings/profile/password" {
            (form::word(viewer))
            (fields.current_password())
            (fields.password("password-new", "password-new-hint", true))
            div.line { button.button { (reader.text("password-set")) } }
        }
        form method="post" action="/sign-out" {
            (form::word(viewer))
            button.button { (reader.text("sign-out")) }
        }
    };
    frame::page(viewer, &head, &body)
}
