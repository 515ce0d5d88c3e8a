//! Signs somebody in with what they typed.

use axum::extract::State as FromState;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::form::{Filled, draw, reader};
use crate::auth::sign_in::sign_in;
use crate::auth::{Anonymous, Posted};
use crate::error::{Kind, Result};
use crate::pages::address::own_path;
use crate::pages::params::Params;
use crate::state::State;

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Typed {
    email: String,
    password: String,
}

/// Signs in, or shows the form again.
pub(crate) async fn submit(
    FromState(state): FromState<State>,
    anonymous: Anonymous,
    headers: HeaderMap,
    params: Params,
    Posted(typed): Posted<Typed>,
) -> Result<Response> {
    let then = params.first("then").and_then(own_path).map(str::to_owned);
    let email = typed.email.trim().to_owned();
    match sign_in(&state, &anonymous, &headers, email.clone(), typed.password).await {
        Ok(entered) => {
            let cookie = AppendHeaders([(header::SET_COOKIE, entered.cookie.to_string())]);
            Ok((cookie, Redirect::to(then.as_deref().unwrap_or("/"))).into_response())
        }
        Err(error) if matches!(error.kind, Kind::WrongCredentials | Kind::Throttled) => {
            let reader = reader(&headers, &params);
            let problem = Some(reader.text(match error.kind {
                Kind::Throttled => "sign-in-wait",
                _ => "sign-in-wrong",
            }));
            let status: StatusCode = error.kind.status();
            draw(
                &state,
                &anonymous,
                &reader,
                Filled {
                    email,
                    problem,
                    then,
                },
                status,
            )
            .await
        }
        Err(other) => Err(other),
    }
}
