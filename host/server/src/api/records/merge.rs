//! Makes one record of several.

use bailey_crm::records::{Merge, values_from_json};
use bailey_crm::{OperationId, RecordId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bulk_delete::KeepView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Which records become one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MergeBody {
    /// The number of the record that stays.
    into: i64,
    /// The numbers of those that go, 1 to 50. Where the one that stays has
    /// nothing in a field, it takes from the first of them that has.
    from: Vec<i64>,
    /// Values for the one that stays, where it shall not keep its own.
    #[serde(default)]
    #[schema(value_type = Object)]
    values: serde_json::Map<String, serde_json::Value>,
    /// The version of each record that was read: number and version. A record
    /// that moved on is a conflict.
    #[serde(default)]
    versions: Vec<(i64, u64)>,
}

/// What a merge did.
#[derive(Serialize, ToSchema)]
pub(super) struct MergedView {
    /// The journal's entry: it can be undone, if `keep` is not `purge`.
    #[schema(value_type = i64)]
    operation: OperationId,
    /// The version of the record that stays.
    version: u64,
    /// How long the others are kept.
    keep: KeepView,
}

/// Makes one record of several as one operation. What referred to the others
/// refers to the one that stays, and the others go where deletions go.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/merge",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = MergeBody,
    responses((status = OK, body = MergedView), Refused)
)]
pub(super) async fn merge(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(body): Json<MergeBody>,
) -> Result<Json<MergedView>> {
    let plugins = state.plugins().clone();
    let (account, context) = (signed.account, signed.context);
    let (merged, keep) = state
        .plugin_calls(move || -> Result<_> {
            let values = values_from_json(account.schema(&context)?.table(&table)?, &body.values)?;
            let versions = body.versions.into_iter();
            let merge = Merge {
                table,
                into: RecordId(body.into),
                from: body.from.into_iter().map(RecordId).collect(),
                values,
                versions: versions.map(|(id, v)| (RecordId(id), v)).collect(),
            };
            Ok(plugins.merge(&account, &context, merge)?)
        })
        .await?;
    Ok(Json(MergedView {
        operation: merged.operation,
        version: merged.version,
        keep: keep.into(),
    }))
}
