//! Signs the person out.

use axum::extract::State as FromState;
use axum::http::header;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};

use crate::auth::sign_in::sign_out as end;
use crate::auth::{Arriving, Posted};
use crate::error::Result;
use crate::state::State;

/// Ends the session and goes back to the beginning.
pub(super) async fn sign_out(
    FromState(state): FromState<State>,
    Arriving(signed): Arriving,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let cookie = end(&state, &signed).await?;
    let cookie = AppendHeaders([(header::SET_COOKIE, cookie.to_string())]);
    Ok((cookie, Redirect::to("/sign-in")).into_response())
}
