//! The operator, signed in: a handler takes it as an argument and thereby says that
//! nobody else may call it.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use bailey_crm::sessions::operator_password_set;
use bailey_crm::{Context, Surface, Timestamp};

use super::state::OperatorState;
use crate::auth::FormWord;
use crate::request::{ClientAddress, RequestId};
use crate::settings::Settings;
use crate::texts::{Reader, from_headers};

/// The operator, signed in.
pub(super) struct Operator {
    /// In which language.
    pub(super) reader: Reader,
    /// What the last act has to say.
    pub(super) said: Option<String>,
    /// The path of the page.
    pub(super) path: String,
    token: String,
    request: String,
    address: Option<IpAddr>,
}

impl Operator {
    /// The operator, as the accounts' journals name who did it.
    pub(super) fn context(&self) -> Context {
        Context {
            surface: Surface::Page,
            request: Some(self.request.clone()),
            address: self.address,
            ..Context::operator()
        }
    }

    /// The value by which a posted form is known as our own.
    pub(super) fn form_word(&self) -> String {
        FormWord::derive(&self.token).masked()
    }

    /// The session's token.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Goes on to a page that says what was done.
    pub(super) fn done(&self, state: &OperatorState, said: String, next: &str) -> Response {
        state.sessions().say(&self.token, said);
        Redirect::to(next).into_response()
    }
}

/// The session's cookie: kept to this host and sent with requests of its own pages alone.
pub(super) fn cookie(token: String, settings: &Settings) -> Cookie<'static> {
    Cookie::build((name(settings), token))
        .path("/")
        .http_only(true)
        .secure(settings.secure())
        .same_site(SameSite::Strict)
        .build()
}

/// The token that a browser sent.
pub(super) fn token<'a>(cookies: &'a CookieJar, settings: &Settings) -> Option<&'a str> {
    cookies.get(name(settings)).map(Cookie::value)
}

fn name(settings: &Settings) -> &'static str {
    if settings.secure() {
        "__Host-operator"
    } else {
        "operator"
    }
}

impl FromRequestParts<OperatorState> for Operator {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &OperatorState,
    ) -> Result<Self, Response> {
        let server = state.server();
        let cookies = CookieJar::from_headers(&parts.headers);
        let door = || Redirect::to("/sign-in").into_response();
        let token = token(&cookies, server.settings()).ok_or_else(door)?;
        let crm = server.crm().clone();
        let password = server
            .records(move || operator_password_set(&crm))
            .await
            .map_err(IntoResponse::into_response)?;
        let takes = parts.method == Method::GET;
        let sessions = state.sessions();
        let present = sessions.find(token, password, Timestamp::now(), takes);
        let present = present.ok_or_else(door)?;
        let mut reader = from_headers(&parts.headers);
        reader.language = present.language.unwrap_or(reader.language);
        let request = RequestId::from_request_parts(parts, state).await;
        let address = ClientAddress::from_request_parts(parts, state).await;
        Ok(Self {
            reader,
            said: present.said,
            path: parts.uri.path().to_owned(),
            token: token.to_owned(),
            request: request
                .map_err(IntoResponse::into_response)?
                .as_str()
                .to_owned(),
            address: address.map_err(IntoResponse::into_response)?.0,
        })
    }
}
