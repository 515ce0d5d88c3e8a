//! Makes a token.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::sessions::{self, NewToken};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::TokenView;
use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// A token that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTokenBody {
    /// What it is called, so that its maker knows it again.
    name: String,
    /// From when on it is no longer valid; never if missing.
    expires_at: Option<Moment>,
}

/// A token that was made.
#[derive(Serialize, ToSchema)]
pub(super) struct Made {
    /// For `Authorization: Bearer`. It is shown this once.
    secret: String,
    token: TokenView,
}

/// Makes a token for oneself. Its secret is shown this once, so a repeated
/// request makes another one whatever its idempotency key.
#[utoipa::path(
    post,
    path = "/tokens",
    tag = "tokens",
    request_body = NewTokenBody,
    responses((status = CREATED, body = Made), Refused)
)]
pub(super) async fn create(
    state: State,
    signed: Signed,
    Json(body): Json<NewTokenBody>,
) -> Result<impl IntoResponse> {
    let new = NewToken {
        name: body.name,
        user: signed.user().id,
        expires_at: body.expires_at.map(|moment| moment.0),
    };
    let (kept, token) = signed
        .records(&state, move |account, context| {
            sessions::create_token(account, context, new)
        })
        .await?;
    let made = Made {
        secret: token.reveal(),
        token: TokenView::from(&kept),
    };
    Ok((StatusCode::CREATED, Extension(Unrepeatable), Json(made)))
}
