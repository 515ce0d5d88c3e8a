//! Somebody who is signed in.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use bailey_crm::directory::User;
use bailey_crm::sessions::{self, Token};
use bailey_crm::{Access, Account, Actor, Context, Surface};

use super::anonymous::{context, surface};
use super::cookie::Jar;
use super::csrf::{self, FormWord};
use super::known::Person;
use super::account;
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// By what somebody is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A session, by its number.
    Session(i64),
    /// An API token, by its name.
    Token(Arc<str>),
}

/// Somebody who is signed in: a member or an admin of the account.
#[derive(Clone)]
pub struct Signed {
    /// The account.
    pub account: Arc<Account>,
    /// The person.
    pub user: Arc<User>,
    /// The person's context: who, from where, and what they may.
    pub context: Context,
    /// By what they are known.
    pub credential: Credential,
    /// The token they came with.
    pub(crate) token: Token,
    form_word: FormWord,
}

impl Signed {
    /// The word that a form on this page carries.
    #[must_use]
    pub fn form_word(&self) -> &FormWord {
        &self.form_word
    }
}

/// The token that a request brings: in the API a bearer token, else the
/// session's cookie.
pub(super) fn token(parts: &Parts, state: &State) -> Option<Token> {
    if let Some(bearer) = bearer(parts) {
        return Token::parse(bearer);
    }
    let cookies = CookieJar::from_headers(&parts.headers);
    let token = Token::parse(Jar::Session.read(&cookies, state.settings())?)?;
    (token.kind() == sessions::Kind::Session).then_some(token)
}

fn bearer(parts: &Parts) -> Option<&str> {
    if surface(parts) != Surface::Api {
        return None;
    }
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl FromRequestParts<State> for Signed {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        let token = token(parts, state).ok_or_else(nobody)?;
        if bearer(parts).is_none() {
            csrf::same_origin(&parts.method, &parts.headers)?;
        }
        let account = account(parts, state, &token).await?;
        let text = token.reveal();
        let person = match state.known().person(&account, &text) {
            Some(person) => person,
            None => recognise(state, &account, &token, &text).await?,
        };
        let access = if person.user.admin { Access::ALL } else { Access::MEMBER };
        let actor = match &person.credential {
            Credential::Session(_) => Actor::User { user: person.user.id },
            Credential::Token(name) => {
                Actor::Token { name: name.to_string(), user: person.user.id }
            }
        };
        let context = context(parts, actor, Arc::new(access), surface(parts));
        Ok(Self {
            account,
            user: person.user,
            context,
            credential: person.credential,
            form_word: FormWord::derive(&text),
            token,
        })
    }
}

/// The token's account, unless the host names another.
async fn account(parts: &Parts, state: &State, token: &Token) -> Result<Arc<Account>> {
    match account::by_host(state, &parts.uri, &parts.headers).await? {
        Some(account) if account.id() == token.account() => Ok(account),
        Some(_) => Err(nobody()),
        None => account::find(state, token.account()).await?.ok_or_else(nobody),
    }
}

async fn recognise(
    state: &State,
    account: &Arc<Account>,
    token: &Token,
    text: &str,
) -> Result<Person> {
    let generation = account.people_generation();
    let (asked, bearer) = (Arc::clone(account), token.clone());
    let person = state.records(move || person(&asked, &bearer)).await?.ok_or_else(nobody)?;
    state.known().keep_person(generation, text, person.clone());
    Ok(person)
}

fn nobody() -> Error {
    Error::new(
        Kind::SignInRequired,
        "Nobody is signed in here, or the session or token has ended. Sign in and try again.",
    )
}
