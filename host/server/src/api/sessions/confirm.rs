//! Proves once more who the caller is.

use axum::http::request::Parts;
use axum::response::IntoResponse;
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use utoipa::ToSchema;

use super::step::{WayView, told};
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::{Entering, confirming};
use crate::error::Result;
use crate::state::State;

/// What somebody proves it with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Proof {
    #[schema(format = Password)]
    password: String,
}

/// Proves who one is, before a dangerous act. What plugins ask beside the password is
/// answered at `sessions/current/step`. It holds for fifteen minutes, and gives the
/// session another token.
#[utoipa::path(
    post,
    path = "/sessions/current/confirmation",
    tag = "sessions",
    request_body = Proof,
    responses((status = OK, body = WayView), Refused)
)]
pub(super) async fn confirm(
    state: State,
    Entering(signed): Entering,
    cookies: CookieJar,
    parts: Parts,
    Json(proof): Json<Proof>,
) -> Result<impl IntoResponse> {
    let (_, come) = confirming::confirm(&state, signed, parts, proof.password).await?;
    Ok(told(&state, cookies, come))
}
