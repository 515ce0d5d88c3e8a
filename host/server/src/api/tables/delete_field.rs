//! Deletes a field.

use super::delete::{DeletedSchemaView, remove};
use crate::api::body::{Json, Path};
use crate::api::records::MaybeVersion;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Deletes a field of the account's own with all that records hold in it, as the
/// account's deletion policies say. With `If-Match`, only as it was read. For
/// admins.
#[utoipa::path(
    delete,
    path = "/tables/{table}/fields/{field}",
    tag = "tables",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("field" = String, Path, description = "The field's key"),
        ("If-Match" = Option<String>, Header, description = "The version that was read"),
    ),
    responses((status = OK, body = DeletedSchemaView), Refused)
)]
pub(super) async fn delete_field(
    state: State,
    Admin(signed): Admin,
    Path((table, field)): Path<(String, String)>,
    MaybeVersion(version): MaybeVersion,
) -> Result<Json<DeletedSchemaView>> {
    remove(state, signed, table, Some(field), version).await
}
