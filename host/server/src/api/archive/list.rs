//! Lists the records in the archive, of whatever tables.

use bailey_crm::archive::{self, ArchiveQuery, ArchivedRecord};
use bailey_crm::{Actor, OperationId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::body::{Json, Query};
use crate::api::limit::Limit;
use crate::api::moment::Moment;
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many a page has unless it is said.
const USUAL: u32 = 50;

/// What of the archive to list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// A table's key.
    table: Option<String>,
    /// The number of the user who put it away.
    by: Option<i64>,
    /// Put away at this moment or later.
    #[param(value_type = Option<String>, format = DateTime)]
    since: Option<Moment>,
    /// Put away before this moment.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Moment>,
    /// What the names contain, without regard to case.
    text: Option<String>,
    /// 1 to 200; 50 if missing.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<Limit<200>>,
    /// The `next` of the page before.
    after: Option<String>,
}

impl From<Parameters> for ArchiveQuery {
    fn from(parameters: Parameters) -> Self {
        Self {
            table: parameters.table,
            by: parameters.by.map(UserId),
            since: parameters.since.map(|moment| moment.0),
            until: parameters.until.map(|moment| moment.0),
            text: parameters.text,
            limit: Limit::or(parameters.limit, USUAL),
            after: parameters.after,
        }
    }
}

/// A page of the records in the archive.
#[derive(Serialize, ToSchema)]
pub(super) struct ArchiveView {
    /// Those put away last first.
    records: Vec<ArchivedRecordView>,
    /// How many match, on whatever page.
    total: u64,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// A record in the archive.
#[derive(Serialize, ToSchema)]
struct ArchivedRecordView {
    record: ReferenceView,
    /// What it is called.
    label: String,
    /// The journal's entry of the act that put it away.
    #[schema(value_type = i64)]
    operation: OperationId,
    at: Moment,
    /// As in the journal's entries.
    #[schema(value_type = Object)]
    by: Actor,
}

impl From<ArchivedRecord> for ArchivedRecordView {
    fn from(archived: ArchivedRecord) -> Self {
        Self {
            record: archived.record.into(),
            label: archived.label,
            operation: archived.operation,
            at: archived.at.into(),
            by: archived.by,
        }
    }
}

/// Lists the records in the archive, of all tables or one, those put away last
/// first.
#[utoipa::path(
    get,
    path = "/archive",
    tag = "archive",
    params(Parameters),
    responses((status = OK, body = ArchiveView), Refused)
)]
pub(super) async fn list(
    state: State,
    signed: Signed,
    Query(parameters): Query<Parameters>,
) -> Result<Json<ArchiveView>> {
    let query = parameters.into();
    let page = signed
        .records(&state, move |account, context| {
            archive::archived(account, context, &query)
        })
        .await?;
    Ok(Json(ArchiveView {
        records: page.records.into_iter().map(Into::into).collect(),
        total: page.total,
        next: page.next,
    }))
}
