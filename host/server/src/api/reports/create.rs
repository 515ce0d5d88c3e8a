//! Makes a report.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::reports::{self, NewReport};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{AudienceBody, ReportView, ShapeBody};
use crate::api::body::Json;
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// A report that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewReportBody {
    name: String,
    shape: ShapeBody,
    /// Nobody else, if missing.
    #[serde(default)]
    audience: AudienceBody,
}

/// Makes a report. What it shows is read anew each time, as whoever looks may
/// read records.
#[utoipa::path(
    post,
    path = "/reports",
    tag = "reports",
    request_body = NewReportBody,
    responses((status = CREATED, body = ReportView), Refused)
)]
pub(super) async fn create(
    state: State,
    signed: Signed,
    Json(body): Json<NewReportBody>,
) -> Result<impl IntoResponse> {
    let new = NewReport {
        name: body.name,
        shape: body.shape.into(),
        audience: body.audience.into(),
    };
    let report = signed
        .records(&state, move |account, context| {
            reports::create(account, context, new)
        })
        .await?;
    let tag = etag(report.version);
    Ok((StatusCode::CREATED, tag, Json(ReportView::from(report))))
}
