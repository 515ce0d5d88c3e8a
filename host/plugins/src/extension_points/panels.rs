//! `panels`: parts of a record's own page. A panel reads, and is drawn anew with the
//! page; one that fails says so in its place.

use std::sync::Arc;

use bailey_crm::records::Record;
use bailey_crm::{Account, Context};
use bailey_package::manifest::PanelEntry;
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::pages::{finished, unfit, viewer};
use super::present;
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::exports::bailey::crm::panels as wit;
use crate::convert::Writer;
use crate::error::Result;
use crate::page::Block;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// The interface's name.
pub const NAME: &str = "panels";

/// It stands in the way of the page, so it has a hook's limits.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::HOOK,
    waits: true,
};

/// A panel on a record's page.
#[derive(Debug)]
pub struct Panel {
    /// The plugin's id.
    pub plugin: String,
    /// The panel's name in the manifest.
    pub name: String,
    /// Its heading.
    pub label: String,
    /// What it shows, or why it shows nothing.
    pub blocks: Result<Vec<Block>>,
}

impl Plugins {
    /// Whether a plugin may have something to show on the pages of this table's
    /// records. Memory alone: true where that is not known yet.
    #[must_use]
    pub fn has_panels(&self, account: &Account, table: &str) -> bool {
        let known = self.rosters().known(account.id());
        known.is_none_or(|roster| {
            let mut panels = roster.at(NAME).flat_map(|plugin| &plugin.manifest().panels);
            panels.any(|panel| panel.is_on(table))
        })
    }

    /// The panels that enabled plugins have on this record's page for whoever asks,
    /// in the plugins' order; those with nothing to show are left out.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read. What goes wrong in a panel stands
    /// in it.
    pub fn panels(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        record: &Record,
    ) -> Result<Vec<Panel>> {
        let roster = self.roster(account)?;
        let mut panels = Vec::new();
        for plugin in roster.at(NAME) {
            let entries = plugin.manifest().panels.iter();
            let here = |entry: &&PanelEntry| {
                entry.is_on(&record.table.key) && entry.audience.admits(context.access.admin)
            };
            for entry in entries.filter(here) {
                let blocks = self.panel(account, context, reader, plugin, entry, record);
                if !matches!(&blocks, Ok(blocks) if blocks.is_empty()) {
                    panels.push(Panel {
                        plugin: plugin.id.to_string(),
                        name: entry.name.clone(),
                        label: plugin.offer.texts.message(&entry.label, reader),
                        blocks,
                    });
                }
            }
        }
        Ok(panels)
    }

    fn panel(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        plugin: &Arc<Plugin>,
        entry: &PanelEntry,
        record: &Record,
    ) -> Result<Vec<Block>> {
        let request = wit::Request {
            panel: entry.name.clone(),
            record: record.reference().into(),
            viewer: viewer(context, reader)?,
        };
        let call =
            Call::new(self, account, context, plugin, Mode::Reading).of("draw", &(&request,));
        let writer = Writer::new(&plugin.offer.texts, reader);
        let called = self.call(WAY, call, |store, instance, points| {
            let panels = present(points.panels.as_ref(), NAME)?.load(&mut *store, instance)?;
            panels.call_draw(store, &request)
        });
        let (drawing, _) = finished(plugin, &writer, called)?;
        let blocks = writer.drawing(drawing);
        let blocks = blocks.map_err(|failure| unfit(plugin, failure))?;
        if blocks.iter().any(Block::acts) {
            let reason = "a panel shows and links: forms and actions stand on pages".into();
            return Err(unfit(plugin, Failure::BadOutput { reason }));
        }
        Ok(blocks)
    }
}
