//! For who forgot their password: a link is mailed to them. Who asks learns
//! nothing about whether somebody has that address.

use axum::extract::State as FromState;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use maud::html;
use serde::Deserialize;

use super::form::reader;
use crate::auth::reset::ask_reset;
use crate::auth::{Anonymous, Posted};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::{form as fields, frame};
use crate::state::State;

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    email: String,
}

/// Asks for the address.
pub(crate) async fn form(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
) -> Response {
    let reader = reader(&headers, &params);
    let here = Address::new("/sign-in/forgot").with("language", reader.language.as_str());
    let body = html! {
        p { (reader.text("forgot-lead")) }
        form.form method="post" action=(here) {
            (fields::hidden_word(&anonymous.form_word().masked()))
            div.field {
                label for="email" { (reader.text("email")) }
                input #email name="email" type="email" autocomplete="username" required autofocus;
            }
            div.line {
                button.button.main { (reader.text("forgot-send")) }
                a.button href="/sign-in" { (reader.text("cancel")) }
            }
        }
    };
    let page = frame::alone(&reader, &reader.text("forgot"), &body);
    let cookie = anonymous
        .visit_cookie(&state)
        .map(|cookie| (header::SET_COOKIE, cookie.to_string()));
    (AppendHeaders(cookie), page).into_response()
}

/// Sends the link, if somebody has that address.
pub(crate) async fn submit(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    ask_reset(&state, &anonymous, &headers, typed.email.trim())?;
    let reader = reader(&headers, &params);
    let body = html! {
        p role="status" { (reader.text("forgot-sent")) }
        p { a href="/sign-in" { (reader.text("sign-in")) } }
    };
    Ok(frame::alone(&reader, &reader.text("forgot"), &body).into_response())
}
