//! Asking for a link that sets another password, and using it.

use std::sync::Arc;

use axum::http::HeaderMap;
use bailey_crm::behalf::Carried;
use bailey_crm::sessions::{self, PasswordHash, Purpose, Token};

use super::Anonymous;
use crate::error::{Error, Result};
use crate::mail::Links;
use crate::state::State;

/// Has a link mailed to whoever has this address. It is done after the answer,
/// so that neither the answer nor its time tells whether anybody has it.
///
/// # Errors
/// [`crate::error::Kind::Unavailable`] if links can't be mailed here at all.
pub(crate) fn ask_reset(
    state: &State,
    anonymous: &Anonymous,
    headers: &HeaderMap,
    email: &str,
) -> Result<()> {
    let account = Arc::clone(&anonymous.account);
    let links = Links::to(account.id(), state.settings(), headers)?;
    let (context, email, state) = (anonymous.context.clone(), email.to_owned(), state.clone());
    tokio::spawn(Carried::apart().around(async move {
        let plugins = state.plugins().clone();
        let asked = state
            .sign_ins(move || {
                plugins.with_mail(&account, || {
                    sessions::ask_reset(&account, &context, &email, move |user, token| {
                        links.message(Purpose::Reset, user, token)
                    })
                })
            })
            .await;
        if let Err(error) = asked {
            tracing::error!(%error, "a link for a forgotten password could not be sent");
        }
    }));
    Ok(())
}

/// Sets the password of whoever a link was mailed to.
///
/// # Errors
/// A problem with `link` if it is nobody's, was used, or is over; one with
/// `password` if it can't be one.
pub(crate) async fn use_link(
    state: &State,
    anonymous: &Anonymous,
    link: &str,
    password: String,
) -> Result<()> {
    let token = Token::parse(link.trim()).ok_or_else(stale)?;
    let (account, context) = (Arc::clone(&anonymous.account), anonymous.context.clone());
    state
        .sign_ins(move || {
            let user = sessions::look(&account, &token, context.at)?.ok_or_else(stale)?;
            let hash = PasswordHash::chosen(&password, &[&user.name, &user.email])?;
            match sessions::use_link(&account, &context, &token, hash) {
                Ok(_) => Ok(()),
                Err(bailey_crm::Error::NotFound(_)) => Err(stale()),
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn stale() -> Error {
    Error::invalid(
        "link",
        "stale-link",
        "This link no longer works: it was used, or too much time has passed. Ask for another one.",
    )
}
