//! Somebody who is signed in.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use bailey_crm::directory::User;
use bailey_crm::sessions::{self, ApiToken, Credential, Found, NewSession, Token};
use bailey_crm::{Access, Account, Context, Surface, Timestamp};

use super::Entering;
use super::account;
use super::anonymous::{context, surface};
use super::cookie::Jar;
use super::csrf::{self, FormWord};
use super::{guard, rights, safe_mode, scopes, support};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// Somebody who is signed in: a member or an admin of the account.
#[derive(Clone)]
pub struct Signed {
    /// The account.
    pub account: Arc<Account>,
    /// The person, and by what they are known.
    pub person: Arc<Found>,
    /// The person's context: who, from where, and what they may.
    pub context: Context,
    form_word: FormWord,
}

impl Signed {
    /// The person.
    #[must_use]
    pub fn user(&self) -> &User {
        &self.person.user
    }

    /// Whether a program came with a token, rather than the person.
    pub(super) fn is_program(&self) -> bool {
        matches!(self.person.credential, Credential::Token(_))
    }

    /// Runs blocking work in the account that touches records alone.
    ///
    /// # Errors
    /// What the work says, or that it had to wait too long.
    pub async fn records<T: Send + 'static>(
        &self,
        state: &State,
        work: impl FnOnce(&Account, &Context) -> bailey_crm::Result<T> + Send + 'static,
    ) -> Result<T> {
        let (account, context) = (Arc::clone(&self.account), self.context.clone());
        state.records(move || work(&account, &context)).await
    }

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
    matches!(
        token.kind(),
        sessions::Kind::Session | sessions::Kind::Support
    )
    .then_some(token)
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
        Entering::from_request_parts(parts, state).await?.through()
    }
}

/// Whoever a request's token is of, whatever they still have to do.
pub(super) async fn recognised(parts: &mut Parts, state: &State) -> Result<Signed> {
    let token = token(parts, state).ok_or_else(nobody)?;
    if bearer(parts).is_none() {
        csrf::same_origin(&parts.method, &parts.headers)?;
    }
    let account = account(parts, state, &token).await?;
    account::count(parts, state, &account)?;
    let mut person = bearer_of(state, &account, &token).await?;
    if let Some(pause) = account.pause(person.user.id, Timestamp::now()) {
        tokio::time::sleep(pause).await;
        // They may have been kept out meanwhile.
        person = bearer_of(state, &account, &token).await?;
    }
    let nothing = Arc::new(Access::NONE);
    let mut context = context(parts, person.actor(), nothing, surface(parts));
    if safe_mode::until(&person).is_some() {
        context.access = safe_mode::access(parts)?;
    } else {
        guard::pass(parts, state, &account, &person, &context).await?;
        if !is_pending(&person) && !person.is_to_prove() {
            context.access = access(parts, state, &account, &token, &person).await?;
        }
    }
    support::note(parts, &context);
    let form_word = FormWord::derive(&token.reveal());
    Ok(Signed {
        account,
        person,
        context,
        form_word,
    })
}

/// What whoever is known may: a specialist what was opened for them, everybody else
/// what is theirs, as far as it extends to what they came with.
async fn access(
    parts: &Parts,
    state: &State,
    account: &Arc<Account>,
    token: &Token,
    person: &Found,
) -> Result<Arc<Access>> {
    if let Credential::Support(session) = &person.credential {
        return support::admit(parts, account, session);
    }
    let access = rights::of(parts, state, account, &person.user).await?;
    narrowed(parts, state, token, person, access)
}

/// What of somebody's rights extends to the token that they came with. It is
/// remembered beside the token, as long as the rights are the same.
fn narrowed(
    parts: &Parts,
    state: &State,
    token: &Token,
    person: &Found,
    access: Arc<Access>,
) -> Result<Arc<Access>> {
    let Credential::Token(ApiToken { scope, .. }) = &person.credential else {
        return Ok(access);
    };
    scopes::check(parts, scope)?;
    if scope.is_full() {
        return Ok(access);
    }
    if let Some(narrowed) = state.known().narrowed(token, &access) {
        return Ok(narrowed);
    }
    let narrowed = Arc::new(scope.narrow(&access, person.user.id)?);
    state
        .known()
        .keep_narrowed(token, access, Arc::clone(&narrowed));
    Ok(narrowed)
}

/// Somebody who has just shown the password, and has steps to pass.
pub(super) fn pending(parts: &Parts, account: &Arc<Account>, begun: &NewSession) -> Signed {
    let person = Arc::new(Found {
        user: begun.user.clone(),
        credential: Credential::Session(begun.session.clone()),
    });
    Signed {
        account: Arc::clone(account),
        context: context(
            parts,
            person.actor(),
            Arc::new(Access::NONE),
            surface(parts),
        ),
        person,
        form_word: FormWord::derive(&begun.token.reveal()),
    }
}

fn is_pending(person: &Found) -> bool {
    matches!(&person.credential, Credential::Session(session) if session.pending)
}

/// The token's account, unless the host names another.
async fn account(parts: &Parts, state: &State, token: &Token) -> Result<Arc<Account>> {
    match account::by_host(state, &parts.uri, &parts.headers).await? {
        Some(account) if account.id() == token.account() => Ok(account),
        Some(_) => Err(nobody()),
        None => account::find(state, token.account())
            .await?
            .ok_or_else(nobody),
    }
}

/// Whose the token is: as remembered, or asked.
async fn bearer_of(state: &State, account: &Arc<Account>, token: &Token) -> Result<Arc<Found>> {
    match state.known().person(account, token) {
        Some(person) => Ok(person),
        None => recognise(state, account, token).await,
    }
}

async fn recognise(state: &State, account: &Arc<Account>, token: &Token) -> Result<Arc<Found>> {
    let generation = account.people_generation();
    let (asked, bearer) = (Arc::clone(account), token.clone());
    let found = state
        .records(move || sessions::find(&asked, &bearer, Timestamp::now()))
        .await?;
    let person = Arc::new(found.ok_or_else(nobody)?);
    state
        .known()
        .keep_person(generation, token, Arc::clone(&person));
    Ok(person)
}

fn nobody() -> Error {
    Error::new(
        Kind::SignInRequired,
        "Nobody is signed in here, or the session or token has ended. Sign in and try again.",
    )
}
