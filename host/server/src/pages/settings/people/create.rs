//! Adding a person.

use axum::extract::State as FromState;
use axum::http::HeaderMap;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::PasswordHash;
use maud::html;

use super::{Person, head, inputs, of};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::mail::{self, Links};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::settings::settled::settled;
use crate::pages::settings::typed::Inputs;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;
use crate::texts::args;

/// The empty form, with the account's own language and time zone.
pub(super) async fn form(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    state
        .records(move || {
            let settings = viewer.account.read(directory::settings)?;
            let person = Person {
                name: String::new(),
                email: String::new(),
                admin: false,
                department: None,
                language: settings.language,
                time_zone: settings.time_zone,
            };
            draw(&viewer, &person, true, &[])
        })
        .await
}

/// Adds them, or shows the form again with what is wrong.
pub(super) async fn create(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    headers: HeaderMap,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let posted = Params(posted);
    let invited = posted.has("invite");
    let links = invited
        .then(|| Links::to(viewer.account.id(), state.settings(), &headers))
        .transpose()?;
    let plugins = state.plugins().clone();
    state
        .sign_ins(move || {
            let person = Person::read(&posted)?;
            let typed = posted.first("password").filter(|_| !invited);
            let about = [person.name.as_str(), person.email.as_str()];
            let password = match typed {
                Some(typed) => PasswordHash::chosen(typed, &about).map(Some),
                None => Ok(None),
            };
            let added = password.and_then(|password| {
                let new = NewUser {
                    name: person.name.clone(),
                    email: person.email.clone(),
                    admin: person.admin,
                    department: person.department,
                    language: Some(person.language),
                    time_zone: Some(person.time_zone.clone()),
                    password_change: password.is_some(),
                    password,
                };
                directory::create_user(&viewer.account, &viewer.context, new)
            });
            settled(
                added,
                |id| {
                    if let Some(links) = links {
                        mail::invite(&plugins, &viewer.account, &viewer.context, links, id)?;
                    }
                    let args = args!["person" => person.name.as_str()];
                    let told = if invited {
                        "person-invited-notice"
                    } else {
                        "person-added-notice"
                    };
                    let added = viewer.reader.text_with(told, &args);
                    Ok(Notice::done(added).redirect(&of(id).to_string()))
                },
                |problems| draw(&viewer, &person, invited, problems),
            )
        })
        .await
}

fn draw(viewer: &Viewer, person: &Person, invited: bool, found: &[Problem]) -> Result<Response> {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let body = html! {
        form.form method="post" action="/settings/people/new" {
            (form::word(viewer))
            (inputs(&fields, person, false)?)
            (fields.tick("invite", "person-invite", "person-invite-hint", invited))
            (fields.password("password-first", "password-first-hint", false))
            div.line { button.button.main { (reader.text("person-add")) } }
        }
    };
    Ok(frame::page(
        viewer,
        &head(viewer, reader.text("person-new")),
        &body,
    ))
}
