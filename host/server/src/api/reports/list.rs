//! Lists reports.

use bailey_crm::reports;

use super::ReportView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The reports that the caller may see, by name.
#[utoipa::path(
    get,
    path = "/reports",
    tag = "reports",
    responses((status = OK, body = Vec<ReportView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<ReportView>>> {
    let found = signed
        .records(&state, |account, context| {
            account.read(|read| reports::all(read, context))
        })
        .await?;
    Ok(Json(found.into_iter().map(ReportView::from).collect()))
}
