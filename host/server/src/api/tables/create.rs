//! Makes a table.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::schema::{self, NewField, NewTable};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{NewFieldBody, TableView};
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// A table that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewTableBody {
    /// Its name for programs.
    key: String,
    /// What one record is called.
    singular: String,
    /// What several records are called.
    plural: String,
    /// Its fields; the first one of text names its records.
    fields: Vec<NewFieldBody>,
}

/// Makes a table with its fields. For admins.
#[utoipa::path(
    post,
    path = "/tables",
    tag = "tables",
    request_body = NewTableBody,
    responses((status = CREATED, body = TableView), Refused)
)]
pub(super) async fn create(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<NewTableBody>,
) -> Result<impl IntoResponse> {
    let new = NewTable {
        key: body.key,
        singular: body.singular,
        plural: body.plural,
        fields: body.fields.into_iter().map(NewField::from).collect(),
    };
    let table = signed
        .records(&state, move |account, context| {
            schema::create_table(account, context, new)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(TableView::from(&*table))))
}
