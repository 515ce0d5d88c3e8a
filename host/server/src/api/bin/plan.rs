//! Says what bringing something back would do.

use bailey_crm::bin::{self, Obstacle, RestorePlan, Why};
use bailey_crm::records::value_to_json;
use serde::Serialize;
use utoipa::ToSchema;

use super::selection::Part;
use crate::api::body::Json;
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What bringing something back would do.
#[derive(Serialize, ToSchema)]
pub(super) struct RestorePlanView {
    /// For `restore`: it is a conflict if anything that the plan saw has changed
    /// by then.
    hash: String,
    /// How many records would come back, those in the way of which something
    /// stands included.
    records: u64,
    obstacles: Vec<RestoreObstacleView>,
}

/// Something in a record's way.
#[derive(Serialize, ToSchema)]
struct RestoreObstacleView {
    /// The record that would come back.
    record: ReferenceView,
    /// What it is called.
    label: String,
    /// The key of the field that it is about.
    field: Option<String>,
    /// `taken`: another record has its unique value, and a choice is needed, unless
    /// it is in a field that you don't see: then somebody else has to;
    /// `parent-deleted`: what the field refers to stays in the bin;
    /// `parent-purged`: that was deleted for good; `field-gone`; `unfit`: the
    /// field doesn't take the value any more; `not-allowed`: somebody else
    /// deleted it; `gone`: it was deleted for good.
    reason: &'static str,
    /// What can be chosen: `keep`, `merge`, `rename`, `bring`, `relink`,
    /// `empty`.
    choices: &'static [&'static str],
    /// What the field held.
    #[schema(value_type = Option<Value>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
    /// The record that has the value, or to which the field refers.
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<ReferenceView>,
    /// What that one is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_label: Option<String>,
}

impl From<RestorePlan> for RestorePlanView {
    fn from(plan: RestorePlan) -> Self {
        Self {
            hash: plan.hash,
            records: plan.records,
            obstacles: plan.obstacles.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Obstacle> for RestoreObstacleView {
    fn from(obstacle: Obstacle) -> Self {
        let (reason, choices): (_, &[&str]) = match &obstacle.why {
            Why::Taken { .. } if obstacle.field.is_none() => ("taken", &[]),
            Why::Taken { holder: None, .. } => ("taken", &["keep", "rename", "empty"]),
            Why::Taken { .. } => ("taken", &["keep", "merge", "rename", "empty"]),
            Why::ParentDeleted { .. } => ("parent-deleted", &["bring", "relink", "empty"]),
            Why::ParentPurged { .. } => ("parent-purged", &["relink", "empty"]),
            Why::FieldGone { .. } => ("field-gone", &[]),
            Why::Unfit { .. } => ("unfit", &["rename", "empty"]),
            Why::NotAllowed => ("not-allowed", &[]),
            Why::Gone => ("gone", &[]),
        };
        let (value, other) = match obstacle.why {
            Why::Taken {
                value,
                holder,
                holder_label,
            } => (
                Some(value),
                holder.map(|holder| (holder, Some(holder_label))),
            ),
            Why::ParentDeleted {
                parent,
                parent_label,
            } => (None, Some((parent, Some(parent_label)))),
            Why::ParentPurged { parent } => (None, parent.map(|parent| (parent, None))),
            Why::FieldGone { value } | Why::Unfit { value, .. } => (Some(value), None),
            Why::NotAllowed | Why::Gone => (None, None),
        };
        let (other, other_label) = match other {
            Some((other, label)) => (Some(other.into()), label),
            None => (None, None),
        };
        Self {
            record: obstacle.record.into(),
            label: obstacle.label,
            field: obstacle.field,
            reason,
            choices,
            value: value.as_ref().map(value_to_json),
            other,
            other_label,
        }
    }
}

/// What bringing this back would do. Nothing is changed.
#[utoipa::path(
    post,
    path = "/bin/plan",
    tag = "bin",
    request_body = Part,
    responses((status = OK, body = RestorePlanView), Refused)
)]
pub(super) async fn plan(
    state: State,
    signed: Signed,
    Json(part): Json<Part>,
) -> Result<Json<RestorePlanView>> {
    let plan = signed
        .records(&state, move |account, context| {
            bin::plan(account, context, &part.read()?)
        })
        .await?;
    Ok(Json(plan.into()))
}
