//! Says what a delete would do.

use bailey_plugins::DeletionPreview;
use serde::Serialize;
use utoipa::ToSchema;

use super::bulk_delete::KeepView;
use super::selection::Chosen;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What a delete would do.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletionPreviewView {
    /// How many of the chosen records would go.
    count: u64,
    /// How long they would be kept.
    keep: KeepView,
    /// Which other records refer to them.
    relations: Vec<RelationView>,
}

/// Records of another table that refer to what would be deleted.
#[derive(Serialize, ToSchema)]
struct RelationView {
    /// The table that holds the reference.
    table: String,
    /// Its field.
    field: String,
    count: u64,
    /// They would go along; else they stay.
    along: bool,
}

impl From<DeletionPreview> for DeletionPreviewView {
    fn from(preview: DeletionPreview) -> Self {
        let goes = |table: &str, field: &str| {
            preview
                .along
                .iter()
                .any(|along| along.table == table && along.field == field)
        };
        let relations = preview
            .deletion
            .relations
            .iter()
            .map(|relation| RelationView {
                table: relation.table.clone(),
                field: relation.field.clone(),
                count: relation.count,
                along: goes(&relation.table, &relation.field),
            });
        Self {
            count: preview.deletion.count,
            keep: preview.keep.into(),
            relations: relations.collect(),
        }
    }
}

/// What deleting the chosen records would do. Nothing is changed.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/deletion",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = Chosen,
    responses((status = OK, body = DeletionPreviewView), Refused)
)]
pub(super) async fn deletion(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(chosen): Json<Chosen>,
) -> Result<Json<DeletionPreviewView>> {
    let plugins = state.plugins().clone();
    let (account, context) = (signed.account, signed.context);
    let preview = state
        .plugin_calls(move || -> Result<_> {
            let selection = chosen.read(&account, &context, &table)?;
            Ok(plugins.deletion_preview(&account, &context, &selection)?)
        })
        .await?;
    Ok(Json(preview.into()))
}
