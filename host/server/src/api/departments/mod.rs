//! The company's tree of departments.

mod create;
mod delete;
mod get;
mod list;
mod update;

use bailey_crm::directory::Department;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update, delete::delete))
}

/// A department.
#[derive(Serialize, ToSchema)]
struct DepartmentView {
    id: i64,
    name: String,
    /// The number of the one that it is part of; none at the top.
    parent: Option<i64>,
    /// The number of the user who leads it.
    head: Option<i64>,
    version: u64,
}

impl From<Department> for DepartmentView {
    fn from(department: Department) -> Self {
        Self {
            id: department.id.0,
            name: department.name,
            parent: department.parent.map(|parent| parent.0),
            head: department.head.map(|head| head.0),
            version: department.version,
        }
    }
}
