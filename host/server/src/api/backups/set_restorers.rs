//! Says who may restore.

use axum::http::StatusCode;
use bailey_crm::backups;

use super::restorers::Restorers;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::error::Result;
use crate::state::State;

/// Lets these admins restore besides the owner, and nobody else any more. For the
/// owner.
#[utoipa::path(
    put,
    path = "/backups/restorers",
    tag = "backups",
    request_body = Restorers,
    responses((status = NO_CONTENT, description = "They may restore"), Refused)
)]
pub(super) async fn set(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Json(body): Json<Restorers>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            backups::name_restorers(account, context, body.users)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
