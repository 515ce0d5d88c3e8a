//! Says what undoing an operation would do.

use bailey_crm::OperationId;
use bailey_crm::undo::{self, Obstacle, UndoPlan};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What undoing an operation would do.
#[derive(Serialize, ToSchema)]
#[schema(as = UndoPlanView)]
pub(super) struct PlanView {
    /// How many records would go back to what they were.
    restorable: u64,
    /// What stands in the way; while anything does, nothing is undone.
    obstacles: Vec<ObstacleView>,
}

/// Why a record can't be taken back.
#[derive(Serialize, ToSchema)]
struct ObstacleView {
    record: ReferenceView,
    /// `changed-since`, `purged`, `unique-taken`, `values-gone` or
    /// `not-allowed`.
    #[schema(value_type = String)]
    reason: Obstacle,
}

impl From<UndoPlan> for PlanView {
    fn from(plan: UndoPlan) -> Self {
        let obstacles = plan
            .obstacles
            .into_iter()
            .map(|(record, obstacle)| ObstacleView {
                record: record.into(),
                reason: obstacle,
            });
        Self {
            restorable: plan.restorable,
            obstacles: obstacles.collect(),
        }
    }
}

/// What undoing an operation would do. Nothing is changed.
#[utoipa::path(
    get,
    path = "/journal/{operation}/undo",
    tag = "journal",
    params(("operation" = i64, Path)),
    responses((status = OK, body = PlanView), Refused)
)]
pub(super) async fn plan(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<Json<PlanView>> {
    let plan = signed
        .records(&state, move |account, context| {
            undo::plan(account, context, OperationId(id))
        })
        .await?;
    Ok(Json(plan.into()))
}
