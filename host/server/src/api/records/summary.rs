//! Counts records by what a field of theirs holds.

use bailey_crm::records::{self, Group, Summary, value_to_json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::query::Wanted;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What to count, and by what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SummaryBody {
    /// Which records, as in `records/query`; its page is of no account.
    #[serde(default)]
    records: Wanted,
    /// The key of a field with one choice, or with yes and no.
    by: String,
    /// The key of a field with figures, which are added up.
    sum: Option<String>,
}

/// The records with one value.
#[derive(Serialize, ToSchema)]
pub(super) struct GroupView {
    /// What the field holds; null for those where it is empty.
    #[schema(value_type = Object)]
    value: serde_json::Value,
    count: u64,
    /// What their figures come to: one sum, or for money one a currency. A sum
    /// that is beyond what a field could hold is left out.
    #[schema(value_type = Vec<Object>)]
    sums: Vec<serde_json::Value>,
}

impl From<Group> for GroupView {
    fn from(group: Group) -> Self {
        let sums = group.sums.into_iter();
        Self {
            value: value_to_json(&group.value),
            count: group.count,
            sums: sums.map(|sum| value_to_json(&sum.into())).collect(),
        }
    }
}

/// Counts records by what a field of theirs holds: the choices in their order,
/// those without any last.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/summary",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = SummaryBody,
    responses((status = OK, body = Vec<GroupView>), Refused)
)]
pub(super) async fn summary(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(body): Json<SummaryBody>,
) -> Result<Json<Vec<GroupView>>> {
    let groups = signed
        .records(&state, move |account, context| {
            let query = body.records.read(account, context, table)?;
            let wanted = Summary {
                by: body.by,
                sum: body.sum,
            };
            records::summary(account, context, &query, &wanted)
        })
        .await?;
    Ok(Json(groups.into_iter().map(GroupView::from).collect()))
}
