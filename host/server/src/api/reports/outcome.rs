//! What a report comes to.

use bailey_crm::filter::Looker;
use bailey_crm::{ReportId, reports};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::records::{GroupView, zone};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What a report comes to now.
#[derive(Serialize, ToSchema)]
#[schema(as = ReportOutcomeView)]
pub(super) struct OutcomeView {
    /// In their order. Periods without records are among them, those before the
    /// first and after the last aren't.
    groups: Vec<GroupView>,
    /// How many groups more there are than the 200 that are told: the smallest,
    /// or the earliest periods.
    left_out: usize,
    /// All records together.
    total: GroupView,
}

/// What a report comes to now, counted as the caller may read records, in the
/// days of the caller's time zone.
#[utoipa::path(
    get,
    path = "/reports/{report}/outcome",
    tag = "reports",
    params(("report" = i64, Path)),
    responses((status = OK, body = OutcomeView), Refused)
)]
pub(super) async fn outcome(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<Json<OutcomeView>> {
    let looker = Looker {
        user: Some(signed.user().id),
        zone: zone(&signed),
    };
    let found = signed
        .records(&state, move |account, context| {
            let report = account.read(|read| reports::get(read, context, ReportId(id)))?;
            reports::outcome(account, context, &report.shape, &looker)
        })
        .await?;
    Ok(Json(OutcomeView {
        groups: found.groups.into_iter().map(GroupView::from).collect(),
        left_out: found.left_out,
        total: found.total.into(),
    }))
}
