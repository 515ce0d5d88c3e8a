//! Revokes a token.

use axum::http::StatusCode;
use bailey_crm::sessions::{self, TokenId};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Makes a token invalid for good: one's own, or anybody's for an admin.
#[utoipa::path(
    delete,
    path = "/tokens/{token}",
    tag = "tokens",
    params(("token" = i64, Path)),
    responses((status = NO_CONTENT, description = "It is invalid"), Refused)
)]
pub(super) async fn revoke(
    state: State,
    signed: Signed,
    Path(token): Path<i64>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            sessions::revoke_token(account, context, TokenId(token))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
