//! Anybody: just the account is known.

use std::sync::Arc;

use axum::extract::{FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use bailey_crm::{Access, Account, Actor, Context, Surface, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::cookie::Jar;
use super::csrf::{self, FormWord};
use super::{account, signed};
use crate::error::{Error, Result};
use crate::request::{ClientAddress, RequestId};
use crate::state::State;

/// Anybody, in an account. What they do is journalled as nobody's.
#[derive(Clone)]
pub struct Anonymous {
    /// The account.
    pub account: Arc<Account>,
    /// Nobody's context.
    pub context: Context,
    visit: String,
    new_visit: bool,
}

impl Anonymous {
    /// The word that a form on this page carries.
    #[must_use]
    pub fn form_word(&self) -> FormWord {
        FormWord::derive(&self.visit)
    }

    /// The cookie that the answer with the form must set, if the browser does
    /// not have it yet.
    #[must_use]
    pub fn visit_cookie(&self, state: &State) -> Option<Cookie<'static>> {
        self.new_visit
            .then(|| Jar::Visit.set(self.visit.clone(), state.settings()))
    }
}

/// What is written down about who asks and from where.
pub(super) fn context(
    parts: &Parts,
    actor: Actor,
    access: Arc<Access>,
    surface: Surface,
) -> Context {
    Context {
        actor,
        access,
        surface,
        at: Timestamp::now(),
        request: parts
            .extensions
            .get::<RequestId>()
            .map(|id| id.as_str().to_owned()),
        address: parts
            .extensions
            .get::<ClientAddress>()
            .and_then(|address| address.0),
        depth: 0,
    }
}

/// The API and the pages differ by the beginning of the path.
pub(super) fn surface(parts: &Parts) -> Surface {
    if path(parts).starts_with("/api/") {
        Surface::Api
    } else {
        Surface::Page
    }
}

/// The whole path: a nested router sees the rest of it alone.
pub(super) fn path(parts: &Parts) -> &str {
    let whole = parts.extensions.get::<OriginalUri>();
    whole.map_or(&parts.uri, |uri| &uri.0).path()
}

impl FromRequestParts<State> for Anonymous {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self> {
        csrf::same_origin(&parts.method, &parts.headers)?;
        let account = match account::by_host(state, &parts.uri, &parts.headers).await? {
            Some(account) => account,
            None => match signed::token(parts, state) {
                Some(token) => match account::find(state, token.account()).await? {
                    Some(account) => account,
                    None => account::only(state).await?,
                },
                None => account::only(state).await?,
            },
        };
        account::count(parts, state, &account)?;
        let context = context(
            parts,
            Actor::Anonymous,
            Arc::new(Access::NONE),
            surface(parts),
        );
        let cookies = CookieJar::from_headers(&parts.headers);
        let sent = Jar::Visit
            .read(&cookies, state.settings())
            .map(str::to_owned);
        let new_visit = sent.is_none();
        let visit = sent.unwrap_or_else(|| URL_SAFE_NO_PAD.encode(rand::random::<[u8; 24]>()));
        Ok(Self {
            account,
            context,
            visit,
            new_visit,
        })
    }
}
