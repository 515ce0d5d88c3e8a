//! Sets a user's password.

use axum::http::StatusCode;
use bailey_crm::sessions::{Credential, PasswordHash};
use bailey_crm::{UserId, directory};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// The new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPassword {
    #[schema(format = Password)]
    password: String,
}

/// Sets a password: one's own, or another's by an admin. All sessions of that
/// user end but the caller's.
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
    signed: Signed,
    Path(user): Path<i64>,
    Json(body): Json<NewPassword>,
) -> Result<StatusCode> {
    let Credential::Session(session) = &signed.person.credential else {
        return Err(Error::new(
            Kind::Denied,
            "A program with a token sets no passwords.",
        ));
    };
    let (account, context, keep) = (signed.account, signed.context, session.id);
    state
        .sign_ins(move || -> bailey_crm::Result<_> {
            let hash = PasswordHash::of(&body.password)?;
            directory::set_password(&account, &context, UserId(user), hash, Some(keep))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
