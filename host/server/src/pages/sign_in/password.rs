//! Where a mailed link leads: choosing a password.

use axum::extract::State as FromState;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use bailey_crm::Timestamp;
use bailey_crm::sessions::{self, Token};
use maud::{Markup, html};
use serde::Deserialize;

use super::form::reader;
use crate::auth::reset::use_link;
use crate::auth::{Anonymous, Posted};
use crate::error::{Error, Result};
use crate::pages::form::{self as fields, Named};
use crate::pages::params::Params;
use crate::pages::{frame, problems};
use crate::state::State;
use crate::texts::{Reader, args};

/// What was typed, and the link that led here.
#[derive(Deserialize)]
pub(crate) struct Typed {
    link: String,
    password: String,
}

/// Asks for a password, if the link still works.
pub(crate) async fn form(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
) -> Result<Response> {
    let reader = reader(&headers, &params);
    let link = params.first("link").unwrap_or_default().to_owned();
    draw(&state, &anonymous, reader, link, None).await
}

/// Sets it, or shows the form again with what is wrong.
pub(crate) async fn submit(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let reader = reader(&headers, &params);
    match use_link(&state, &anonymous, &typed.link, typed.password).await {
        Ok(()) => {
            let body = html! {
                p role="status" { (reader.text("password-chosen")) }
                p { a.button.main href="/sign-in" { (reader.text("sign-in")) } }
            };
            Ok(frame::alone(&reader, &reader.text("password-choose"), &body).into_response())
        }
        Err(error) if !error.problems.is_empty() => {
            draw(&state, &anonymous, reader, typed.link, Some(error)).await
        }
        Err(other) => Err(other),
    }
}

async fn draw(
    state: &State,
    anonymous: &Anonymous,
    reader: Reader,
    link: String,
    wrong: Option<Error>,
) -> Result<Response> {
    let (account, token) = (anonymous.account.clone(), Token::parse(&link));
    let user = state
        .records(move || match token {
            Some(token) => sessions::look(&account, &token, Timestamp::now()),
            None => Ok(None),
        })
        .await?;
    let Some(user) = user else {
        let page = frame::alone(&reader, &reader.text("password-choose"), &stale(&reader));
        return Ok((StatusCode::GONE, page).into_response());
    };
    let problem = wrong.as_ref().and_then(|wrong| wrong.problems.first());
    let body = html! {
        p { (reader.text_with("password-choose-lead", &args!["person" => user.name])) }
        form.form method="post" action="/sign-in/password" {
            (fields::hidden_word(&anonymous.form_word().masked()))
            input type="hidden" name="link" value=(link);
            input type="hidden" name="email" autocomplete="username" value=(user.email);
            (new_password(&reader, problem.map(|problem| problems::text(&reader, problem))))
            button.button.main { (reader.text("password-set")) }
        }
    };
    let status = if problem.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = frame::alone(&reader, &reader.text("password-choose"), &body);
    let cookie = anonymous
        .visit_cookie(state)
        .map(|cookie| (header::SET_COOKIE, cookie.to_string()));
    Ok((status, AppendHeaders(cookie), page).into_response())
}

/// The input for a password that is being made up.
pub(super) fn new_password(reader: &Reader, problem: Option<String>) -> Markup {
    let hint = reader.text("password-hint");
    let named = Named {
        id: "password",
        name: "password",
        problem: problem.as_deref(),
        hint: Some(&hint),
    };
    let input = html! {
        input #password name="password" type="password" required autocomplete="new-password"
            aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
    };
    fields::field(&reader.text("password-new"), false, named, &input)
}

fn stale(reader: &Reader) -> Markup {
    html! {
        p role="alert" { (reader.text("link-stale")) }
        p { a href="/sign-in/forgot" { (reader.text("forgot")) } }
    }
}
