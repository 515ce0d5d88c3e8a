//! What was typed into a form outlives the session in which it was typed.
//!
//! A form that is posted after its session has ended, or that was drawn for an
//! earlier session, is answered with a page that holds what it held: first for
//! signing in, if nobody is signed in, then for sending it once more. Only where
//! the browser says that the form was posted from a page of ours; another site
//! could else have people send its words with a click.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts as _, Request, State as FromState};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

use super::address::{Address, own_path};
use super::params::Params;
use super::sign_in::form::{Filled, draw_with, reader};
use super::{form, frame};
use crate::auth::sign_in::sign_in;
use crate::auth::{Anonymous, FormWord, Posted, Signed, csrf};
use crate::error::{Error, Kind, Result};
use crate::state::State;
use crate::texts::Reader;

/// Where somebody signs in who has typed something before.
pub(super) const AGAIN: &str = "/sign-in/again";

/// What a form held, and where it was posted to.
pub(super) struct Kept {
    /// The address.
    to: String,
    /// Names and values, as a form is posted.
    kept: String,
}

/// Somebody who signs in to send what they typed.
#[derive(Deserialize)]
pub(super) struct Typed {
    to: String,
    kept: String,
    email: String,
    password: String,
}

/// The layer around the pages that keeps what forms hold.
pub(super) async fn keep(
    FromState(state): FromState<State>,
    request: Request,
    next: Next,
) -> Response {
    if !is_kept(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, state.settings().body_limit).await else {
        return Error::new(Kind::TooLarge, Kind::TooLarge.title()).into_response();
    };
    let asked = Request::from_parts(parts.clone(), Body::from(body.clone()));
    let response = next.run(asked).await;
    let Some(error) = response.extensions().get::<Arc<Error>>() else {
        return response;
    };
    let refused = matches!(error.kind, Kind::SignInRequired | Kind::ForeignOrigin);
    match Kept::of(&parts, &body).filter(|_| refused) {
        Some(kept) => match once_more(&state, parts, kept).await {
            Ok(page) => page,
            Err(_) => response,
        },
        None => response,
    }
}

/// Whether the request is a form of ours that may hold what somebody typed.
fn is_kept(request: &Request) -> bool {
    let headers = request.headers();
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let kind = text(header::CONTENT_TYPE);
    let site = headers.get("sec-fetch-site").map(|site| site.as_bytes());
    request.method() == Method::POST
        && !request.uri().path().starts_with("/sign-")
        && kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
        && site == Some(b"same-origin")
}

impl Kept {
    /// What was posted, but for the form's word; none if that is nothing.
    fn of(parts: &Parts, body: &Bytes) -> Option<Self> {
        let typed = form_urlencoded::parse(body).filter(|(name, _)| name != csrf::FIELD);
        let mut kept = form_urlencoded::Serializer::new(String::new());
        kept.extend_pairs(typed);
        let kept = kept.finish();
        let to = parts.uri.path_and_query()?.to_string();
        (!kept.is_empty()).then_some(Self { to, kept })
    }

    /// As hidden fields of a form.
    fn fields(&self) -> Markup {
        html! {
            input type="hidden" name="to" value=(self.to);
            input type="hidden" name="kept" value=(self.kept);
        }
    }

    /// The page that sends it once more, for whom this is the form's word.
    fn page(&self, reader: &Reader, word: &FormWord) -> Markup {
        let to = own_path(&self.to).unwrap_or("/");
        let body = html! {
            p role="status" { (reader.text("kept-lead")) }
            form.form method="post" action=(to) {
                (form::hidden_word(word.as_str()))
                @for (name, value) in form_urlencoded::parse(self.kept.as_bytes()) {
                    input type="hidden" name=(name) value=(value);
                }
                div.line {
                    button.button.main autofocus { (reader.text("kept-send")) }
                    a.button href="/" { (reader.text("kept-leave")) }
                }
            }
        };
        frame::alone(reader, &reader.text("kept"), &body)
    }
}

/// The page for signing in, or, for who is signed in, the one for sending.
async fn once_more(state: &State, mut parts: Parts, kept: Kept) -> Result<Response> {
    let reader = reader(&parts.headers, &Params::default());
    parts.method = Method::GET;
    if let Ok(signed) = Signed::from_request_parts(&mut parts, state).await {
        let page = kept.page(&reader, signed.form_word());
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let anonymous = Anonymous::from_request_parts(&mut parts, state).await?;
    ask(state, &anonymous, &reader, &kept, Filled::default()).await
}

async fn ask(
    state: &State,
    anonymous: &Anonymous,
    reader: &Reader,
    kept: &Kept,
    filled: Filled,
) -> Result<Response> {
    let here = Address::new(AGAIN);
    let fields = html! {
        p role="status" { (reader.text("kept-sign-in")) }
        (kept.fields())
    };
    let status = StatusCode::UNAUTHORIZED;
    let around = (&fields, &html! {});
    draw_with(state, anonymous, reader, filled, status, &here, around).await
}

/// Signs in and shows the page that sends what was typed.
pub(super) async fn again(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let reader = reader(&headers, &Params::default());
    let Typed { to, kept, .. } = &typed;
    let kept = Kept {
        to: to.clone(),
        kept: kept.clone(),
    };
    let email = typed.email.trim().to_owned();
    match sign_in(&state, &anonymous, &headers, email.clone(), typed.password).await {
        Ok(entered) => {
            let word = FormWord::derive(&entered.session.token.reveal());
            let cookie = AppendHeaders([(header::SET_COOKIE, entered.cookie.to_string())]);
            Ok((cookie, kept.page(&reader, &word)).into_response())
        }
        Err(error) if matches!(error.kind, Kind::WrongCredentials | Kind::Throttled) => {
            let problem = match error.kind {
                Kind::Throttled => "sign-in-wait",
                _ => "sign-in-wrong",
            };
            let filled = Filled {
                email,
                problem: Some(reader.text(problem)),
                ..Filled::default()
            };
            ask(&state, &anonymous, &reader, &kept, filled).await
        }
        Err(other) => Err(other),
    }
}
