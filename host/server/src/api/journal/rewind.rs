//! Rewinds what somebody did.

use bailey_crm::journal::ChangeKind;
use bailey_crm::records::value_to_json;
use bailey_crm::rewind::{self, Back, Left, RewindActor, RewindPlan, RewindSpan, Rewound};
use bailey_crm::undo::Obstacle;
use bailey_crm::{Actor, OperationId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// How many records of each sort a plan names.
const NAMED: usize = 1_000;

/// Whose acts on records to rewind, and between which moments.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RewindBody {
    /// A user, with what plugins and tokens did on their behalf.
    user: Option<i64>,
    /// Or a plugin, on behalf of whomever.
    plugin: Option<String>,
    /// From this moment on.
    since: Moment,
    /// Before this moment.
    until: Moment,
    /// Only what was done to this table's records.
    table: Option<String>,
    /// Say what would happen, and change nothing.
    #[serde(default)]
    dry_run: bool,
    /// The `hash` of the plan that a dry run answered with.
    hash: Option<String>,
}

/// What a rewind did, or would do.
#[derive(Serialize, ToSchema)]
pub(super) struct RewindView {
    /// The journal's entry, which can be undone in turn; null after a dry run.
    #[schema(value_type = Option<i64>)]
    operation: Option<OperationId>,
    /// How many records went back, or would.
    restorable: u64,
    /// How many are left alone.
    left_count: u64,
    /// The plan, after a dry run.
    plan: Option<PlanView>,
}

/// What a rewind would do.
#[derive(Serialize, ToSchema)]
#[schema(as = RewindPlanView)]
pub(super) struct PlanView {
    /// To be named by the rewind itself.
    hash: String,
    /// How many operations the actor did to records in that time.
    operations: u64,
    /// How many records are as they were before already.
    unchanged: u64,
    /// The first 1,000 of those that would go back.
    back: Vec<BackView>,
    /// The first 1,000 of those that would be left alone.
    left: Vec<LeftView>,
}

/// A record that would go back.
#[derive(Serialize, ToSchema)]
struct BackView {
    record: ReferenceView,
    label: String,
    /// `updated`, `deleted`, `restored`, `archived` or `unarchived`.
    #[schema(value_type = String)]
    becomes: ChangeKind,
    fields: Vec<FieldBackView>,
}

/// A field that would get back what it held.
#[derive(Serialize, ToSchema)]
struct FieldBackView {
    field: String,
    now: serde_json::Value,
    then: serde_json::Value,
}

/// A record that would be left alone.
#[derive(Serialize, ToSchema)]
struct LeftView {
    record: ReferenceView,
    label: String,
    /// `changed-since`, `purged`, `unique-taken`, `values-gone` or
    /// `not-allowed`.
    #[schema(value_type = String)]
    reason: Obstacle,
    /// What touched it since, where that is why.
    touched: Option<TouchView>,
}

/// An operation that touched a record since.
#[derive(Serialize, ToSchema)]
struct TouchView {
    #[schema(value_type = i64)]
    operation: OperationId,
    at: Moment,
    kind: String,
    #[schema(value_type = Object)]
    by: Actor,
}

/// Rewinds what a user or a plugin did to records between two moments: each goes
/// back to what it was before, except those that anything else touched since.
/// Done in two steps: a dry run answers with the plan and its hash, and the
/// rewind names that hash; a conflict if the plan would be another one by then.
/// It is one operation, which can be undone. For admins.
#[utoipa::path(
    post,
    path = "/journal/rewinds",
    tag = "journal",
    request_body = RewindBody,
    responses((status = OK, body = RewindView), Refused)
)]
pub(super) async fn rewind(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<RewindBody>,
) -> Result<Json<RewindView>> {
    let (span, hash) = body.read()?;
    let view = signed
        .records(&state, move |account, context| {
            Ok(match hash {
                None => rewind::plan(account, context, &span, NAMED)?.into(),
                Some(hash) => {
                    let hash = hash.parse()?;
                    rewind::rewind(account, context, &span, hash, &mut |_, _| {})?.into()
                }
            })
        })
        .await?;
    Ok(Json(view))
}

impl RewindBody {
    /// The span, and the plan's hash unless it is a dry run.
    fn read(self) -> Result<(RewindSpan, Option<String>)> {
        let actor = match (self.user, self.plugin) {
            (Some(user), None) => RewindActor::User(UserId(user)),
            (None, Some(plugin)) => RewindActor::Plugin(plugin),
            _ => {
                let message = "Say in either `user` or `plugin` whose acts to rewind.";
                return Err(Error::invalid("user", "required", message));
            }
        };
        if !self.dry_run && self.hash.is_none() {
            let message = "Ask for a dry run first, and give the hash of its plan.";
            return Err(Error::invalid("hash", "required", message));
        }
        let span = RewindSpan {
            actor,
            since: self.since.0,
            until: self.until.0,
            table: self.table,
        };
        Ok((span, self.hash.filter(|_| !self.dry_run)))
    }
}

impl From<Rewound> for RewindView {
    fn from(done: Rewound) -> Self {
        Self {
            operation: Some(done.operation),
            restorable: done.restored,
            left_count: done.left,
            plan: None,
        }
    }
}

impl From<RewindPlan> for RewindView {
    fn from(plan: RewindPlan) -> Self {
        Self {
            operation: None,
            restorable: plan.restorable,
            left_count: plan.left_count,
            plan: Some(PlanView {
                hash: plan.hash.to_string(),
                operations: plan.operations,
                unchanged: plan.unchanged,
                back: plan.back.into_iter().map(Into::into).collect(),
                left: plan.left.into_iter().map(Into::into).collect(),
            }),
        }
    }
}

impl From<Back> for BackView {
    fn from(back: Back) -> Self {
        let fields = back.fields.iter().map(|field| FieldBackView {
            field: field.field.clone(),
            now: value_to_json(&field.now),
            then: value_to_json(&field.then),
        });
        Self {
            fields: fields.collect(),
            record: back.record.into(),
            label: back.label,
            becomes: back.becomes,
        }
    }
}

impl From<Left> for LeftView {
    fn from(left: Left) -> Self {
        let touched = left.touched.map(|touch| TouchView {
            operation: touch.operation,
            at: touch.at.into(),
            kind: touch.kind,
            by: touch.by,
        });
        Self {
            record: left.record.into(),
            label: left.label,
            reason: left.why,
            touched,
        }
    }
}
