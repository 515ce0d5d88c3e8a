//! Reads one department.

use axum::response::IntoResponse;
use bailey_crm::{DepartmentId, directory};

use super::DepartmentView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One department.
#[utoipa::path(
    get,
    path = "/departments/{department}",
    tag = "people",
    params(("department" = i64, Path)),
    responses((status = OK, body = DepartmentView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<impl IntoResponse> {
    let found = signed
        .records(&state, move |account, context| {
            account.read(|read| directory::department(read, context, DepartmentId(id)))
        })
        .await?;
    Ok((etag(found.version), Json(DepartmentView::from(found))))
}
