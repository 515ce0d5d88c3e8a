//! Takes records of whatever tables out of the archive.

use bailey_crm::archive;
use bailey_crm::{OperationId, RecordId, RecordRef};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Which records to take out.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TakeOut {
    records: Vec<Archived>,
}

/// Names one record.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Archived {
    /// The table's key.
    table: String,
    id: i64,
}

/// What came out.
#[derive(Serialize, ToSchema)]
pub(super) struct TakenOutView {
    /// The journal's entry; null when nothing was left to do.
    #[schema(value_type = Option<i64>)]
    operation: Option<OperationId>,
    count: u64,
}

/// Takes these out of the archive, of whatever tables, all of them or none, as one
/// operation. A unique value that another record has by now is a conflict.
#[utoipa::path(
    post,
    path = "/archive/take-out",
    tag = "archive",
    request_body = TakeOut,
    responses((status = OK, body = TakenOutView), Refused)
)]
pub(super) async fn take_out(
    state: State,
    signed: Signed,
    Json(asked): Json<TakeOut>,
) -> Result<Json<TakenOutView>> {
    let records = asked.records.into_iter();
    let records: Vec<RecordRef> = records
        .map(|record| RecordRef {
            table: record.table,
            id: RecordId(record.id),
        })
        .collect();
    let done = signed
        .records(&state, move |account, context| {
            let done = archive::take_out(account, context, &records)?;
            match done.taken.into_iter().next() {
                Some(taken) => Err(taken.into()),
                None => Ok((done.operation, done.count)),
            }
        })
        .await?;
    let (operation, count) = done;
    Ok(Json(TakenOutView { operation, count }))
}
