//! Sets a password by a link that was mailed.

use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Anonymous;
use crate::auth::reset;
use crate::error::Result;
use crate::state::State;

/// The link's own word and the password to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChosenPassword)]
pub(super) struct Chosen {
    /// What the mailed address has as `link`.
    link: String,
    #[schema(format = Password)]
    password: String,
}

/// Sets a password by an invitation or by a link for a forgotten one. A link
/// works once; all sessions of that user end.
#[utoipa::path(
    put,
    path = "/password-resets",
    tag = "sessions",
    security(()),
    request_body = Chosen,
    responses((status = NO_CONTENT, description = "It is set"), Refused)
)]
pub(super) async fn use_link(
    state: State,
    anonymous: Anonymous,
    Json(body): Json<Chosen>,
) -> Result<StatusCode> {
    reset::use_link(&state, &anonymous, &body.link, body.password).await?;
    Ok(StatusCode::NO_CONTENT)
}
