//! Ends a session elsewhere.

use axum::http::StatusCode;
use bailey_crm::sessions::{self, SessionId};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Ends a session: one's own elsewhere, or anybody's for an admin.
#[utoipa::path(
    delete,
    path = "/sessions/{session}",
    tag = "sessions",
    params(("session" = i64, Path)),
    responses((status = NO_CONTENT, description = "It is over"), Refused)
)]
pub(super) async fn revoke(
    state: State,
    signed: Signed,
    Path(session): Path<i64>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            sessions::revoke(account, context, SessionId(session))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
