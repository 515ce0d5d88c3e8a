//! Adding a person.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::PasswordHash;
use maud::html;

use super::{Person, head, inputs, of};
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
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
            draw(&viewer, &person, &[])
        })
        .await
}

/// Adds them, or shows the form again with what is wrong.
pub(super) async fn create(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .sign_ins(move || {
            let posted = Params(posted);
            let person = Person::read(&posted)?;
            let password = posted.first("password").unwrap_or_default();
            let added = PasswordHash::of(password).and_then(|password| {
                let new = NewUser {
                    name: person.name.clone(),
                    email: person.email.clone(),
                    admin: person.admin,
                    department: person.department,
                    language: Some(person.language),
                    time_zone: Some(person.time_zone.clone()),
                    password: Some(password),
                };
                directory::create_user(&viewer.account, &viewer.context, new)
            });
            match added {
                Ok(id) => {
                    let args = args!["person" => person.name];
                    let added = viewer.reader.text_with("person-added-notice", &args);
                    Ok(Notice::done(added).redirect(&of(id).to_string()))
                }
                Err(bailey_crm::Error::Invalid(problems)) => draw(&viewer, &person, &problems),
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn draw(viewer: &Viewer, person: &Person, found: &[Problem]) -> Result<Response> {
    let reader = &viewer.reader;
    let fields = Inputs { viewer, found };
    let body = html! {
        form.form method="post" action="/settings/people/new" {
            (form::word(viewer))
            (inputs(&fields, person, false)?)
            (fields.password("password-first", "password-first-hint"))
            div.line { button.button.main { (reader.text("person-add")) } }
        }
    };
    Ok(frame::page(
        viewer,
        &head(viewer, reader.text("person-new")),
        &body,
    ))
}
