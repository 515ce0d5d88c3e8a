//! Lists the departments.

use bailey_crm::directory;

use super::DepartmentView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// All departments, by name.
#[utoipa::path(
    get,
    path = "/departments",
    tag = "people",
    responses((status = OK, body = Vec<DepartmentView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<DepartmentView>>> {
    let found = signed
        .records(&state, |account, context| {
            account.read(|read| directory::departments(read, context))
        })
        .await?;
    Ok(Json(found.into_iter().map(DepartmentView::from).collect()))
}
