//! Undoes an operation.

use bailey_crm::OperationId;
use bailey_crm::undo;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What undid it.
#[derive(Serialize, ToSchema)]
pub(super) struct UndoneView {
    /// The journal's entry; undoing that one does it again.
    #[schema(value_type = i64)]
    operation: OperationId,
}

/// Undoes an operation, all of it or nothing: people their own, admins
/// anybody's.
#[utoipa::path(
    post,
    path = "/journal/{operation}/undo",
    tag = "journal",
    params(("operation" = i64, Path)),
    responses((status = OK, body = UndoneView), Refused)
)]
pub(super) async fn undo(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<Json<UndoneView>> {
    let operation = signed
        .records(&state, move |account, context| {
            undo::undo(account, context, OperationId(id))
        })
        .await?;
    Ok(Json(UndoneView { operation }))
}
