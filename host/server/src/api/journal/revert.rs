//! Reverts what an operation did to one record.

use bailey_crm::undo::{self, Obstacle, Reverted};
use bailey_crm::{OperationId, RecordId, RecordRef};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What of an operation to revert.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RevertBody {
    /// The record's table.
    table: String,
    /// The record's number.
    record: i64,
    /// One of the fields that the operation changed; all that it did to the
    /// record if missing.
    field: Option<String>,
    /// Say what stands in the way, and change nothing.
    #[serde(default)]
    dry_run: bool,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(super) struct RevertedView {
    /// The journal's entry, which can be undone in turn; null after a dry run.
    #[schema(value_type = Option<i64>)]
    operation: Option<OperationId>,
    /// What a dry run found in the way: `changed-since`, `purged`,
    /// `unique-taken`, `values-gone` or `not-allowed`.
    #[schema(value_type = Option<String>)]
    obstacle: Option<Obstacle>,
}

/// Reverts what an operation did to one record, or to one field of it; the rest
/// of the operation stands. People their own, admins anybody's. A conflict if
/// the record was changed since.
#[utoipa::path(
    post,
    path = "/journal/{operation}/revert",
    tag = "journal",
    params(("operation" = i64, Path)),
    request_body = RevertBody,
    responses((status = OK, body = RevertedView), Refused)
)]
pub(super) async fn revert(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
    Json(body): Json<RevertBody>,
) -> Result<Json<RevertedView>> {
    let what = Reverted {
        operation: OperationId(id),
        record: RecordRef {
            table: body.table,
            id: RecordId(body.record),
        },
        field: body.field,
    };
    let done = signed
        .records(&state, move |account, context| {
            if body.dry_run {
                let obstacle = undo::obstacle(account, context, &what)?;
                return Ok((None, obstacle));
            }
            Ok((Some(undo::revert(account, context, &what)?), None))
        })
        .await?;
    let (operation, obstacle) = done;
    Ok(Json(RevertedView {
        operation,
        obstacle,
    }))
}
