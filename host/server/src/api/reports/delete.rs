//! Deletes a report.

use axum::http::StatusCode;
use bailey_crm::{ReportId, reports};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Deletes a report: one's own, or for admins any that they see. No record is
/// touched, and taking the deletion back in the journal brings the report back.
#[utoipa::path(
    delete,
    path = "/reports/{report}",
    tag = "reports",
    params(("report" = i64, Path)),
    responses((status = NO_CONTENT), Refused)
)]
pub(super) async fn delete(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            reports::delete(account, context, ReportId(id))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
