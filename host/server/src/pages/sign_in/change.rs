//! For who must choose a new password before anything else: an admin asked for
//! it, or somebody else set the one they have.

use axum::extract::State as FromState;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use maud::html;
use serde::Deserialize;

use super::password::new_password;
use crate::auth::{Entering, Posted};
use crate::error::{Error, Kind, Result};
use crate::pages::address::{Address, own_path};
use crate::pages::form::{self as fields, Named};
use crate::pages::params::Params;
use crate::pages::{frame, problems};
use crate::state::State;
use crate::texts::Reader;

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    current: String,
    password: String,
}

/// Asks for it.
pub(crate) async fn form(entering: Entering, params: Params) -> Response {
    draw(&entering, &params, None)
}

/// Sets it and goes on, or shows the form again with what is wrong.
pub(crate) async fn submit(
    FromState(state): FromState<State>,
    entering: Entering,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let asked = Entering(entering.0.clone());
    match asked
        .choose_password(&state, typed.current, typed.password)
        .await
    {
        Ok(_) => {
            let then = params.first("then").and_then(own_path).unwrap_or("/");
            Ok(Redirect::to(then).into_response())
        }
        Err(error) if !error.problems.is_empty() || error.kind == Kind::Throttled => {
            Ok(draw(&entering, &params, Some(&error)))
        }
        Err(other) => Err(other),
    }
}

fn draw(entering: &Entering, params: &Params, wrong: Option<&Error>) -> Response {
    let signed = &entering.0;
    let reader = Reader::new(signed.user().language, TimeZone::UTC);
    let then = params.first("then").and_then(own_path);
    let of = |field: &str| {
        let found = wrong?.problems.iter();
        let mut found = found.filter(|problem| problem.field.as_deref() == Some(field));
        found.next().map(|problem| problems::text(&reader, problem))
    };
    let throttled = wrong.is_some_and(|wrong| wrong.kind == Kind::Throttled);
    let current = if throttled {
        Some(reader.text("sign-in-wait"))
    } else {
        of("current")
    };
    let named = Named {
        id: "current",
        name: "current",
        problem: current.as_deref(),
        hint: None,
    };
    let input = html! {
        input #current name="current" type="password" required autofocus autocomplete="current-password"
            aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()];
    };
    let body = html! {
        p { (reader.text("password-change-lead")) }
        form.form method="post" action=(Address::new("/sign-in/change").with_some("then", then)) {
            (fields::hidden_word(&signed.form_word().masked()))
            (fields::field(&reader.text("password-current"), false, named, &input))
            (new_password(&reader, of("password")))
            button.button.main { (reader.text("password-set")) }
        }
        form method="post" action="/sign-out" {
            (fields::hidden_word(&signed.form_word().masked()))
            button.button { (reader.text("sign-out")) }
        }
    };
    let status = match wrong {
        None => StatusCode::OK,
        Some(_) if throttled => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (
        status,
        frame::alone(&reader, &reader.text("password-change"), &body),
    )
        .into_response()
}
