//! Signing in and out, for the API and for the pages.

use std::sync::Arc;

use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum_extra::extract::cookie::Cookie;
use bailey_crm::directory::User;
use bailey_crm::sessions::{self, Attempt, Credential, NewSession, SignIn};

use super::cookie::Jar;
use super::steps::{Asked, Come, Way};
use super::{Anonymous, Arriving, Signed, guard, signed};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// Somebody who has just signed in.
pub struct Entered {
    /// The session that began, with its token.
    pub session: NewSession,
    /// The cookie that the answer sets.
    pub cookie: Cookie<'static>,
    /// What stands between them and the account; none if they are in.
    pub(crate) between: Option<Between>,
}

/// What stands between somebody who has shown the password and the account.
pub(crate) enum Between {
    /// A step that asks something.
    Asked(Box<Way>, Asked),
    /// A step that gives no answer.
    Stuck(Error),
}

/// Signs somebody in with what they typed.
///
/// # Errors
/// [`Kind::WrongCredentials`]; [`Kind::Throttled`] after too many wrong tries;
/// [`Kind::Barred`] and [`Kind::GuardFailed`] to who typed the right password and is
/// let in by no guard.
/// [`Kind::StepDenied`] if a plugin doesn't let them in.
pub async fn sign_in(
    state: &State,
    anonymous: &Anonymous,
    parts: Parts,
    email: String,
    password: String,
) -> Result<Entered> {
    let (account, context) = (Arc::clone(&anonymous.account), anonymous.context.clone());
    let mut attempt = attempt(&parts.headers, email, password);
    let plugins = state.plugins().clone();
    let entered = state
        .sign_ins(move || {
            attempt.steps = plugins.has_sign_in_steps(&account)?;
            let mut stopped = Ok(());
            let admit = |user: &User| {
                stopped = guard::enter(&plugins, &account, &context, user);
                stopped.is_ok()
            };
            let outcome = sessions::sign_in_if(&account, &context, &attempt, admit)?;
            match outcome {
                SignIn::Barred => stopped.map(|()| outcome),
                other => Ok(other),
            }
        })
        .await?;
    match entered {
        SignIn::Accepted(session) if session.session.pending => {
            go_on(state, anonymous, parts, *session).await
        }
        entered => outcome(state, entered),
    }
}

/// What somebody typed, with what their browser says of itself.
pub(super) fn attempt(headers: &HeaderMap, email: String, password: String) -> Attempt {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    Attempt {
        email,
        password,
        user_agent: agent.map(str::to_owned),
        steps: false,
    }
}

/// What became of a sign-in without steps, for whoever tried.
pub(super) fn outcome(state: &State, outcome: SignIn) -> Result<Entered> {
    match outcome {
        SignIn::Accepted(session) => Ok(entered(state, *session, None)),
        SignIn::Barred => Err(Error::internal("barred by nobody")),
        SignIn::Refused => Err(Error::new(
            Kind::WrongCredentials,
            "The e-mail address or the password is wrong. Check both and try again.",
        )),
        SignIn::Wait { until } => Err(Error::new(Kind::Throttled, super::entering::wait(until))),
    }
}

/// Through the steps that plugins ask, as far as it goes without an answer.
async fn go_on(
    state: &State,
    anonymous: &Anonymous,
    parts: Parts,
    session: NewSession,
) -> Result<Entered> {
    let arriving = Arriving(signed::pending(&parts, &anonymous.account, &session));
    let asked = state.clone();
    let come = state
        .plugin_calls(move || {
            let way = Way::open(&asked, arriving, &parts)?;
            let come = way.advance(&asked, true);
            Ok::<_, Error>((way, come))
        })
        .await?;
    match come {
        (_, Ok(Come::Through(through))) => Ok(entered(state, *through, None)),
        (way, Ok(Come::Asked(asked))) => {
            let between = Between::Asked(Box::new(way), asked);
            Ok(entered(state, session, Some(between)))
        }
        (_, Err(error)) if error.kind == Kind::StepFailed => {
            Ok(entered(state, session, Some(Between::Stuck(error))))
        }
        (_, Err(error)) => Err(error),
    }
}

fn entered(state: &State, session: NewSession, between: Option<Between>) -> Entered {
    Entered {
        cookie: Jar::Session.set(session.token.reveal(), state.settings()),
        session,
        between,
    }
}

/// Ends the session that somebody is in, and gives the cookie that clears
/// theirs. Who came with an API token is in no session.
///
/// # Errors
/// [`Kind::Invalid`] for an API token.
pub async fn sign_out(state: &State, signed: &Signed) -> Result<Cookie<'static>> {
    let (account, context) = (Arc::clone(&signed.account), signed.context.clone());
    let credential = signed.person.credential.clone();
    state
        .records(move || match credential {
            Credential::Session(session) => {
                sessions::sign_out(&account, &context, session.id).map_err(Error::from)
            }
            Credential::Support(session) => {
                sessions::sign_out_support(&account, &context, &session).map_err(Error::from)
            }
            Credential::Token(_) => Err(Error::invalid(
                "Authorization",
                "no-session",
                "An API token is no session: revoke it at `tokens` instead.",
            )),
        })
        .await?;
    Ok(Jar::Session.clear(state.settings()))
}
