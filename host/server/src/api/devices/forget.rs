//! Trusts a browser no longer.

use axum::http::StatusCode;
use bailey_crm::sessions::{self, DeviceId};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Trusts a browser no longer: one's own, or anybody's for an admin.
#[utoipa::path(
    delete,
    path = "/devices/{device}",
    tag = "sessions",
    params(("device" = i64, Path)),
    responses((status = NO_CONTENT, description = "It is trusted no longer"), Refused)
)]
pub(super) async fn forget(
    state: State,
    signed: Signed,
    Path(device): Path<i64>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            sessions::forget_device(account, context, DeviceId(device))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
