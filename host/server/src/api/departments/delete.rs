//! Deletes a department.

use axum::http::StatusCode;
use bailey_crm::{DepartmentId, directory};

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Deletes a department that nobody and nothing is in. For admins.
#[utoipa::path(
    delete,
    path = "/departments/{department}",
    tag = "people",
    params(("department" = i64, Path)),
    responses((status = NO_CONTENT, description = "It is gone"), Refused)
)]
pub(super) async fn delete(
    state: State,
    Admin(signed): Admin,
    Path(id): Path<i64>,
) -> Result<StatusCode> {
    signed
        .records(&state, move |account, context| {
            directory::delete_department(account, context, DepartmentId(id))
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
