//! Somebody who is signed in and perhaps not through the door yet: they may have
//! steps of signing in to pass, who they are to prove, and then a new password to
//! choose.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bailey_crm::sessions::{self, Confirmed, Credential, PasswordHash};
use bailey_crm::{OperationId, Timestamp, directory};

use super::{Signed, confirming, safe_mode, signed};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// Whoever a session or a token is of, whatever they still have to do: for the few
/// handlers that lead through the steps of signing in, or out again.
pub struct Arriving(pub Signed);

impl FromRequestParts<State> for Arriving {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        signed::recognised(parts, state).await.map(Self)
    }
}

impl Arriving {
    /// Who is past all steps.
    ///
    /// # Errors
    /// [`Kind::SignInStepRequired`].
    pub fn past_steps(self) -> Result<Entering> {
        match &self.0.person.credential {
            Credential::Session(session) if session.pending => Err(Error::new(
                Kind::SignInStepRequired,
                "Another step has to be passed first: GET `sessions/current/step`.",
            )),
            _ => Ok(Entering(self.0)),
        }
    }
}

/// As [`Signed`], also if they must prove who they are or choose a new password before
/// anything else: for the few handlers that let them do just that, or leave.
pub struct Entering(pub Signed);

impl FromRequestParts<State> for Entering {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        Arriving::from_request_parts(parts, state)
            .await?
            .past_steps()
    }
}

impl Entering {
    /// Who is through the door already.
    ///
    /// # Errors
    /// [`Kind::ConfirmationRequired`]; [`Kind::PasswordChangeRequired`].
    pub fn through(self) -> Result<Signed> {
        if self.0.person.is_to_prove() {
            return Err(confirming::required(&self.0.person.credential));
        }
        let by_password = matches!(self.0.person.credential, Credential::Session(_));
        let safe = safe_mode::until(&self.0.person).is_some();
        if by_password && !safe && self.0.user().password_change {
            let told = "Choose a new password first: PUT `users/{user}/password`.";
            return Err(Error::new(Kind::PasswordChangeRequired, told));
        }
        Ok(self.0)
    }

    /// Sets their own password, having asked for the present one. Sessions other
    /// than this one end.
    ///
    /// # Errors
    /// A problem with `current` or `password`; [`Kind::Throttled`] after too
    /// many wrong ones; [`Kind::Denied`] to programs with a token.
    pub async fn choose_password(
        self,
        state: &State,
        current: String,
        password: String,
    ) -> Result<OperationId> {
        let signed = self.0;
        let Credential::Session(session) = &signed.person.credential else {
            let told = "A program with a token sets no passwords.";
            return Err(Error::new(Kind::Denied, told));
        };
        let keep = session.id;
        let (account, context) = (Arc::clone(&signed.account), signed.context.clone());
        let user = signed.user().clone();
        state
            .sign_ins(move || {
                match sessions::confirm(&account, &context, &user, &current)? {
                    Confirmed::Yes => {}
                    Confirmed::No => {
                        let told = "This is not your password.";
                        return Err(Error::invalid("current", "wrong-password", told));
                    }
                    Confirmed::Wait { until } => {
                        return Err(Error::new(Kind::Throttled, wait(until)));
                    }
                }
                if current == password {
                    let told = "This is the password you have: choose another one.";
                    return Err(Error::invalid("password", "same-password", told));
                }
                let hash = PasswordHash::chosen(&password, &[&user.name, &user.email])?;
                let set = directory::set_password(&account, &context, user.id, hash, Some(keep));
                Ok(set?)
            })
            .await
    }
}

/// How long somebody has to wait, in words.
pub(super) fn wait(until: Timestamp) -> String {
    let seconds = (until.0.saturating_sub(Timestamp::now().0)).max(0) / 1000 + 1;
    format!("Too many wrong tries. Wait {seconds} seconds and try again.")
}
