//! Says what deleting a table or a field would do.

use bailey_plugins::SchemaDeletionPreview;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::records::KeepView;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What deleting a table or a field would do.
#[derive(Serialize, ToSchema)]
pub(super) struct SchemaDeletionView {
    /// How many records the table has, or hold a value in the field; those that
    /// are archived or in the recycle bin among them.
    count: u64,
    /// How long it would be kept; `purge` means that it would be final.
    keep: KeepView,
    /// The fields of other tables that refer to the table, and go along.
    relations: Vec<ReferringFieldView>,
}

/// A field of another table that refers to the table.
#[derive(Serialize, ToSchema)]
struct ReferringFieldView {
    /// The table that holds the reference.
    table: String,
    /// Its field.
    field: String,
    /// How many records hold a value there.
    count: u64,
}

impl From<SchemaDeletionPreview> for SchemaDeletionView {
    fn from(preview: SchemaDeletionPreview) -> Self {
        let relations = preview.deletion.relations.into_iter();
        Self {
            count: preview.deletion.count,
            keep: preview.keep.into(),
            relations: relations
                .map(|relation| ReferringFieldView {
                    table: relation.table,
                    field: relation.field,
                    count: relation.count,
                })
                .collect(),
        }
    }
}

/// What deleting the table would do. Nothing is changed. For admins.
#[utoipa::path(
    get,
    path = "/tables/{table}/deletion",
    tag = "tables",
    params(("table" = String, Path, description = "The table's key")),
    responses((status = OK, body = SchemaDeletionView), Refused)
)]
pub(super) async fn of_table(
    state: State,
    admin: Admin,
    Path(table): Path<String>,
) -> Result<Json<SchemaDeletionView>> {
    preview(state, admin, table, None).await
}

/// What deleting the field would do. Nothing is changed. For admins.
#[utoipa::path(
    get,
    path = "/tables/{table}/fields/{field}/deletion",
    tag = "tables",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("field" = String, Path, description = "The field's key"),
    ),
    responses((status = OK, body = SchemaDeletionView), Refused)
)]
pub(super) async fn of_field(
    state: State,
    admin: Admin,
    Path((table, field)): Path<(String, String)>,
) -> Result<Json<SchemaDeletionView>> {
    preview(state, admin, table, Some(field)).await
}

async fn preview(
    state: State,
    Admin(signed): Admin,
    table: String,
    field: Option<String>,
) -> Result<Json<SchemaDeletionView>> {
    let plugins = state.plugins().clone();
    let (account, context) = (signed.account, signed.context);
    let preview = state
        .plugin_calls(move || {
            plugins.schema_deletion_preview(&account, &context, &table, field.as_deref())
        })
        .await?;
    Ok(Json(preview.into()))
}
