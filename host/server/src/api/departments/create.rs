//! Adds a department.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::directory::{self, NewDepartment};
use bailey_crm::{DepartmentId, UserId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::DepartmentView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// A department that is to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDepartmentBody {
    name: String,
    /// The number of the one that it is part of; none at the top.
    parent: Option<i64>,
    /// The number of the user who leads it.
    head: Option<i64>,
}

/// Adds a department. For admins.
#[utoipa::path(
    post,
    path = "/departments",
    tag = "people",
    request_body = NewDepartmentBody,
    responses((status = CREATED, body = DepartmentView), Refused)
)]
pub(super) async fn create(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<NewDepartmentBody>,
) -> Result<impl IntoResponse> {
    let new = NewDepartment {
        name: body.name,
        parent: body.parent.map(DepartmentId),
        head: body.head.map(UserId),
    };
    let department = signed
        .records(&state, move |account, context| {
            let id = directory::create_department(account, context, new)?;
            account.read(|read| directory::department(read, context, id))
        })
        .await?;
    Ok((StatusCode::CREATED, Json(DepartmentView::from(department))))
}
