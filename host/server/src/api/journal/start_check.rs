//! Begins to check the journal in the background.

use axum::http::StatusCode;
use bailey_crm::journal;

use super::check::CheckView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Begins to check the journal in the background, as `POST /journal/verify` does
/// at once, unless a check is going on. `GET /journal/check` tells how far it is.
/// For admins.
#[utoipa::path(
    post,
    path = "/journal/check",
    tag = "journal",
    responses((status = ACCEPTED, body = CheckView), Refused)
)]
pub(super) async fn start_check(
    state: State,
    Admin(signed): Admin,
) -> Result<(StatusCode, Json<CheckView>)> {
    let check = state
        .records(move || journal::start_check(&signed.account, &signed.context))
        .await?;
    Ok((StatusCode::ACCEPTED, Json(check.into())))
}
