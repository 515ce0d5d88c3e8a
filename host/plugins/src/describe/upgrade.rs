//! What an upgrade would change, for whoever decides about it.

use std::sync::Arc;

use bailey_crm::Account;

use super::Power;
use crate::error::Result;
use crate::grant::{Consent, Grant, asked_anew};
use crate::life;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// What an upgrade would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpgradePlan {
    /// The plugin's name, by the new version.
    pub name: String,
    /// The version that the account has.
    pub from: String,
    /// The version that the catalogue has.
    pub to: String,
    /// SHA-256 of the new package, in lower-case hex.
    pub digest: String,
    /// What the new version could do beyond what the old one asked for. It needs
    /// a consent.
    pub added: Vec<Power>,
    /// What only the old one could do.
    pub removed: Vec<Power>,
}

impl Plugins {
    /// What bringing a plugin to the catalogue's newest version would change.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the account or the catalogue doesn't have it;
    /// [`Error::Conflict`] if there is nothing newer; [`Error::Crm`] if the
    /// account can't be read.
    pub fn upgrade_plan(
        &self,
        account: &Arc<Account>,
        plugin: &str,
        reader: &dyn Reader,
    ) -> Result<UpgradePlan> {
        let installation = life::installed(account, plugin)?;
        let catalogue = self.catalogue();
        let offer = catalogue.plugin_for(account.id(), plugin)?;
        let digest = offer.package.digest().to_hex();
        if digest == installation.digest {
            return Err(life::at_its_newest(plugin));
        }
        let roster = self.roster(account)?;
        let old = roster.installed(plugin).ok();
        let present = serde_json::from_value(installation.grant.clone()).unwrap_or_default();
        let manifest = offer.manifest();
        let anew = asked_anew(&present, old.map(|old| old.manifest()), manifest)?;
        let grant = Grant::consented(manifest, &Consent::default())?;
        let candidate = Plugin::candidate(&"".into(), Arc::clone(offer), grant);
        let mut added = self.powers(&candidate, false, reader);
        added.retain(|power| anew.contains(&power.interface));
        let mut removed = old.map_or_else(Vec::new, |old| self.powers(old, true, reader));
        let asks = |name: &str| {
            manifest.capabilities.contains_key(name) || manifest.extension_points.contains_key(name)
        };
        removed.retain(|power| !asks(&power.interface));
        Ok(UpgradePlan {
            name: offer.texts.message(&manifest.name, reader),
            from: installation.version,
            to: manifest.version.to_string(),
            digest,
            added,
            removed,
        })
    }
}
