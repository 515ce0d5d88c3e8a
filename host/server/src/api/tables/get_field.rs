//! Reads one field.

use axum::response::IntoResponse;

use super::FieldView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::state::State;

/// One field. The version is in `ETag` too.
#[utoipa::path(
    get,
    path = "/tables/{table}/fields/{field}",
    tag = "tables",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("field" = String, Path, description = "The field's key"),
    ),
    responses((status = OK, body = FieldView), Refused)
)]
pub(super) async fn get_field(
    state: State,
    signed: Signed,
    Path((table, field)): Path<(String, String)>,
) -> Result<impl IntoResponse> {
    let schema = signed
        .records(&state, |account, context| account.designed(context))
        .await?;
    let found = schema.table(&table)?.find(&field);
    let field = found.ok_or_else(|| Error::not_found("such field"))?;
    Ok((etag(field.version), Json(FieldView::from(field))))
}
