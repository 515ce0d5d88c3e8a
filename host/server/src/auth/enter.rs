//! Support enters, for the API and for the pages.

use std::sync::Arc;

use axum::http::{HeaderMap, header};
use axum_extra::extract::cookie::Cookie;
use bailey_crm::support::{self, Attempt, Enter, Entered};

use super::Anonymous;
use super::cookie::Jar;
use super::entering::wait;
use crate::error::{Error, Kind, Result};
use crate::mail;
use crate::state::State;
use crate::texts::Language;

/// What a specialist typed.
pub(crate) struct Typed {
    /// The number of what was opened.
    pub(crate) number: String,
    /// The password that works once.
    pub(crate) password: String,
    /// What they call themselves.
    pub(crate) agent: String,
    /// In which language they read.
    pub(crate) language: Language,
}

/// Lets a specialist in with what they typed, and tells the owner by mail.
///
/// # Errors
/// [`Kind::WrongCredentials`]; [`Kind::Throttled`] after too many wrong tries; a
/// problem with `agent`.
pub(crate) async fn enter(
    state: &State,
    anonymous: &Anonymous,
    headers: &HeaderMap,
    typed: Typed,
) -> Result<(Entered, Cookie<'static>)> {
    let (account, context) = (Arc::clone(&anonymous.account), anonymous.context.clone());
    let agent = headers.get(header::USER_AGENT);
    let attempt = Attempt {
        number: typed.number,
        password: typed.password,
        agent: typed.agent,
        language: typed.language,
        user_agent: agent
            .and_then(|agent| agent.to_str().ok())
            .map(str::to_owned),
    };
    let (plugins, address) = (state.plugins().clone(), context.address);
    let outcome = state
        .sign_ins(move || {
            let name = account.id().to_string();
            plugins.with_mail(&account, || {
                support::enter(&account, &context, attempt, move |owner, entered| {
                    mail::support_entered(owner, &name, entered, address)
                })
            })
        })
        .await?;
    match outcome {
        Enter::Accepted(entered) => {
            let cookie = Jar::Session.set(entered.token.reveal(), state.settings());
            Ok((*entered, cookie))
        }
        Enter::Refused => Err(Error::new(
            Kind::WrongCredentials,
            "The number or the password is wrong, or was used, or its time has run out. Ask the \
             customer for another one.",
        )),
        Enter::Wait { until } => Err(Error::new(Kind::Throttled, wait(until))),
    }
}
