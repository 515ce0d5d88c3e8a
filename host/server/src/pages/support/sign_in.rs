//! The page on which a support specialist enters.

use axum::extract::State as FromState;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use crate::auth::enter::{self, enter};
use crate::auth::{Anonymous, Posted};
use crate::error::{Kind, Result};
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::sign_in::form::reader;
use crate::pages::{form as fields, frame};
use crate::state::State;
use crate::texts::{Language, Reader, own_name};

/// What was typed.
#[derive(Deserialize, Default)]
pub(super) struct Typed {
    number: String,
    agent: String,
    password: String,
}

/// The empty form.
pub(super) async fn form(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
) -> Response {
    let reader = reader(&headers, &params);
    draw(
        &state,
        &anonymous,
        &reader,
        &Typed::default(),
        None,
        StatusCode::OK,
    )
}

/// Enters, or shows the form again.
pub(super) async fn submit(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let reader = reader(&headers, &params);
    let given = enter::Typed {
        number: typed.number.clone(),
        password: typed.password.clone(),
        agent: typed.agent.clone(),
        language: reader.language,
    };
    match enter(&state, &anonymous, &headers, given).await {
        Ok((_, cookie)) => {
            let cookie = AppendHeaders([(header::SET_COOKIE, cookie.to_string())]);
            Ok((cookie, Redirect::to("/")).into_response())
        }
        Err(error) => {
            let problem = match error.kind {
                Kind::WrongCredentials => "support-wrong",
                Kind::Throttled => "sign-in-wait",
                Kind::Invalid => "support-agent-wrong",
                _ => return Err(error),
            };
            let told = reader.text(problem);
            let status = error.kind.status();
            Ok(draw(
                &state,
                &anonymous,
                &reader,
                &typed,
                Some(told),
                status,
            ))
        }
    }
}

fn draw(
    state: &State,
    anonymous: &Anonymous,
    reader: &Reader,
    typed: &Typed,
    problem: Option<String>,
    status: StatusCode,
) -> Response {
    let here = Address::new("/support/sign-in");
    let described = problem.as_ref().map(|_| "problem");
    let body = html! {
        p.quiet { (reader.text("support-sign-in-lead")) }
        form.form method="post" action=(here.clone().with("language", reader.language.as_str())) {
            (fields::hidden_word(&anonymous.form_word().masked()))
            @if let Some(problem) = &problem {
                p.problem id="problem" role="alert" { (problem) }
            }
            div.field {
                label for="number" { (reader.text("support-number")) }
                input #number name="number" inputmode="numeric" autocomplete="off" required
                    value=(typed.number) aria-describedby=[described];
            }
            div.field {
                label for="agent" { (reader.text("support-agent")) }
                input #agent name="agent" autocomplete="name" required maxlength="80" value=(typed.agent);
            }
            div.field {
                label for="password" { (reader.text("support-password")) }
                input #password name="password" type="password" autocomplete="off" required;
            }
            div.line { button.button.main { (reader.text("support-enter")) } }
        }
        nav.line aria-label=(reader.text("language")) {
            @for language in Language::ALL {
                a href=(here.clone().with("language", language.as_str())) lang=(language.as_str())
                    aria-current=[(language == reader.language).then_some("true")] { (own_name(language)) }
            }
        }
    };
    let page = frame::alone(reader, &reader.text("support-sign-in"), &body);
    let cookie = anonymous
        .visit_cookie(state)
        .map(|cookie| (header::SET_COOKIE, cookie.to_string()));
    (status, AppendHeaders(cookie), page).into_response()
}
