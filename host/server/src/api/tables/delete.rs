//! Deletes a table.

use bailey_crm::OperationId;
use bailey_plugins::DeletedSchema;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::records::{KeepView, MaybeVersion};
use crate::api::refused::Refused;
use crate::auth::{Admin, Signed};
use crate::error::Result;
use crate::state::State;

/// What deleting a table or a field did.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletedSchemaView {
    /// The journal's entry: it can be undone, if `keep` is not `purge`.
    #[schema(value_type = i64)]
    operation: OperationId,
    /// How many records the table had, or held a value in the field.
    count: u64,
    /// How many fields of other tables went along.
    along: u64,
    keep: KeepView,
}

impl From<DeletedSchema> for DeletedSchemaView {
    fn from(deleted: DeletedSchema) -> Self {
        Self {
            operation: deleted.operation,
            count: deleted.count,
            along: deleted.along,
            keep: deleted.keep.into(),
        }
    }
}

/// Deletes a table of the account's own with all its records, and the fields
/// that refer to it, as the account's deletion policies say. With `If-Match`,
/// only as it was read. For admins.
#[utoipa::path(
    delete,
    path = "/tables/{table}",
    tag = "tables",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("If-Match" = Option<String>, Header, description = "The version that was read"),
    ),
    responses((status = OK, body = DeletedSchemaView), Refused)
)]
pub(super) async fn delete(
    state: State,
    Admin(signed): Admin,
    Path(table): Path<String>,
    MaybeVersion(version): MaybeVersion,
) -> Result<Json<DeletedSchemaView>> {
    remove(state, signed, table, None, version).await
}

/// Deletes the table, or one field of it.
pub(super) async fn remove(
    state: State,
    signed: Signed,
    table: String,
    field: Option<String>,
    version: Option<u64>,
) -> Result<Json<DeletedSchemaView>> {
    let plugins = state.plugins().clone();
    let (account, context) = (signed.account, signed.context);
    let deleted = state
        .plugin_calls(move || {
            plugins.delete_schema(&account, &context, &table, field.as_deref(), version)
        })
        .await?;
    Ok(Json(deleted.into()))
}
