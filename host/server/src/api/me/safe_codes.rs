//! The owner's safe-mode codes.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::sessions;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::{Confirmed, Signed};
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// How many codes there still are.
#[derive(Serialize, ToSchema)]
pub(super) struct Left {
    left: usize,
}

/// New codes.
#[derive(Serialize, ToSchema)]
#[schema(as = SafeCodesMade)]
pub(super) struct Made {
    /// Each opens safe mode once, at `sessions/safe-mode`. They are shown this once.
    codes: Vec<String>,
}

/// How many safe-mode codes the owner has left.
#[utoipa::path(
    get,
    path = "/me/safe-codes",
    tag = "sessions",
    responses((status = OK, body = Left), Refused)
)]
pub(super) async fn left(state: State, signed: Signed) -> Result<Json<Left>> {
    let count = |account: &bailey_crm::Account, context: &bailey_crm::Context| {
        account.read(|read| sessions::safe_codes_left(read, context))
    };
    let left = signed.records(&state, count).await?;
    Ok(Json(Left { left }))
}

/// Makes the owner ten new safe-mode codes; earlier ones open nothing any more. A
/// program with a token can't.
#[utoipa::path(
    post,
    path = "/me/safe-codes",
    tag = "sessions",
    responses((status = CREATED, body = Made), Refused)
)]
pub(super) async fn make(state: State, Confirmed(signed): Confirmed) -> Result<impl IntoResponse> {
    let codes = signed.records(&state, sessions::make_safe_codes).await?;
    Ok((
        StatusCode::CREATED,
        Extension(Unrepeatable),
        Json(Made { codes }),
    ))
}
