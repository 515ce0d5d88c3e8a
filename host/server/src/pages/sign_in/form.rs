//! The page on which people sign in.

use axum::extract::{FromRequestParts as _, State as FromState};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use bailey_crm::directory;
use maud::html;

use crate::auth::Anonymous;
use crate::error::Result;
use crate::pages::address::{Address, own_path};
use crate::pages::kept::Kept;
use crate::pages::params::Params;
use crate::pages::{form as fields, frame};
use crate::state::State;
use crate::texts::{Language, Reader, from_headers, from_tag, own_name};

/// What the form holds and what is wrong with it.
#[derive(Default)]
pub(super) struct Filled {
    /// The address that was typed.
    pub(super) email: String,
    /// What is wrong.
    pub(super) problem: Option<String>,
    /// A plugin keeps them out.
    pub(super) barred: bool,
    /// Where to go on afterwards.
    pub(super) then: Option<String>,
    /// What was typed elsewhere meanwhile.
    pub(super) kept: Option<Kept>,
}

/// The form for who posted something when their session had ended; none if the
/// account can't be told.
pub(crate) async fn keeping(
    state: &State,
    mut parts: Parts,
    reader: &Reader,
    kept: Kept,
) -> Option<Response> {
    let anonymous = Anonymous::from_request_parts(&mut parts, state)
        .await
        .ok()?;
    let filled = Filled {
        problem: Some(reader.text("kept-ended")),
        kept: Some(kept),
        ..Filled::default()
    };
    draw(state, &anonymous, reader, filled, StatusCode::UNAUTHORIZED)
        .await
        .ok()
}

/// The empty form.
pub(crate) async fn form(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
) -> Result<Response> {
    let reader = reader(&headers, &params);
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    draw(
        &state,
        &anonymous,
        &reader,
        Filled {
            then,
            ..Filled::default()
        },
        StatusCode::OK,
    )
    .await
}

/// In the language of the address, else as the browser wishes.
pub(in crate::pages) fn reader(headers: &HeaderMap, params: &Params) -> Reader {
    let mut reader = from_headers(headers);
    reader.language = params
        .first("language")
        .and_then(from_tag)
        .unwrap_or(reader.language);
    reader
}

/// The form with what was typed.
pub(super) async fn draw(
    state: &State,
    anonymous: &Anonymous,
    reader: &Reader,
    filled: Filled,
    status: StatusCode,
) -> Result<Response> {
    let account = anonymous.account.clone();
    let settings = state
        .records(move || account.read(directory::settings))
        .await?;
    let here = Address::new("/sign-in").with_some("then", filled.then.as_deref());
    let body = html! {
        p.quiet { (settings.name) }
        form.form method="post" action=(here.clone().with("language", reader.language.as_str())) {
            (fields::hidden_word(&anonymous.form_word().masked()))
            @if let Some(kept) = &filled.kept { (kept.carried()) }
            @if let Some(problem) = &filled.problem {
                p.problem id="problem" role="alert" { (problem) }
            }
            div.field {
                label for="email" { (reader.text("email")) }
                input #email name="email" type="email" autocomplete="username" required
                    autofocus[filled.email.is_empty()] value=(filled.email)
                    aria-describedby=[filled.problem.as_ref().map(|_| "problem")];
            }
            div.field {
                label for="password" { (reader.text("password")) }
                input #password name="password" type="password" autocomplete="current-password" required
                    autofocus[!filled.email.is_empty()];
            }
            div.line {
                button.button.main { (reader.text("sign-in")) }
                a href=(Address::new("/sign-in/forgot").with("language", reader.language.as_str())) { (reader.text("forgot")) }
                @if filled.barred {
                    a href=(Address::new("/sign-in/safe-mode").with("language", reader.language.as_str())) { (reader.text("safe-mode")) }
                }
            }
        }
        nav.line aria-label=(reader.text("language")) {
            @for language in Language::ALL {
                a href=(here.clone().with("language", language.as_str())) lang=(language.as_str())
                    aria-current=[(language == reader.language).then_some("true")] { (own_name(language)) }
            }
        }
    };
    let page = frame::alone(reader, &reader.text("sign-in"), &body);
    let cookie = anonymous
        .visit_cookie(state)
        .map(|cookie| (header::SET_COOKIE, cookie.to_string()));
    Ok((status, AppendHeaders(cookie), page).into_response())
}
