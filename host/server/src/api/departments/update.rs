//! Changes a department.

use axum::response::IntoResponse;
use bailey_crm::directory::{self, DepartmentUpdate};
use bailey_crm::{DepartmentId, UserId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::DepartmentView;
use crate::api::body::{Json, Path, said};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What to change; what is missing stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DepartmentChanges {
    name: Option<String>,
    /// The number of the one that it is part of; null puts it at the top.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<i64>)]
    parent: Option<Option<i64>>,
    /// The number of the user who leads it; null leaves it without.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<i64>)]
    head: Option<Option<i64>>,
}

/// Renames a department, moves it in the tree, or gives it another head. For
/// admins.
#[utoipa::path(
    patch,
    path = "/departments/{department}",
    tag = "people",
    params(
        ("department" = i64, Path),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = DepartmentChanges,
    responses((status = OK, body = DepartmentView), Refused)
)]
pub(super) async fn update(
    state: State,
    Admin(signed): Admin,
    Path(id): Path<i64>,
    IfMatch(version): IfMatch,
    Json(body): Json<DepartmentChanges>,
) -> Result<impl IntoResponse> {
    let id = DepartmentId(id);
    let update = DepartmentUpdate {
        version,
        name: body.name,
        parent: body.parent.map(|parent| parent.map(DepartmentId)),
        head: body.head.map(|head| head.map(UserId)),
    };
    let (changed, present) = signed
        .records(&state, move |account, context| {
            let changed = directory::update_department(account, context, id, update);
            let present = account.read(|read| directory::department(read, context, id))?;
            Ok((changed, present))
        })
        .await?;
    changed.map_err(|error| stale(error, version, present.version))?;
    Ok((etag(present.version), Json(DepartmentView::from(present))))
}
