//! Enters safe mode.

use axum::Extension;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use utoipa::ToSchema;

use super::create::Begun;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Anonymous;
use crate::auth::safe_mode::enter;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// What the owner enters safe mode with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithCode {
    email: String,
    #[schema(format = Password)]
    password: String,
    /// One of the codes of `me/safe-codes`; it is used up.
    #[schema(format = Password)]
    code: String,
}

/// Lets the owner in past all that plugins decide, for an hour, to the plugins'
/// settings and switches and the journal. All admins are told by mail.
#[utoipa::path(
    post,
    path = "/sessions/safe-mode",
    tag = "sessions",
    security(()),
    request_body = WithCode,
    responses((status = CREATED, body = Begun), Refused)
)]
pub(super) async fn safe_mode(
    state: State,
    anonymous: Anonymous,
    cookies: CookieJar,
    headers: HeaderMap,
    Json(typed): Json<WithCode>,
) -> Result<impl IntoResponse> {
    let WithCode {
        email,
        password,
        code,
    } = typed;
    let entered = enter(&state, &anonymous, &headers, email, password, code).await?;
    Ok((
        StatusCode::CREATED,
        cookies.add(entered.cookie.clone()),
        Extension(Unrepeatable),
        Json(Begun::from(&entered)),
    ))
}
