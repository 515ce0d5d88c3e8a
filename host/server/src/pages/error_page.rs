//! Draws a handler's error as a page: what happened, that nothing was changed,
//! and where to go. Who is not signed in is taken to the page for that.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, Request, State as FromState};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};

use super::address::Address;
use super::kept::Kept;
use super::viewer::Viewer;
use super::{confirm, form as fields, frame, problems, sign_in};
use crate::auth::FormWord;
use crate::auth::cookie::Jar;
use crate::error::{Error, Kind};
use crate::request::RequestId;
use crate::state::State;
use crate::texts::{Reader, args, from_headers};

/// The layer around the pages that draws a handler's error.
pub(super) async fn draw(
    FromState(state): FromState<State>,
    id: RequestId,
    request: Request,
    next: Next,
) -> Response {
    let method = request.method().clone();
    let wanted = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let reader = from_headers(request.headers());
    let (parts, request) = parts(request);
    let (posted, request) = posted(&state, request).await;
    let cookies = CookieJar::from_headers(request.headers());
    let response = next.run(request).await;
    let told = response.extensions().get::<Arc<Error>>().cloned();
    let Some(error) = told.or_else(|| bare(response.status()).map(Arc::new)) else {
        return response;
    };
    let asking = async {
        let (parts, body) = posted?;
        let kept = Kept::posted(&parts.headers, state.settings(), &wanted, &body);
        match error.kind {
            Kind::SignInRequired => sign_in::form::keeping(&state, parts, &reader, kept?).await,
            Kind::ConfirmationRequired => confirm::keeping(&state, parts, kept?).await,
            _ => None,
        }
    };
    let door = match error.kind {
        Kind::SignInRequired => Some("/sign-in"),
        Kind::PasswordChangeRequired => Some("/sign-in/change"),
        Kind::SignInStepRequired => Some("/sign-in/step"),
        Kind::ConfirmationRequired => Some("/confirm"),
        _ => None,
    };
    let mut drawn = if let Some(form) = asking.await {
        form
    } else if let Some(door) = door {
        let then = Some(wanted.as_str()).filter(|then| method == Method::GET && *then != "/");
        Redirect::to(&Address::new(door).with_some("then", then).to_string()).into_response()
    } else {
        let body = |reader: &Reader| content(&state, reader, &error, &id, &cookies);
        match at_home(&state, &error, parts).await {
            Some(viewer) => {
                let title = title(&viewer.reader, &error);
                let head = frame::Head::new(title).narrow();
                let mut page = frame::page(&viewer, &head, &body(&viewer.reader));
                *page.status_mut() = error.kind.status();
                page
            }
            None => {
                let page = frame::alone(&reader, &title(&reader, &error), &body(&reader));
                (error.kind.status(), page).into_response()
            }
        }
    };
    // For the log, which is written further out.
    drawn.extensions_mut().insert(error);
    drawn
}

/// Who asked, where the error does not keep them from every page: then it is drawn
/// in their language, beside the menu.
async fn at_home(state: &State, error: &Error, mut parts: Parts) -> Option<Viewer> {
    match error.kind {
        Kind::Barred | Kind::GuardFailed | Kind::StepDenied | Kind::StepFailed => None,
        Kind::Unavailable | Kind::Internal | Kind::Throttled | Kind::AccountLimit => None,
        _ => Viewer::from_request_parts(&mut parts, state).await.ok(),
    }
}

/// The request as it is, and a copy of all but what it posts.
fn parts(request: Request) -> (Parts, Request) {
    let (parts, body) = request.into_parts();
    (parts.clone(), Request::from_parts(parts, body))
}

/// The request as it is, and if it posts a form, what it posts.
async fn posted(state: &State, request: Request) -> (Option<(Parts, Bytes)>, Request) {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    let is_form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if request.method() != Method::POST || !is_form {
        return (None, request);
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, state.settings().body_limit).await {
        Ok(body) => (
            Some((parts.clone(), body.clone())),
            Request::from_parts(parts, Body::from(body)),
        ),
        // Who reads it says what is wrong with it.
        Err(_) => (None, Request::from_parts(parts, Body::empty())),
    }
}

/// The error behind a refusal that no handler gave: an address or a body that
/// could not be read, or a method that the address doesn't take.
fn bare(status: StatusCode) -> Option<Error> {
    Some(match status {
        StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND => Error::not_found("page"),
        StatusCode::METHOD_NOT_ALLOWED => {
            Error::new(Kind::MethodNotAllowed, Kind::MethodNotAllowed.title())
        }
        StatusCode::PAYLOAD_TOO_LARGE => Error::new(Kind::TooLarge, Kind::TooLarge.title()),
        _ => return None,
    })
}

/// What happened, in a few words.
fn title(reader: &Reader, error: &Error) -> String {
    let title = reader.find(&format!("error-{}", error.kind.code()));
    title.unwrap_or_else(|| reader.text("error-other"))
}

/// What happened, what was kept, and where to go.
fn content(
    state: &State,
    reader: &Reader,
    error: &Error,
    id: &RequestId,
    cookies: &CookieJar,
) -> Markup {
    let kept_out = matches!(error.kind, Kind::Barred | Kind::GuardFailed);
    // Whom a plugin keeps out can still leave.
    let session = Jar::Session.read(cookies, state.settings());
    let word = session.filter(|_| kept_out).map(FormWord::derive);
    let told = reader.find(&format!("error-{}-text", error.kind.code()));
    // What a reader's own words say is not said again in the program's.
    let spoken = told.is_some() || !error.problems.is_empty();
    html! {
        @if let Some(told) = &told { p { (told) } }
        @if !spoken { p { (error.public) } }
        @if !error.problems.is_empty() {
            ul.problems {
                @for problem in &error.problems {
                    li {
                        @if let Some(field) = &problem.field { (field) ": " }
                        (problems::text(reader, problem))
                    }
                }
            }
        } @else if told.is_some() && says_more(error.kind) {
            p.quiet { (error.public) }
        }
        p.quiet.small { (reader.text_with("error-request", &args!["number" => id.as_str()])) }
        p.line {
            @if kept_out {
                a.button href="/sign-in/safe-mode" { (reader.text("safe-mode")) }
            } @else if error.kind != Kind::SafeMode {
                a.button href="/" { (reader.text("error-home")) }
            }
            @if matches!(error.kind, Kind::PolicyFailed | Kind::SafeMode) {
                a.button href="/settings/plugins" { (reader.text("error-plugins")) }
            }
        }
        @if let Some(word) = word {
            form method="post" action="/sign-out" {
                (fields::hidden_word(&word.masked()))
                button.button { (reader.text("sign-out")) }
            }
        }
    }
}

/// Whether the error's own words say more than its kind does.
fn says_more(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Invalid
            | Kind::Denied
            | Kind::Conflict
            | Kind::Limit
            | Kind::StepDenied
            | Kind::StepFailed
            | Kind::PluginFailed
            | Kind::PolicyFailed
            | Kind::Barred
            | Kind::GuardFailed
    )
}
