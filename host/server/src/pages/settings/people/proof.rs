//! Asking somebody who they are before they go on: whoever sees a stranger's hand in
//! the log has the person prove it, without taking anything away from them.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::directory::{self, Measure, User};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Person, found, of, person};
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::form;
use crate::pages::notice::Notice;
use crate::pages::settings::typed::Inputs;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// What the form holds.
#[derive(Deserialize)]
pub(super) struct Typed {
    reason: String,
}

/// Asks for it, in all their sessions.
pub(super) async fn ask(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(user): Path<i64>,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    state
        .records(move || {
            let user = found(&viewer, user)?;
            let (account, context) = (&viewer.account, &viewer.context);
            let measure = Measure::RequireConfirmation;
            match directory::take_measure(account, context, user.id, measure, &typed.reason) {
                Ok(_) => {
                    let args = args!["person" => user.name];
                    let told = viewer.reader.text_with("proof-asked-notice", &args);
                    Ok(Notice::done(told).redirect(&of(user.id).to_string()))
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    person::draw(&viewer, &user, &Person::from(&user), &problems)
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

/// The form that asks; nothing for whom nobody keeps out, and for oneself.
pub(super) fn section(viewer: &Viewer, fields: &Inputs<'_>, user: &User) -> Markup {
    let reader = &viewer.reader;
    html! {
        @if user.active && !user.owner && user.id != viewer.user.id {
            form.form method="post" action=(of(user.id).then("proof")) {
                (form::word(viewer))
                p { (reader.text("proof-about")) }
                (fields.line("reason", "proof-reason", None, ""))
                div.line { button.button { (reader.text("proof-ask")) } }
            }
        }
    }
}
