//! Counts records by what a field of theirs holds.

use bailey_crm::Scalar;
use bailey_crm::records::{self, By, Group, Period, Summary, value_to_json};
use jiff::tz::TimeZone;
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
    /// The key of a field with one choice, reference, line of text, day or
    /// moment, or with yes and no; or `created_at`, `created_by` and the like.
    by: String,
    /// How much of the calendar is one group, for days and moments: `day`,
    /// `week` (from Monday), `month`, `quarter` or `year`; a month if missing.
    /// Moments are of the days of the caller's time zone.
    #[schema(value_type = Option<String>)]
    period: Option<Period>,
    /// The key of a field with figures, which are added up.
    sum: Option<String>,
}

/// The records with one value.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct GroupView {
    /// What the field holds; the first day of a period; null for those where it
    /// is empty.
    #[schema(value_type = Value)]
    value: serde_json::Value,
    count: u64,
    /// What their figures come to: one sum, or for money one a currency. A sum
    /// that is beyond what a field could hold is left out.
    #[schema(value_type = Vec<Value>)]
    sums: Vec<serde_json::Value>,
    /// What their figures are on average, those that have one: one a currency.
    #[schema(value_type = Vec<Value>)]
    averages: Vec<serde_json::Value>,
}

impl From<Group> for GroupView {
    fn from(group: Group) -> Self {
        let json = |figures: Vec<Scalar>| {
            let figures = figures.into_iter();
            figures.map(|one| value_to_json(&one.into())).collect()
        };
        Self {
            value: value_to_json(&group.value),
            count: group.count,
            sums: json(group.sums),
            averages: json(group.averages),
        }
    }
}

/// Counts records by what a field of theirs holds: choices and periods in their
/// order, all others by how many they are; those without any last.
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
    let zone = zone(&signed);
    let groups = signed
        .records(&state, move |account, context| {
            let query = body.records.read(&*account.schema(context)?, &table)?;
            let wanted = Summary {
                by: Some(By {
                    field: body.by,
                    period: body.period,
                    zone,
                }),
                sum: body.sum,
            };
            records::summary(account, context, &query, &wanted)
        })
        .await?;
    Ok(Json(groups.into_iter().map(GroupView::from).collect()))
}

/// Where the caller's days begin.
pub(in crate::api) fn zone(signed: &Signed) -> TimeZone {
    TimeZone::get(&signed.user().time_zone).unwrap_or(TimeZone::UTC)
}
