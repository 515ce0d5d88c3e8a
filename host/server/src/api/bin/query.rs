//! What of the bin to list, as an address says it.

use bailey_crm::bin::BinQuery;
use bailey_crm::{OperationId, UserId};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::api::limit::Limit;
use crate::api::moment::Moment;

/// How many entries a page has unless it is said.
const USUAL: u32 = 50;

/// What of the bin to list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// A table's key.
    table: Option<String>,
    /// The number of the user who deleted it.
    by: Option<i64>,
    /// The number of the operation that deleted it.
    deletion: Option<i64>,
    /// Deleted at this moment or later.
    #[param(value_type = Option<String>, format = DateTime)]
    since: Option<Moment>,
    /// Deleted before this moment.
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

impl From<Parameters> for BinQuery {
    fn from(parameters: Parameters) -> Self {
        Self {
            table: parameters.table,
            by: parameters.by.map(UserId),
            deletion: parameters.deletion.map(OperationId),
            since: parameters.since.map(|moment| moment.0),
            until: parameters.until.map(|moment| moment.0),
            text: parameters.text,
            limit: Limit::or(parameters.limit, USUAL),
            after: parameters.after,
        }
    }
}
