//! Lists entries of the journal.

use bailey_crm::journal::{self, JournalQuery};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::OperationView;
use super::filter::FilterBody;
use crate::api::body::{Json, Query};
use crate::api::limit::Limit;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many entries a page has unless it is said.
const USUAL: u32 = 50;

/// Which entries to list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// What this user did, or a plugin or a token on their behalf.
    user: Option<i64>,
    /// What this plugin did.
    plugin: Option<String>,
    /// Kinds, or their beginnings: `records.` means all of records. May come
    /// several times.
    #[serde(default)]
    kind: Vec<String>,
    /// What touched this table.
    table: Option<String>,
    /// What touched this record of the table.
    record: Option<i64>,
    /// What came from this address.
    address: Option<String>,
    /// What came of the HTTP request with this number.
    request: Option<String>,
    /// At this moment or later.
    #[param(value_type = Option<String>, format = DateTime)]
    since: Option<Moment>,
    /// Before this moment.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Moment>,
    /// 1 to 200; 50 if missing.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<Limit<200>>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// A page of the journal.
#[derive(Serialize, ToSchema)]
pub(super) struct JournalView {
    /// Newest first.
    operations: Vec<OperationView>,
    /// How many match, on whatever page; counted up to 10,000.
    total: u64,
    /// There are more than `total`.
    more: bool,
    /// For `after`; null on the last page.
    next: Option<String>,
}

/// Lists entries of the journal, newest first. Members see what was done to
/// records and what they did themselves.
#[utoipa::path(
    get,
    path = "/journal",
    tag = "journal",
    params(Parameters),
    responses((status = OK, body = JournalView), Refused)
)]
pub(super) async fn list(
    state: State,
    signed: Signed,
    Query(parameters): Query<Parameters>,
) -> Result<Json<JournalView>> {
    let query = parameters.read()?;
    let page = signed
        .records(&state, move |account, context| {
            journal::query(account, context, &query)
        })
        .await?;
    Ok(Json(JournalView {
        operations: page
            .operations
            .into_iter()
            .map(OperationView::from)
            .collect(),
        total: page.total,
        more: page.more,
        next: page.next,
    }))
}

impl Parameters {
    fn read(self) -> Result<JournalQuery> {
        let filter = FilterBody {
            user: self.user,
            plugin: self.plugin,
            kind: self.kind,
            table: self.table,
            record: self.record,
            address: self.address,
            request: self.request,
            since: self.since,
            until: self.until,
        };
        Ok(JournalQuery {
            filter: filter.read()?,
            limit: Limit::or(self.limit, USUAL),
            after: self.after,
        })
    }
}
