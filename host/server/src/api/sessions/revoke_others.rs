//! Ends all of one's sessions elsewhere.

use axum::http::StatusCode;
use bailey_crm::sessions::{self, Credential};

use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Ends all of one's sessions but the one that this is asked in.
#[utoipa::path(
    delete,
    path = "/sessions",
    tag = "sessions",
    responses((status = NO_CONTENT, description = "They are over"), Refused)
)]
pub(super) async fn revoke_others(state: State, signed: Signed) -> Result<StatusCode> {
    let user = signed.user().id;
    let here = match &signed.person.credential {
        Credential::Session(session) => Some(session.id),
        Credential::Token(_) | Credential::Support(_) => None,
    };
    signed
        .records(&state, move |account, context| {
            sessions::revoke_others(account, context, user, here)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
