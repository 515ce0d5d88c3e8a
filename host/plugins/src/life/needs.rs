//! What plugins need of each other. A plugin is enabled, or brought to another
//! version, only where all that it needs is there and all that needs it can go on.
//! Whatever keeps an account from switching a plugin off would be in the wrong hands
//! with a hostile one: so who needs it is named, and it is switched off all the same.

use std::sync::Arc;

use bailey_crm::Account;
use bailey_package::Manifest;
use bailey_package::manifest::Need;

use crate::error::{Error, Result};
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::roster::Roster;
use crate::texts::Reader;

impl Roster {
    /// Whether what is needed is enabled, in a version that will do.
    pub(crate) fn meets(&self, need: &Need) -> bool {
        let found = self.enabled(&need.plugin);
        found.is_ok_and(|found| need.version.matches(&found.manifest().version))
    }

    /// The enabled plugins that need this one, each with what it needs.
    pub(crate) fn needing<'a>(
        &'a self,
        plugin: &'a str,
    ) -> impl Iterator<Item = (&'a Arc<Plugin>, &'a Need)> {
        let enabled = self.plugins.iter().filter(|other| other.is_enabled());
        enabled.flat_map(move |other| {
            let needs = other.manifest().needs.iter();
            needs
                .filter(move |need| need.plugin == plugin)
                .map(move |need| (other, need))
        })
    }
}

impl Plugins {
    /// Makes sure that this version goes with the account's other plugins.
    ///
    /// # Errors
    /// [`Error::Conflict`], naming what it needs or who needs another version of it.
    pub(super) fn fits(&self, account: &Account, manifest: &Manifest) -> Result<()> {
        let roster = self.roster(account)?;
        if let Some(need) = manifest.needs.iter().find(|need| !roster.meets(need)) {
            return Err(Error::Conflict(format!(
                "`{}` needs the plugin `{}` ({}) to be enabled",
                manifest.id, need.plugin, need.version
            )));
        }
        let mut needing = roster.needing(&manifest.id);
        match needing.find(|(_, need)| !need.version.matches(&manifest.version)) {
            None => Ok(()),
            Some((other, need)) => Err(Error::Conflict(format!(
                "the plugin `{}` needs `{}` in another version than {} ({})",
                other.id, manifest.id, manifest.version, need.version
            ))),
        }
    }

    /// The enabled plugins that need this one, by id and name: they lack something as
    /// soon as it is switched off.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read.
    pub fn needed_by(
        &self,
        account: &Account,
        plugin: &str,
        reader: &dyn Reader,
    ) -> Result<Vec<(String, String)>> {
        let roster = self.roster(account)?;
        let named = |other: &Arc<Plugin>| {
            let name = &other.manifest().name;
            (
                other.id.to_string(),
                other.offer.texts.message(name, reader),
            )
        };
        let needing = roster.needing(plugin);
        Ok(needing.map(|(other, _)| named(other)).collect())
    }
}
