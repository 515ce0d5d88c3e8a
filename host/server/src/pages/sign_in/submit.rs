//! Signs somebody in with what they typed.

use axum::extract::State as FromState;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::form::{Filled, draw, reader};
use super::step;
use crate::auth::sign_in::{Entered, sign_in};
use crate::auth::{Anonymous, FormWord, Posted};
use crate::error::{Kind, Result};
use crate::pages::address::own_path;
use crate::pages::frame;
use crate::pages::kept::{Kept, Waited};
use crate::pages::params::Params;
use crate::state::State;
use crate::texts::args;

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    email: String,
    password: String,
    /// What was typed elsewhere when the session had ended, and where.
    kept: Option<String>,
    #[serde(rename = "kept-path")]
    kept_path: Option<String>,
}

/// Signs in, or shows the form again.
pub(crate) async fn submit(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    parts: Parts,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    let email = typed.email.trim().to_owned();
    let kept = typed.kept_path.as_deref().zip(typed.kept.as_deref());
    let kept = kept.and_then(|(path, fields)| Kept::read(path, fields));
    let headers = parts.headers.clone();
    match sign_in(&state, &anonymous, parts, email.clone(), typed.password).await {
        Ok(Entered {
            between: Some(between),
            cookie,
            ..
        }) => {
            let drawn = step::between(&reader(&headers, &params), between, kept, then);
            Ok((
                AppendHeaders([(header::SET_COOKIE, cookie.to_string())]),
                drawn,
            )
                .into_response())
        }
        Ok(entered) => {
            let cookie = AppendHeaders([(header::SET_COOKIE, entered.cookie.to_string())]);
            if let Some(kept) = kept {
                let reader = reader(&headers, &params);
                let word = FormWord::derive(&entered.session.token.reveal());
                let again = kept.again(&reader, &word.masked(), Waited::SignIn);
                let page = frame::alone(&reader, &reader.text("kept-title"), &again);
                return Ok((cookie, page).into_response());
            }
            Ok((cookie, Redirect::to(then.as_deref().unwrap_or("/"))).into_response())
        }
        Err(error) if stays(error.kind) => {
            let reader = reader(&headers, &params);
            let problem = Some(match error.kind {
                Kind::Throttled => reader.text("sign-in-wait"),
                Kind::Barred => {
                    let said = args!["reason" => error.public.as_str()];
                    reader.text_with("sign-in-barred", &said)
                }
                Kind::StepDenied => error.public.clone(),
                Kind::GuardFailed => reader.text("error-guard-failed-text"),
                _ => reader.text("sign-in-wrong"),
            });
            let status: StatusCode = error.kind.status();
            draw(
                &state,
                &anonymous,
                &reader,
                Filled {
                    email,
                    problem,
                    barred: matches!(
                        error.kind,
                        Kind::Barred | Kind::GuardFailed | Kind::StepDenied
                    ),
                    then,
                    kept,
                },
                status,
            )
            .await
        }
        Err(other) => Err(other),
    }
}

/// Whether the form is shown again, with what was wrong.
fn stays(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::WrongCredentials
            | Kind::Throttled
            | Kind::Barred
            | Kind::GuardFailed
            | Kind::StepDenied
    )
}
