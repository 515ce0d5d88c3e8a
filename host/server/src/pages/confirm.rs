//! The page on which somebody proves once more who they are, before a dangerous act:
//! their password, then whatever plugins ask. The form that they had sent goes along,
//! and is sent again from here.

use axum::extract::{FromRequestParts as _, State as FromState};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use super::address::{Address, own_path};
use super::form::{self, Named};
use super::frame::{self, Head};
use super::kept::Kept;
use super::params::Params;
use super::problems;
use super::sign_in::step::{answered, drawn, leave};
use super::viewer::Viewer;
use crate::auth::confirming;
use crate::auth::steps::{Way, own_session};
use crate::auth::{Arriving, Entering, Posted};
use crate::error::{Error, Kind, Result};
use crate::state::State;

/// The page's path.
pub(crate) const PATH: &str = "/confirm";

/// Asks for the password, or what is asked after it.
pub(super) async fn show(
    FromState(state): FromState<State>,
    Entering(signed): Entering,
    params: Params,
    parts: Parts,
) -> Result<Response> {
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    if signed.is_confirmed() {
        return Ok(Redirect::to(then.as_deref().unwrap_or("/")).into_response());
    }
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let viewer = Viewer::open(&asked, signed, &parts)?;
            Ok::<_, Error>(draw(viewer, None, then.as_deref(), None))
        })
        .await
}

/// Takes the password, or the answer to what is asked after it.
pub(super) async fn confirm(
    FromState(state): FromState<State>,
    Entering(signed): Entering,
    params: Params,
    parts: Parts,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let _session = own_session(&signed)?;
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    let posted = Params(posted);
    let asked = state.clone();
    let Some(password) = posted.first("password").map(str::to_owned) else {
        return state
            .plugin_calls(move || {
                let way = Way::open(&asked, Arriving(signed), &parts)?;
                answered(&asked, way, &posted, PATH, then)
            })
            .await;
    };
    let kept = Kept::along(&posted);
    match confirming::confirm(&state, signed.clone(), parts.clone(), password).await {
        Ok((way, come)) => Ok(drawn(&asked, way.viewer, come, PATH, (kept, then), None)),
        Err(error) if !error.problems.is_empty() || error.kind == Kind::Throttled => {
            state
                .records(move || {
                    let viewer = Viewer::open(&asked, signed, &parts)?;
                    Ok::<_, Error>(draw(viewer, kept, then.as_deref(), Some(&error)))
                })
                .await
        }
        Err(error) => Err(error),
    }
}

/// The page for who posted what asks first who they are; none if they can't be told.
pub(super) async fn keeping(state: &State, mut parts: Parts, kept: Kept) -> Option<Response> {
    let Entering(signed) = Entering::from_request_parts(&mut parts, state).await.ok()?;
    let asked = state.clone();
    let drawn = state
        .records(move || {
            let viewer = Viewer::open(&asked, signed, &parts)?;
            Ok::<_, Error>(draw(viewer, Some(kept), None, None))
        })
        .await;
    drawn.ok()
}

fn draw(viewer: Viewer, kept: Option<Kept>, then: Option<&str>, wrong: Option<&Error>) -> Response {
    let viewer = viewer.carrying(kept);
    let reader = &viewer.reader;
    // Who has to prove it before anything else sees nothing else.
    let is_in = viewer.context.access.records || viewer.is_admin();
    let problem = wrong.map(|error| match error.problems.first() {
        Some(problem) => problems::text(reader, problem),
        None => reader.text("sign-in-wait"),
    });
    let named = Named {
        id: "password",
        name: "password",
        problem: problem.as_deref(),
        hint: None,
    };
    let input = html! {
        input #password name="password" type="password" required autofocus
            autocomplete="current-password" aria-invalid=[named.invalid()]
            aria-describedby=[named.described().as_deref()];
    };
    let body = html! {
        p.lead { (reader.text(if is_in { "confirm-who-lead" } else { "confirm-asked-lead" })) }
        form.form method="post" action=(Address::new(PATH).with_some("then", then)) {
            (form::word(&viewer))
            input type="hidden" name="email" autocomplete="username" value=(viewer.user.email);
            (form::field(&reader.text("password-current"), false, named, &input))
            div.line {
                button.button.main { (reader.text("confirm-who-go")) }
                @if is_in { a.button href="/" { (reader.text("cancel")) } }
            }
        }
        @if !is_in { (leave(&viewer)) }
    };
    let status = match wrong {
        None => StatusCode::OK,
        Some(error) if error.kind == Kind::Throttled => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let title = reader.text("confirm-who");
    if !is_in {
        return (status, frame::alone(reader, &title, &body)).into_response();
    }
    let head = Head::new(title).narrow();
    (status, frame::page(&viewer, &head, &body)).into_response()
}
