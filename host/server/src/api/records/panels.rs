//! What plugins show on a record's page, as data.

use std::sync::Arc;

use bailey_crm::{RecordId, RecordRef, records};
use bailey_plugins::page::Block;
use bailey_plugins::{Error as PluginError, Panel};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::pages::problems;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::Reader;

/// A plugin's panel on a record's page.
#[derive(Serialize, ToSchema)]
pub(super) struct PanelView {
    /// The plugin's id.
    plugin: String,
    /// What the plugin knows it by.
    name: String,
    /// Its heading, in the reader's language.
    label: String,
    /// What it shows, as typed blocks; none if it failed.
    #[schema(value_type = Vec<Object>)]
    blocks: Vec<Block>,
    /// Why it shows nothing.
    failure: Option<String>,
}

impl PanelView {
    fn of(panel: Panel, reader: &Reader) -> Self {
        let (blocks, failure) = match panel.blocks {
            Ok(blocks) => (blocks, None),
            Err(error @ PluginError::TimeUsedUp { .. }) => {
                let told = Error::from(error).problems;
                let told = told.iter().map(|problem| problems::text(reader, problem));
                (Vec::new(), Some(told.collect()))
            }
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        Self {
            plugin: panel.plugin,
            name: panel.name,
            label: panel.label,
            blocks,
            failure,
        }
    }
}

/// What plugins show on a record's page. A plugin that fails says so in its panel.
#[utoipa::path(
    get,
    path = "/tables/{table}/records/{id}/panels",
    tag = "records",
    params(("table" = String, Path, description = "The table's key"), ("id" = i64, Path)),
    responses((status = OK, body = Vec<PanelView>), Refused)
)]
pub(super) async fn panels(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
) -> Result<Json<Vec<PanelView>>> {
    let plugins = state.plugins().clone();
    let (account, context) = (Arc::clone(&signed.account), signed.context.clone());
    let panels = state
        .plugin_calls(move || {
            let id = RecordId(id);
            let record = records::get(&account, &context, &RecordRef { table, id })?;
            let panels = plugins
                .panels(&account, &context, &viewer, &record)?
                .into_iter();
            let reader = &viewer.reader;
            Ok::<_, Error>(panels.map(|panel| PanelView::of(panel, reader)).collect())
        })
        .await?;
    Ok(Json(panels))
}
