//! Lists the erasures that were done.

use bailey_crm::erasure::{self, Erased};
use bailey_crm::{Actor, OperationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::body::{Json, Query};
use crate::api::limit::Limit;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// How many a page has unless it is said.
const USUAL: u32 = 50;

/// Where the page begins, and how long it is.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// 1 to 200; 50 if missing.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<Limit<200>>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// A page of the erasures that were done.
#[derive(Serialize, ToSchema)]
pub(super) struct ErasuresView {
    /// The last one first.
    erasures: Vec<ErasedView>,
    /// How many there were, on whatever page.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// An erasure that was done: everything but about whom.
#[derive(Serialize, ToSchema)]
struct ErasedView {
    /// The journal's entry.
    #[schema(value_type = i64)]
    operation: OperationId,
    at: Moment,
    /// As in the journal's entries.
    #[schema(value_type = Object)]
    by: Actor,
    /// The key of the table of the record.
    table: Option<String>,
    /// How many records it touched.
    count: u64,
}

impl From<Erased> for ErasedView {
    fn from(erased: Erased) -> Self {
        Self {
            operation: erased.operation,
            at: erased.at.into(),
            by: erased.by,
            table: erased.table,
            count: erased.count,
        }
    }
}

/// The erasures that were done, the last one first: who, when, and how much, but
/// not of whom. For admins.
#[utoipa::path(
    get,
    path = "/erasures",
    tag = "erasures",
    params(Parameters),
    responses((status = OK, body = ErasuresView), Refused)
)]
pub(super) async fn list(
    state: State,
    Admin(signed): Admin,
    Query(parameters): Query<Parameters>,
) -> Result<Json<ErasuresView>> {
    let page = signed
        .records(&state, move |account, context| {
            let limit = Limit::or(parameters.limit, USUAL);
            erasure::erasures(account, context, limit, parameters.after.as_deref())
        })
        .await?;
    Ok(Json(ErasuresView {
        erasures: page.erasures.into_iter().map(Into::into).collect(),
        total: page.total,
        next: page.next,
    }))
}
