//! One person: what they are called, where they work, what they may, and where
//! they are signed in.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::directory::{self, User, UserUpdate};
use bailey_crm::{Problem, UserId, sessions};
use maud::{Markup, html};

use super::{Person, found as find, head, inputs, of, proof};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::settings::settled::settled_since;
use crate::pages::settings::typed::Inputs;
use crate::pages::settings::{devices, sessions as stays};
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;

/// The person as they are.
pub(super) async fn show(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(user): Path<i64>,
) -> Result<Response> {
    state
        .records(move || {
            let user = find(&viewer, user)?;
            draw(&viewer, &user, &Person::from(&user), &[])
        })
        .await
}

/// Saves them, or shows the form again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(user): Path<i64>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let person = Person::read(&posted)?;
            let update = UserUpdate {
                version: posted
                    .first("version")
                    .and_then(|version| version.parse().ok()),
                name: Some(person.name.clone()),
                email: Some(person.email.clone()),
                admin: Some(person.admin),
                department: Some(person.department),
                language: Some(person.language),
                time_zone: Some(person.time_zone.clone()),
                active: None,
                password_change: None,
            };
            let (account, context) = (&viewer.account, &viewer.context);
            let own = of(UserId(user));
            settled_since(
                &viewer,
                &own,
                directory::update_user(account, context, UserId(user), update),
                |_| {
                    let saved = viewer.reader.text("saved-notice");
                    Ok(Notice::done(saved).redirect(&own.to_string()))
                },
                |problems| draw(&viewer, &find(&viewer, user)?, &person, problems),
            )
        })
        .await
}

/// The page, with what was typed and what is wrong with it.
pub(super) fn draw(
    viewer: &Viewer,
    user: &User,
    person: &Person,
    found: &[Problem],
) -> Result<Response> {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let stays_of = viewer
        .account
        .read(|read| sessions::list(read, &viewer.context, user.id))?;
    let own = of(user.id);
    let head = head(viewer, &user.name)
        .beside(html! {
            @if !user.has_password { span.badge.neutral { (reader.text("person-invited")) } }
            @if user.owner { span.badge.neutral { (reader.text("role-owner")) } }
            @if !user.active { span.badge.caution { (reader.text("person-suspended")) } }
        })
        .actions(turns(viewer, user));
    let body = html! {
        form.form method="post" action=(own) {
            (form::word(viewer))
            input type="hidden" name="version" value=(user.version);
            (inputs(&fields, person, user.owner)?)
            div.line { button.button.main { (reader.text("save")) } }
        }
        h2 #password-of { (reader.text("password")) }
        (without_knowing(viewer, user))
        form.form method="post" action=(own.clone().then("password")) {
            (form::word(viewer))
            (fields.password("password-new", "password-for-hint", true))
            div.line { button.button { (reader.text("password-set")) } }
        }
        h2 { (reader.text("sessions")) }
        (stays::list(viewer, &stays_of, None, &own.to_string()))
        (proof::section(viewer, &fields, user))
        (devices::section(viewer, user.id, &own.to_string())?)
    };
    Ok(frame::page(viewer, &head, &body))
}

/// Ways to a password that nobody but them knows.
fn without_knowing(viewer: &Viewer, user: &User) -> Markup {
    let (reader, own) = (&viewer.reader, of(user.id));
    let (way, label, told) = if !user.has_password {
        ("invite", "person-invite", "person-invite-about")
    } else if user.password_change {
        return html! { p { (reader.text("password-asked")) } };
    } else {
        (
            "ask-password",
            "person-ask-password",
            "person-ask-password-about",
        )
    };
    html! {
        @if user.active {
            form.form method="post" action=(own.then(way)) {
                (form::word(viewer))
                p { (reader.text(told)) }
                div.line { button.button { (reader.text(label)) } }
            }
        }
    }
}

/// What can be done with them as a whole.
fn turns(viewer: &Viewer, user: &User) -> Markup {
    let (reader, own) = (&viewer.reader, of(user.id));
    html! {
        @if viewer.user.owner && user.active && !user.owner {
            a.button href=(own.clone().then("make-owner")) { (reader.text("person-make-owner")) }
        }
        @if !user.active {
            form method="post" action=(own.clone().then("reactivate")) {
                (form::word(viewer))
                button.button { (reader.text("person-reactivate")) }
            }
        } @else if !user.owner && user.id != viewer.user.id {
            a.button.danger href=(own.then("suspend")) { (reader.text("person-suspend")) }
        }
    }
}
