//! Adds a field to a table.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::schema;

use super::{FieldView, NewFieldBody};
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Adds a field; records that exist hold nothing in it. For admins.
#[utoipa::path(
    post,
    path = "/tables/{table}/fields",
    tag = "tables",
    params(("table" = String, Path, description = "The table's key")),
    request_body = NewFieldBody,
    responses((status = CREATED, body = FieldView), Refused)
)]
pub(super) async fn add_field(
    state: State,
    Admin(signed): Admin,
    Path(table): Path<String>,
    Json(body): Json<NewFieldBody>,
) -> Result<impl IntoResponse> {
    let (field, _) = signed
        .records(&state, move |account, context| {
            schema::add_field(account, context, &table, body.into())
        })
        .await?;
    Ok((StatusCode::CREATED, Json(FieldView::from(&field))))
}
