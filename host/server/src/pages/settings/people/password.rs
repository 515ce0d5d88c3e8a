//! Setting somebody's password: one's own, or another's by an admin.

use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::UserId;
use bailey_crm::directory;
use bailey_crm::sessions::PasswordHash;
use serde::Deserialize;

use super::{Person, found, of, person};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::confirm;
use crate::pages::notice::Notice;
use crate::pages::settings::sessions;
use crate::pages::settings::settled::settled;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// What the form holds.
#[derive(Deserialize)]
pub(super) struct Typed {
    password: String,
}

/// Sets it, and ends the person's sessions elsewhere.
pub(super) async fn set(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(user): Path<i64>,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    // Passwords are never kept, so it is typed once they have proved who they are.
    if !signed.is_confirmed() {
        let form = of(UserId(user)).to_string();
        let ask = Address::new(confirm::PATH).with("then", &form);
        return Ok(Redirect::to(&ask.to_string()).into_response());
    }
    let keep = sessions::present(&signed);
    state
        .sign_ins(move || {
            let user = found(&viewer, user)?;
            let (account, context) = (&viewer.account, &viewer.context);
            let about = [user.name.as_str(), user.email.as_str()];
            let set = PasswordHash::chosen(&typed.password, &about)
                .and_then(|hash| directory::set_password(account, context, user.id, hash, keep));
            settled(
                set,
                |_| {
                    let args = args!["person" => user.name.as_str()];
                    let told = viewer.reader.text_with("password-set-notice", &args);
                    Ok(Notice::done(told).redirect(&of(user.id).to_string()))
                },
                |problems| person::draw(&viewer, &user, &Person::from(&user), problems),
            )
        })
        .await
}
