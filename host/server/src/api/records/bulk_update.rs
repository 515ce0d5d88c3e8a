//! Changes many records alike.

use bailey_crm::OperationId;
use bailey_crm::records::{self, Done};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as JsonValue};
use utoipa::ToSchema;

use super::selection::Chosen;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Which records to change, and to what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BulkUpdate {
    records: Chosen,
    /// By the fields' keys, in the form in which a record is read.
    #[schema(value_type = Object)]
    values: Map<String, JsonValue>,
}

/// What an act on many records did.
#[derive(Serialize, ToSchema)]
pub(super) struct DoneView {
    /// The journal's entry; null when there was nothing left to do.
    #[schema(value_type = Option<i64>)]
    operation: Option<OperationId>,
    /// How many records changed.
    count: u64,
}

impl From<Done> for DoneView {
    fn from(done: Done) -> Self {
        Self {
            operation: done.operation,
            count: done.count,
        }
    }
}

/// Writes the same values into the chosen records, as one operation. Records in
/// the bin are left out.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/bulk-update",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = BulkUpdate,
    responses((status = OK, body = DoneView), Refused)
)]
pub(super) async fn bulk_update(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(body): Json<BulkUpdate>,
) -> Result<Json<DoneView>> {
    let done = signed
        .records(&state, move |account, context| {
            let schema = account.schema(context)?;
            let values = records::values_from_json(schema.table(&table)?, &body.values)?;
            let selection = body.records.read(account, context, &table)?;
            records::bulk_update(account, context, selection, values)
        })
        .await?;
    Ok(Json(done.into()))
}
