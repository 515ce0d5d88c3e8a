//! Plans an erasure, and carries out what was planned.

use std::collections::BTreeMap;

use bailey_crm::erasure::{self, Erasure, ErasurePlan};
use bailey_crm::{OperationId, RecordId, RecordRef};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::error::Result;
use crate::state::State;

/// What is to be erased.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ErasureBody {
    /// The table's key.
    table: String,
    record: i64,
    /// The hash of the plan that is agreed to. Without it nothing is erased, and
    /// the answer is the plan.
    #[serde(default)]
    plan: Option<String>,
}

/// The plan, or what was done: one of them is null.
#[derive(Serialize, ToSchema)]
pub(super) struct ErasureAnswer {
    plan: Option<PlanView>,
    erasure: Option<ErasureView>,
}

/// What erasing a record would take. Nothing of it comes back.
#[derive(Serialize, ToSchema)]
#[schema(as = ErasurePlanView)]
struct PlanView {
    /// Goes into the request that carries it out. Another one once anything of
    /// this is otherwise.
    hash: String,
    /// What the record is called.
    label: String,
    /// How many records go, by table: the record itself and what belongs to it.
    records: BTreeMap<String, u64>,
    /// How many entries of the journal lose values: all that was done to these
    /// records.
    history: u64,
    /// How many other entries do, since a copy of a text stands in them.
    elsewhere: u64,
    /// How many answers kept for repeated requests go.
    replies: u64,
    /// How many entries go from what plugins store, by plugin.
    storage: BTreeMap<String, u64>,
    /// How many files go that these records have.
    files: u64,
    /// How many saved views go that are named after the person or look for them.
    views: u64,
    /// How many other records hold one of the texts. They stay as they are.
    mentions: u64,
    /// The first 20 of those.
    mentioning: Vec<ReferenceView>,
}

/// What was erased.
#[derive(Serialize, ToSchema)]
struct ErasureView {
    /// The journal's entry.
    #[schema(value_type = i64)]
    operation: OperationId,
    /// How many records went.
    count: u64,
    /// The account's file was written anew, so that no page of it that nothing
    /// uses any more holds what was erased. If not, it is tried again when the
    /// account is opened next.
    wiped: bool,
}

impl From<ErasurePlan> for PlanView {
    fn from(plan: ErasurePlan) -> Self {
        Self {
            hash: plan.hash,
            label: plan.label,
            records: plan.records,
            history: plan.history,
            elsewhere: plan.elsewhere,
            replies: plan.replies,
            storage: plan.storage,
            files: plan.files,
            views: plan.views,
            mentions: plan.mentions,
            mentioning: plan.mentioning.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Erasure> for ErasureView {
    fn from(erasure: Erasure) -> Self {
        Self {
            operation: erasure.operation,
            count: erasure.count,
            wiped: erasure.wiped,
        }
    }
}

/// Erases a record, what belongs to it, and every copy of its texts, also in the
/// journal, which still verifies. Without `plan`, says what that would take; with
/// it, does so, for good. For admins.
#[utoipa::path(
    post,
    path = "/erasures",
    tag = "erasures",
    request_body = ErasureBody,
    responses((status = OK, body = ErasureAnswer), Refused)
)]
pub(super) async fn create(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Json(asked): Json<ErasureBody>,
) -> Result<Json<ErasureAnswer>> {
    let record = RecordRef {
        table: asked.table,
        id: RecordId(asked.record),
    };
    let answer = signed
        .records(&state, move |account, context| match asked.plan {
            None => {
                let plan = erasure::plan(account, context, &record)?;
                Ok(ErasureAnswer {
                    plan: Some(plan.into()),
                    erasure: None,
                })
            }
            Some(plan) => {
                let done = erasure::erase(account, context, &record, &plan)?;
                Ok(ErasureAnswer {
                    plan: None,
                    erasure: Some(done.into()),
                })
            }
        })
        .await?;
    Ok(Json(answer))
}
