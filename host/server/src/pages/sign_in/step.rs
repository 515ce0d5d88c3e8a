//! What a plugin's step asks after the password, drawn with the same blocks as its
//! pages. Nothing else of the account is reached from here.

use axum::extract::State as FromState;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use bailey_plugins::{Parameters, StepAnswer};
use maud::html;

use crate::auth::cookie::Jar;
use crate::auth::sign_in::Between;
use crate::auth::steps::{Asked, Come, Way, own_session};
use crate::auth::{Arriving, FormWord, Posted};
use crate::error::{Error, Kind, Result};
use crate::pages::address::{Address, own_path};
use crate::pages::blocks::{self, Place, Refused};
use crate::pages::kept::{Kept, Waited};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;
use crate::texts::{Reader, args};

/// The page's path.
const PATH: &str = "/sign-in/step";

/// What is asked now.
pub(crate) async fn show(
    FromState(state): FromState<State>,
    arriving: Arriving,
    params: Params,
    parts: Parts,
) -> Result<Response> {
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    if !own_session(&arriving.0)?.pending {
        return Ok(Redirect::to(then.as_deref().unwrap_or("/")).into_response());
    }
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let way = Way::open(&asked, arriving, &parts)?;
            let come = match way.advance(&asked, false) {
                Err(error) if error.kind == Kind::StepFailed => {
                    return Ok(stuck(&way.viewer.reader, Some(&way.viewer), &error));
                }
                come => come?,
            };
            Ok::<_, Error>(drawn(&asked, way.viewer, come, PATH, (None, then), None))
        })
        .await
}

/// Takes an answer.
pub(crate) async fn answer(
    FromState(state): FromState<State>,
    arriving: Arriving,
    params: Params,
    parts: Parts,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    let posted = Params(posted);
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let way = Way::open(&asked, arriving, &parts)?;
            answered(&asked, way, &posted, PATH, then)
        })
        .await
}

/// What comes of an answer, on the page of this path. It blocks.
pub(crate) fn answered(
    state: &State,
    way: Way,
    posted: &Params,
    path: &'static str,
    then: Option<String>,
) -> Result<Response> {
    let kept = Kept::along(posted);
    let given = StepAnswer {
        action: posted.first("action").unwrap_or_default().to_owned(),
        parameters: blocks::own(posted),
    };
    let form = given.action.clone();
    match way.answer(state, given) {
        Ok((come, device)) => {
            let drawn = drawn(state, way.viewer, come, path, (kept, then), Some(&form));
            let device = device.map(|cookie| (header::SET_COOKIE, cookie.to_string()));
            Ok((AppendHeaders(device), drawn).into_response())
        }
        Err(error) if error.kind == Kind::StepFailed => {
            Ok(stuck(&way.viewer.reader, Some(&way.viewer), &error))
        }
        Err(error) => Err(error),
    }
}

/// The page after the password, before anything was answered.
pub(super) fn between(
    reader: &Reader,
    between: Between,
    kept: Option<Kept>,
    then: Option<String>,
) -> Response {
    match between {
        Between::Asked(way, asked) => question(way.viewer, &asked, PATH, (kept, then), None),
        Between::Stuck(error) => stuck(reader, None, &error),
    }
}

/// How far they have come: on with what they wanted, or the next question.
pub(crate) fn drawn(
    state: &State,
    viewer: Viewer,
    come: Come,
    path: &'static str,
    (kept, then): (Option<Kept>, Option<String>),
    form: Option<&str>,
) -> Response {
    let through = match come {
        Come::Asked(asked) => return question(viewer, &asked, path, (kept, then), form),
        Come::Through(through) => through,
    };
    let token = through.token.reveal();
    let page = match kept {
        Some(kept) => {
            let reader = &viewer.reader;
            let word = FormWord::derive(&token).masked();
            let waited = if path == PATH {
                Waited::SignIn
            } else {
                Waited::Confirmation
            };
            let again = kept.again(reader, &word, waited);
            frame::alone(reader, &reader.text(waited.said("title")), &again).into_response()
        }
        None => Redirect::to(then.as_deref().unwrap_or("/")).into_response(),
    };
    let cookie = Jar::Session.set(token, state.settings());
    (
        AppendHeaders([(header::SET_COOKIE, cookie.to_string())]),
        page,
    )
        .into_response()
}

/// What a step asks, with what is wrong with the answer before.
fn question(
    viewer: Viewer,
    asked: &Asked,
    path: &'static str,
    (kept, then): (Option<Kept>, Option<String>),
    form: Option<&str>,
) -> Response {
    let viewer = viewer.carrying(kept);
    let refused = (!asked.problems.is_empty()).then(|| Refused {
        form: form.unwrap_or_default().to_owned(),
        typed: Parameters::new(),
        problems: asked
            .problems
            .iter()
            .map(|problem| (problem.field.clone(), problem.message.clone()))
            .collect(),
    });
    let parameters: Parameters = then
        .into_iter()
        .map(|then| ("then".to_owned(), then))
        .collect();
    let place = Place {
        viewer: &viewer,
        front: Address::new(path),
        path: "",
        parameters: &parameters,
        refused: refused.as_ref(),
    };
    let reader = &viewer.reader;
    let body = html! {
        (blocks::page(&place, &asked.page))
        p.quiet.small { (reader.text_with("step-of", &args!["plugin" => asked.name.as_str()])) }
        @if path == PATH { (leave(&viewer)) }
        @else { p { a.button href="/" { (reader.text("cancel")) } } }
    };
    let status = if refused.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    (status, frame::alone(reader, &asked.page.title, &body)).into_response()
}

/// A step gives no answer, so they don't come in.
fn stuck(reader: &Reader, viewer: Option<&Viewer>, error: &Error) -> Response {
    let body = html! {
        p { (reader.text("step-failed-text")) }
        p.quiet { (error.public) }
        p.line {
            a.button.main href=(PATH) { (reader.text("step-again")) }
            a href="/sign-in/safe-mode" { (reader.text("safe-mode-enter")) }
        }
        @if let Some(viewer) = viewer { (leave(viewer)) }
    };
    let page = frame::alone(reader, &reader.text("step-failed"), &body);
    (error.kind.status(), page).into_response()
}

/// The way out, for who goes no further.
pub(crate) fn leave(viewer: &Viewer) -> maud::Markup {
    html! {
        form method="post" action="/sign-out" {
            (form::hidden_word(viewer.form_word()))
            button.button { (viewer.reader.text("sign-out")) }
        }
    }
}
