//! Has a link mailed to who forgot their password.

use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Anonymous;
use crate::auth::reset::ask_reset;
use crate::error::Result;
use crate::state::State;

/// Who forgot theirs.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Forgotten {
    email: String,
}

/// Mails a link that sets another password, if somebody has this address; the
/// answer is the same if nobody has.
#[utoipa::path(
    post,
    path = "/password-resets",
    tag = "sessions",
    security(()),
    request_body = Forgotten,
    responses((status = ACCEPTED, description = "It is mailed to whoever has the address"), Refused)
)]
pub(super) async fn create(
    state: State,
    anonymous: Anonymous,
    headers: HeaderMap,
    Json(body): Json<Forgotten>,
) -> Result<StatusCode> {
    ask_reset(&state, &anonymous, &headers, body.email.trim())?;
    Ok(StatusCode::ACCEPTED)
}
