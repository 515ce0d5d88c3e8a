//! Asks somebody who they are before they go on.

use axum::http::StatusCode;
use bailey_crm::UserId;
use bailey_crm::directory::{self, Measure};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Why somebody is asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Asking {
    /// It stands in the journal: 1 to 500 characters.
    reason: String,
}

/// Asks somebody other than the owner who they are: each of their sessions goes on once
/// the password, and what plugins ask beside it, was given there, and their API tokens
/// rest until that was done once. For admins.
#[utoipa::path(
    post,
    path = "/users/{user}/confirmation",
    tag = "people",
    params(("user" = i64, Path)),
    request_body = Asking,
    responses((status = NO_CONTENT, description = "They are asked"), Refused)
)]
pub(super) async fn ask_proof(
    state: State,
    Admin(signed): Admin,
    Path(user): Path<i64>,
    Json(asking): Json<Asking>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            let measure = Measure::RequireConfirmation;
            directory::take_measure(account, context, UserId(user), measure, &asking.reason)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
