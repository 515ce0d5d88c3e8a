//! Reads a report.

use axum::response::IntoResponse;
use bailey_crm::{ReportId, reports};

use super::ReportView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One report: what it counts, and who may see it.
#[utoipa::path(
    get,
    path = "/reports/{report}",
    tag = "reports",
    params(("report" = i64, Path)),
    responses((status = OK, body = ReportView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<impl IntoResponse> {
    let report = signed
        .records(&state, move |account, context| {
            account.read(|read| reports::get(read, context, ReportId(id)))
        })
        .await?;
    Ok((etag(report.version), Json(ReportView::from(report))))
}
