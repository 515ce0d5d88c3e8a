//! Whether due purges are held.

use bailey_crm::bin;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Nothing is purged because its time is over, until this is.
#[derive(Serialize, ToSchema)]
pub(super) struct HoldView {
    /// `clock-jumped`: the clock went further than time did; `stopped-long`:
    /// Bailey did not run for more than a day.
    reason: &'static str,
    /// When it ends if Bailey runs on without a break.
    until: Moment,
}

/// Whether the purging of what is past its time is held, and until when; null if
/// it is not.
#[utoipa::path(
    get,
    path = "/bin/hold",
    tag = "bin",
    responses((status = OK, body = Option<HoldView>), Refused)
)]
pub(super) async fn hold(state: State, signed: Signed) -> Result<Json<Option<HoldView>>> {
    let hold = signed.records(&state, bin::hold).await?;
    Ok(Json(hold.map(|hold| HoldView {
        reason: hold.reason.as_str(),
        until: hold.until.into(),
    })))
}
