//! Changes a report.

use axum::response::IntoResponse;
use bailey_crm::reports::{self, ReportUpdate};
use bailey_crm::{Error as Crm, ReportId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{AudienceBody, ReportView, ShapeBody};
use crate::api::body::{Json, Path};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::state::State;

/// What to change; what is missing stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportChanges {
    name: Option<String>,
    shape: Option<ShapeBody>,
    audience: Option<AudienceBody>,
}

/// Changes a report: one's own, or for admins any that they see.
#[utoipa::path(
    patch,
    path = "/reports/{report}",
    tag = "reports",
    params(
        ("report" = i64, Path),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = ReportChanges,
    responses((status = OK, body = ReportView), Refused)
)]
pub(super) async fn update(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
    IfMatch(version): IfMatch,
    Json(body): Json<ReportChanges>,
) -> Result<impl IntoResponse> {
    let update = ReportUpdate {
        version,
        name: body.name,
        shape: body.shape.map(Into::into),
        audience: body.audience.map(Into::into),
    };
    let changed = signed
        .records(&state, move |account, context| {
            let id = ReportId(id);
            match reports::update(account, context, id, update) {
                Err(refused @ Crm::Conflict(_)) => {
                    let now = account.read(|read| reports::get(read, context, id))?;
                    Ok(Err((refused, now.version)))
                }
                Err(other) => Err(other),
                Ok(report) => Ok(Ok(report)),
            }
        })
        .await?;
    let report = changed.map_err(|(refused, now)| -> Error { stale(refused, version, now) })?;
    Ok((etag(report.version), Json(ReportView::from(report))))
}
