//! The steps that plugins ask after the password: on the way in, and when somebody
//! proves once more who they are.

use axum::Extension;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum_extra::extract::CookieJar;
use bailey_crm::Problem;
use bailey_plugins::{Parameters, StepAnswer};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SessionView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Arriving;
use crate::auth::cookie::Jar;
use crate::auth::steps::{Asked, Come, Way, own_session};
use crate::error::{Error, Kind, Result};
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// What a plugin's step asks.
#[derive(Serialize, ToSchema)]
pub(super) struct StepView {
    /// The plugin whose step it is.
    plugin: String,
    /// What it is called.
    name: String,
    /// The question, as typed blocks: its forms and buttons name what can be answered.
    #[schema(value_type = Object)]
    question: bailey_plugins::page::Page,
}

impl From<Asked> for StepView {
    fn from(asked: Asked) -> Self {
        Self {
            plugin: asked.plugin,
            name: asked.name,
            question: asked.page,
        }
    }
}

/// How far somebody has come.
#[derive(Serialize, ToSchema)]
pub(super) struct WayView {
    /// The session's new token, once all steps are passed: the one before is over.
    token: Option<String>,
    session: Option<SessionView>,
    /// What has to be answered next; none once all steps are passed.
    step: Option<StepView>,
}

impl From<Come> for WayView {
    fn from(come: Come) -> Self {
        match come {
            Come::Through(through) => Self {
                token: Some(through.token.reveal()),
                session: Some(SessionView::from(&through.session)),
                step: None,
            },
            Come::Asked(asked) => Self {
                token: None,
                session: None,
                step: Some(asked.into()),
            },
        }
    }
}

/// An answer to what a step asks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StepAnswer)]
pub(super) struct Given {
    /// The name of the form or button.
    action: String,
    /// Pairs of names and values: the button's parameters, the form's fields.
    #[serde(default)]
    #[schema(value_type = Vec<Vec<String>>)]
    parameters: Parameters,
}

/// The question that has to be answered now.
#[utoipa::path(
    get,
    path = "/sessions/current/step",
    tag = "sessions",
    responses((status = OK, body = WayView), Refused)
)]
pub(super) async fn show(
    state: State,
    arriving: Arriving,
    cookies: CookieJar,
    parts: Parts,
) -> Result<impl IntoResponse> {
    let _session = own_session(&arriving.0)?;
    let asked = state.clone();
    let come = state
        .plugin_calls(move || Way::open(&asked, arriving, &parts)?.advance(&asked, false))
        .await?;
    Ok(told(&state, cookies, come))
}

/// Answers the question. Wrong answers count: after five, nothing is tried for a
/// while.
#[utoipa::path(
    post,
    path = "/sessions/current/step",
    tag = "sessions",
    request_body = Given,
    responses((status = OK, body = WayView), Refused)
)]
pub(super) async fn answer(
    state: State,
    arriving: Arriving,
    cookies: CookieJar,
    parts: Parts,
    Json(given): Json<Given>,
) -> Result<impl IntoResponse> {
    let _session = own_session(&arriving.0)?;
    let given = StepAnswer {
        action: given.action,
        parameters: given.parameters,
    };
    let asked = state.clone();
    let (come, device) = state
        .plugin_calls(move || Way::open(&asked, arriving, &parts)?.answer(&asked, given))
        .await?;
    if let Come::Asked(asked) = &come
        && !asked.problems.is_empty()
    {
        return Err(not_taken(asked));
    }
    let cookies = match device {
        Some(cookie) => cookies.add(cookie),
        None => cookies,
    };
    Ok(told(&state, cookies, come))
}

fn not_taken(asked: &Asked) -> Error {
    let problems = asked.problems.iter().map(|problem| Problem {
        field: problem.field.clone(),
        code: "plugin",
        message: problem.message.clone(),
        args: Vec::new(),
    });
    let said: Vec<_> = asked.problems.iter().map(|one| &*one.message).collect();
    Error {
        problems: problems.collect(),
        ..Error::new(Kind::Invalid, said.join(" "))
    }
}

/// The answer, with the cookie of a session that has another token now.
pub(super) fn told(state: &State, cookies: CookieJar, come: Come) -> impl IntoResponse + use<> {
    let cookies = match &come {
        Come::Through(through) => {
            cookies.add(Jar::Session.set(through.token.reveal(), state.settings()))
        }
        Come::Asked(_) => cookies,
    };
    (cookies, Extension(Unrepeatable), Json(WayView::from(come)))
}
