//! The way in, by the one password there is, and the way out.

use axum::extract::{Request, State as FromState};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use bailey_crm::Timestamp;
use bailey_crm::sessions::is_operator_password;
use maud::html;

use super::form::Form;
use super::state::OperatorState;
use super::who::{Operator, cookie};
use crate::auth::csrf;
use crate::error::Result;
use crate::pages::frame;
use crate::pages::params::Params;
use crate::texts::{Language, Reader, from_headers, from_tag, own_name};

/// In the language of the address, else as the browser wishes.
fn reader(headers: &HeaderMap, params: &Params) -> Reader {
    let mut reader = from_headers(headers);
    let chosen = params.first("language").and_then(from_tag);
    reader.language = chosen.unwrap_or(reader.language);
    reader
}

/// The form.
pub(super) async fn form(headers: HeaderMap, params: Params) -> Response {
    draw(&reader(&headers, &params), None, StatusCode::OK)
}

/// Comes in, or shows the form again.
pub(super) async fn submit(
    FromState(state): FromState<OperatorState>,
    params: Params,
    request: Request,
) -> Result<Response> {
    let reader = reader(request.headers(), &params);
    // There is nothing to come in as but the operator, so a foreign page gains nothing
    // by posting this; what the browser says of where it comes from is looked at all the
    // same.
    let body = csrf::body(request, &state).await?;
    let typed = Params::parse(&String::from_utf8_lossy(&body));
    let now = Timestamp::now();
    if state.sessions().must_wait(now) {
        let status = StatusCode::TOO_MANY_REQUESTS;
        return Ok(draw(&reader, Some("sign-in-wait"), status));
    }
    let password = typed.first("password").unwrap_or_default().to_owned();
    let server = state.server();
    let crm = server.crm().clone();
    let right = server
        .sign_ins(move || is_operator_password(&crm, &password))
        .await?;
    let Some(set_at) = right else {
        state.sessions().failed(Timestamp::now());
        tracing::warn!("a wrong password for the operator's pages");
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(draw(&reader, Some("operator-wrong"), status));
    };
    let language = params.first("language").and_then(from_tag);
    let token = state.sessions().begin(set_at, language, now);
    let cookie = cookie(token, server.settings()).to_string();
    let cookie = AppendHeaders([(header::SET_COOKIE, cookie)]);
    Ok((cookie, Redirect::to("/")).into_response())
}

/// Goes out.
pub(super) async fn leave(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    Form(_): Form,
) -> Result<Response> {
    state.sessions().end(operator.token());
    let mut gone = cookie(String::new(), state.server().settings());
    gone.make_removal();
    let cookie = AppendHeaders([(header::SET_COOKIE, gone.to_string())]);
    Ok((cookie, Redirect::to("/sign-in")).into_response())
}

fn draw(reader: &Reader, problem: Option<&str>, status: StatusCode) -> Response {
    let here = |language: Language| format!("/sign-in?language={}", language.as_str());
    let body = html! {
        p.quiet { (reader.text("operator-sign-in-lead")) }
        form.form method="post" action=(here(reader.language)) {
            @if let Some(problem) = problem {
                p.problem id="problem" role="alert" { (reader.text(problem)) }
            }
            div.field {
                label for="password" { (reader.text("password")) }
                input #password name="password" type="password" autocomplete="current-password" required
                    autofocus aria-describedby=[problem.map(|_| "problem")];
            }
            div.line { button.button.main { (reader.text("sign-in")) } }
        }
        nav.line aria-label=(reader.text("language")) {
            @for language in Language::ALL {
                a href=(here(language)) lang=(language.as_str())
                    aria-current=[(language == reader.language).then_some("true")] { (own_name(language)) }
            }
        }
    };
    let page = frame::alone(reader, &reader.text("operator-title"), &body);
    (status, page).into_response()
}
