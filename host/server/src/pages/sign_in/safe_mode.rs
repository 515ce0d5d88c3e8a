//! The owner's way in when plugins keep everybody out: e-mail address, password, and
//! one of the codes that they keep.

use axum::extract::State as FromState;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use super::form::reader;
use crate::auth::safe_mode::enter;
use crate::auth::{Anonymous, Posted};
use crate::error::{Kind, Result};
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::{form as fields, frame};
use crate::state::State;
use crate::texts::Reader;

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    email: String,
    password: String,
    code: String,
}

/// Asks for them.
pub(crate) async fn form(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
) -> Response {
    let reader = reader(&headers, &params);
    draw(&state, &anonymous, &reader, "", None)
}

/// Enters, or shows the form again.
pub(crate) async fn submit(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let email = typed.email.trim().to_owned();
    let (password, code) = (typed.password, typed.code);
    match enter(&state, &anonymous, &headers, email.clone(), password, code).await {
        Ok(entered) => {
            let cookie = AppendHeaders([(header::SET_COOKIE, entered.cookie.to_string())]);
            Ok((cookie, Redirect::to("/settings/plugins")).into_response())
        }
        Err(error) if matches!(error.kind, Kind::WrongCredentials | Kind::Throttled) => {
            let reader = reader(&headers, &params);
            Ok(draw(&state, &anonymous, &reader, &email, Some(error.kind)))
        }
        Err(other) => Err(other),
    }
}

fn draw(
    state: &State,
    anonymous: &Anonymous,
    reader: &Reader,
    email: &str,
    wrong: Option<Kind>,
) -> Response {
    let here = Address::new("/sign-in/safe-mode").with("language", reader.language.as_str());
    let problem = wrong.map(|wrong| match wrong {
        Kind::Throttled => reader.text("sign-in-wait"),
        _ => reader.text("safe-mode-wrong"),
    });
    let body = html! {
        p { (reader.text("safe-mode-lead")) }
        form.form method="post" action=(here) {
            (fields::hidden_word(&anonymous.form_word().masked()))
            @if let Some(problem) = &problem {
                p.problem id="problem" role="alert" { (problem) }
            }
            div.field {
                label for="email" { (reader.text("email")) }
                input #email name="email" type="email" autocomplete="username" required
                    autofocus[email.is_empty()] value=(email)
                    aria-describedby=[problem.as_ref().map(|_| "problem")];
            }
            div.field {
                label for="password" { (reader.text("password")) }
                input #password name="password" type="password" autocomplete="current-password" required
                    autofocus[!email.is_empty()];
            }
            div.field {
                label for="code" { (reader.text("safe-mode-code")) }
                input #code name="code" required autocomplete="off" spellcheck="false";
            }
            div.line {
                button.button.main { (reader.text("safe-mode-enter")) }
                a.button href="/sign-in" { (reader.text("cancel")) }
            }
        }
    };
    let page = frame::alone(reader, &reader.text("safe-mode"), &body);
    let cookie = anonymous
        .visit_cookie(state)
        .map(|cookie| (header::SET_COOKIE, cookie.to_string()));
    let status = wrong.map_or(StatusCode::OK, Kind::status);
    (status, AppendHeaders(cookie), page).into_response()
}
