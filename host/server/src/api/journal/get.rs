//! Reads one entry of the journal.

use bailey_crm::{OperationId, journal};

use super::OperationView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One entry of the journal.
#[utoipa::path(
    get,
    path = "/journal/{operation}",
    tag = "journal",
    params(("operation" = i64, Path)),
    responses((status = OK, body = OperationView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<Json<OperationView>> {
    let operation = signed
        .records(&state, move |account, context| {
            journal::operation(account, context, OperationId(id))
        })
        .await?;
    Ok(Json(operation.into()))
}
