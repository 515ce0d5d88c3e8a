//! Sets a user's password.

use axum::http::StatusCode;
use bailey_crm::sessions::{Credential, PasswordHash};
use bailey_crm::{UserId, directory};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Entering;
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// The new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPassword {
    #[schema(format = Password)]
    password: String,
    /// The one until now, of whoever sets their own.
    #[schema(format = Password)]
    current: Option<String>,
}

/// Sets a password: one's own, or another's by an admin, who must change it at
/// their next sign-in. All sessions of that user end but the caller's.
#[utoipa::path(
    put,
    path = "/users/{user}/password",
    tag = "people",
    params(("user" = i64, Path)),
    request_body = NewPassword,
    responses((status = NO_CONTENT, description = "It is set"), Refused)
)]
pub(super) async fn set_password(
    state: State,
    entering: Entering,
    Path(user): Path<i64>,
    Json(body): Json<NewPassword>,
) -> Result<StatusCode> {
    let Credential::Session(_) = &entering.0.person.credential else {
        return Err(Error::new(
            Kind::Denied,
            "A program with a token sets no passwords.",
        ));
    };
    if entering.0.user().id == UserId(user) {
        let Some(current) = body.current else {
            let told = "Send the password that you have until now as `current`.";
            return Err(Error::invalid("current", "required", told));
        };
        entering
            .choose_password(&state, current, body.password)
            .await?;
        return Ok(StatusCode::NO_CONTENT);
    }
    let signed = entering.through()?;
    signed.must_be_confirmed()?;
    let (account, context) = (signed.account, signed.context);
    state
        .sign_ins(move || -> bailey_crm::Result<_> {
            let user = account.read(|read| directory::user(read, &context, UserId(user)))?;
            let hash = PasswordHash::chosen(&body.password, &[&user.name, &user.email])?;
            directory::set_password(&account, &context, user.id, hash, None)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
