//! Signs the caller out.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum_extra::extract::CookieJar;

use crate::api::refused::Refused;
use crate::auth::Arriving;
use crate::auth::sign_in::sign_out;
use crate::error::Result;
use crate::state::State;

/// Signs out: the session is over at once.
#[utoipa::path(
    delete,
    path = "/sessions/current",
    tag = "sessions",
    responses((status = NO_CONTENT, description = "Signed out"), Refused)
)]
pub(super) async fn delete(
    state: State,
    Arriving(signed): Arriving,
    cookies: CookieJar,
) -> Result<impl IntoResponse> {
    let cleared = sign_out(&state, &signed).await?;
    Ok((StatusCode::NO_CONTENT, cookies.add(cleared)))
}
