//! Lists what one operation did.

use bailey_crm::{OperationId, journal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::ChangeView;
use crate::api::body::{Json, Path, Query};
use crate::api::limit::Limit;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many changes a page has unless it is said.
pub(in crate::api) const USUAL: u32 = 50;

/// Which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct PageOf {
    /// 1 to 200; 50 if missing.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    pub(in crate::api) limit: Option<Limit<200>>,
    /// The `next` of the page before.
    pub(in crate::api) after: Option<String>,
}

/// A page of what an operation did.
#[derive(Serialize, ToSchema)]
pub(super) struct ChangesView {
    /// In the order in which it was done.
    changes: Vec<ChangeView>,
    /// How many records it changed in all.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// What one operation did, record by record, with before and after.
#[utoipa::path(
    get,
    path = "/journal/{operation}/changes",
    tag = "journal",
    params(("operation" = i64, Path), PageOf),
    responses((status = OK, body = ChangesView), Refused)
)]
pub(super) async fn changes(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
    Query(page): Query<PageOf>,
) -> Result<Json<ChangesView>> {
    let found = signed
        .records(&state, move |account, context| {
            let limit = Limit::or(page.limit, USUAL);
            journal::changes(
                account,
                context,
                OperationId(id),
                limit,
                page.after.as_deref(),
            )
        })
        .await?;
    Ok(Json(ChangesView {
        changes: found.changes.into_iter().map(ChangeView::from).collect(),
        total: found.total,
        next: found.next,
    }))
}
