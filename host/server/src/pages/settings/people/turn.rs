//! Suspending a person, letting them in again, giving them the account: first
//! what it means, then the act.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::UserId;
use bailey_crm::directory::{self, UserUpdate};
use maud::html;

use super::{found, head, of};
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;
use crate::texts::args;

/// Asks first. Letting somebody in again, or asking for a new password, takes
/// nothing away and needs no question.
pub(super) async fn confirm(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path((user, turn)): Path<(i64, String)>,
) -> Result<Response> {
    let (title, told, button) = match turn.as_str() {
        "suspend" => ("suspend-title", "suspend-text", "person-suspend"),
        "make-owner" => ("make-owner-title", "make-owner-text", "person-make-owner"),
        _ => return Err(unknown()),
    };
    state
        .records(move || {
            let user = found(&viewer, user)?;
            let reader = &viewer.reader;
            let args = args!["person" => user.name.as_str()];
            let own = of(user.id);
            let body = html! {
                form.confirm method="post" action=(own.clone().then(&turn)) {
                    (form::word(&viewer))
                    p { (reader.text_with(told, &args)) }
                    div.line {
                        button.button.main.danger { (reader.text(button)) }
                        a.button href=(own) { (reader.text("cancel")) }
                    }
                }
            };
            let head = head(&viewer, reader.text_with(title, &args));
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// Does it.
pub(super) async fn take(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    viewer: Viewer,
    Path((user, turn)): Path<(i64, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let user = UserId(user);
    state
        .records(move || {
            let (account, context) = (&viewer.account, &viewer.context);
            let active = |active| UserUpdate {
                active: Some(active),
                ..UserUpdate::default()
            };
            let id = match turn.as_str() {
                "suspend" => {
                    directory::update_user(account, context, user, active(false))?;
                    "suspended-notice"
                }
                "reactivate" => {
                    directory::update_user(account, context, user, active(true))?;
                    "reactivated-notice"
                }
                "ask-password" => {
                    let update = UserUpdate {
                        password_change: Some(true),
                        ..UserUpdate::default()
                    };
                    directory::update_user(account, context, user, update)?;
                    "password-asked-notice"
                }
                "make-owner" => {
                    signed.must_be_confirmed()?;
                    directory::transfer_ownership(account, context, user)?;
                    "owner-made-notice"
                }
                _ => return Err(unknown()),
            };
            let person = viewer.user_name(user);
            let told = viewer.reader.text_with(id, &args!["person" => person]);
            Ok(Notice::done(told).redirect(&of(user).to_string()))
        })
        .await
}

fn unknown() -> Error {
    Error::not_found("such page")
}
