//! An admin of the account.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bailey_crm::sessions::Right;

use super::{Signed, scopes};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// Somebody who is signed in and may change settings.
#[derive(Clone)]
pub struct Admin(pub Signed);

impl FromRequestParts<State> for Admin {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let signed = Signed::from_request_parts(parts, state).await?;
        if signed.context.access.admin {
            Ok(Self(signed))
        } else if signed.user().admin && signed.is_program() {
            Err(scopes::lacks(Right::Settings))
        } else {
            Err(Error::new(
                Kind::Denied,
                "Settings are for admins of the account. Ask one of them to do it.",
            ))
        }
    }
}
