//! Proving once more who one is, before a dangerous act: the password, and whatever
//! plugins ask beside it. The host alone asks for it, on a page of its own.
//!
//! A handler of such an act takes [`Confirmed`]. Whoever proved it within fifteen
//! minutes, by signing in or by this, goes on at once. A program with a token can
//! prove nothing: what it may do is its token's scope.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bailey_crm::sessions::{self, Confirmed as Shown, Credential};

use super::Signed;
use super::entering::wait;
use super::steps::{Come, Way, own_session};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// As [`Signed`], if they proved lately who they are.
pub struct Confirmed(pub Signed);

impl FromRequestParts<State> for Confirmed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let signed = Signed::from_request_parts(parts, state).await?;
        signed.must_be_confirmed()?;
        Ok(Self(signed))
    }
}

impl Signed {
    /// Whether they proved lately who they are, as far as they can.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        match &self.person.credential {
            // A code for safe mode proves it for as long as safe mode lasts.
            Credential::Session(session) => {
                session.safe_until.is_some() || session.is_confirmed(self.context.at)
            }
            Credential::Token(_) => true,
            // What a specialist can prove, nobody here can know.
            Credential::Support(_) => false,
        }
    }

    /// Refuses who has to prove first who they are.
    ///
    /// # Errors
    /// [`Kind::ConfirmationRequired`].
    pub fn must_be_confirmed(&self) -> Result<()> {
        if self.is_confirmed() {
            return Ok(());
        }
        Err(required(&self.person.credential))
    }
}

/// What is told whoever has to prove first who they are.
pub(super) fn required(credential: &Credential) -> Error {
    let told = match credential {
        Credential::Token(_) => {
            "Whose token this is has to prove who they are, by signing in or on the page \
             `/confirm`: until then it rests."
        }
        _ => "Prove first who you are: POST the password to `sessions/current/confirmation`.",
    };
    Error::new(Kind::ConfirmationRequired, told)
}

/// Takes the password, and goes on to what plugins ask. It blocks, and hashes.
///
/// # Errors
/// A problem with `password`; [`Kind::Throttled`] after too many wrong ones.
pub(crate) fn show_password(signed: &Signed, password: &str) -> Result<()> {
    let session = own_session(signed)?.id;
    let (account, context) = (&signed.account, &signed.context);
    match sessions::confirm(account, context, signed.user(), password)? {
        Shown::Yes => Ok(sessions::begin_confirming(account, session, context.at)?),
        Shown::No => {
            let told = "This is not your password.";
            Err(Error::invalid("password", "wrong-password", told))
        }
        Shown::Wait { until } => Err(Error::new(Kind::Throttled, wait(until))),
    }
}

/// The same, and what comes of it.
///
/// # Errors
/// As [`show_password`] and [`Way::advance`].
pub(crate) async fn confirm(
    state: &State,
    signed: Signed,
    parts: Parts,
    password: String,
) -> Result<(Way, Come)> {
    let shown = signed.clone();
    state
        .sign_ins(move || show_password(&shown, &password))
        .await?;
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let way = Way::open(&asked, super::Arriving(signed), &parts)?;
            let come = way.advance(&asked, true)?;
            Ok::<_, Error>((way, come))
        })
        .await
}
