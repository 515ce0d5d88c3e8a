//! What a plugin says of itself beside what it can do: what it is for, what its
//! versions changed, which routes it has and which plugins it needs.

use bailey_crm::Account;
use bailey_crm::plugin_data::{Leaving, before, leaving};

use super::description::{EndpointInfo, NeedInfo, VersionChange};
use crate::error::Result;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// What it does, at more length.
pub(super) fn text(plugin: &Plugin, reader: &dyn Reader) -> Option<String> {
    let id = plugin.manifest().description.as_ref()?;
    Some(plugin.offer.texts.message(id, reader))
}

/// What its versions changed, the newest first.
pub(super) fn changes(plugin: &Plugin, reader: &dyn Reader) -> Vec<VersionChange> {
    let mut changes: Vec<_> = plugin.manifest().changes.iter().collect();
    changes.sort_by(|a, b| b.version.cmp(&a.version));
    let told = changes.into_iter().map(|change| VersionChange {
        version: change.version.to_string(),
        text: plugin.offer.texts.message(&change.text, reader),
    });
    told.collect()
}

/// Its own routes of the HTTP API.
pub(super) fn endpoints(plugin: &Plugin, reader: &dyn Reader) -> Vec<EndpointInfo> {
    let entries = plugin.manifest().endpoints.iter();
    let info = entries.map(|entry| EndpointInfo {
        method: entry.method,
        path: entry.path.clone(),
        summary: plugin.offer.texts.message(&entry.summary, reader),
        audience: entry.audience,
    });
    info.collect()
}

/// The version that it can be rolled back to, and when it is to go.
pub(super) fn life(account: &Account, plugin: &str) -> Result<(Option<String>, Option<Leaving>)> {
    Ok(account.read(|read| {
        let before = before::get(read, plugin)?.map(|before| before.version);
        Ok((before, leaving::get(read, plugin)?))
    })?)
}

impl Plugins {
    /// The plugins that it can't work without, and whether they are there.
    pub(super) fn needs(
        &self,
        account: &Account,
        plugin: &Plugin,
        reader: &dyn Reader,
    ) -> Result<Vec<NeedInfo>> {
        let (roster, catalogue) = (self.roster(account)?, self.catalogue());
        let needs = plugin.manifest().needs.iter().map(|need| {
            let installed = roster.installed(&need.plugin).map(|found| &found.offer);
            let offer = installed.or_else(|_| catalogue.plugin(&need.plugin));
            let name = offer.map(|offer| offer.texts.message(&offer.manifest().name, reader));
            NeedInfo {
                plugin: need.plugin.clone(),
                name: name.ok(),
                version: need.version.to_string(),
                reason: plugin.offer.texts.message(&need.reason, reader),
                met: roster.meets(need),
            }
        });
        Ok(needs.collect())
    }
}
