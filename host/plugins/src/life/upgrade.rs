//! Brings a plugin to the catalogue's newest version. One that asks for more
//! than was granted waits for consent, and the old one runs on.

use std::sync::Arc;

use bailey_crm::plugin_data::{Overlay, State, installation, package, storage};
use bailey_crm::{Account, Context};
use bailey_package::Manifest;

use super::{installed, may_administer, unchanged};
use crate::calling::STORAGE_QUOTA;
use crate::convert::plain;
use crate::error::{Error, Result};
use crate::extension_points::lifecycle;
use crate::grant::{Consent, Grant, Granted};
use crate::plugin::Plugin;
use crate::plugins::Plugins;

impl Plugins {
    /// Brings a plugin to the catalogue's newest version: compiled, tried on and
    /// its storage migrated first, then changed in one write. Without a consent
    /// the present grant holds on, if it covers what the new version asks for.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`];
    /// [`Error::Conflict`] if there is nothing newer; [`Error::Consent`] if it
    /// asks for more; [`Error::Unfit`], [`Error::Answered`] and
    /// [`Error::Failed`] if the new version can't take over.
    pub fn upgrade(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        consent: Option<&Consent>,
    ) -> Result<()> {
        may_administer(context)?;
        let before = installed(account, plugin)?;
        let offer = Arc::clone(self.catalogue().plugin(plugin)?);
        let digest = offer.package.digest().to_hex();
        if digest == before.digest {
            return Err(Error::Conflict(format!(
                "the plugin `{plugin}` is at its newest version"
            )));
        }
        let present = serde_json::from_value(before.grant.clone()).unwrap_or_default();
        let roster = self.roster(account)?;
        let old = roster.installed(plugin).ok();
        let grant = match consent {
            Some(consent) => Grant::consented(offer.manifest(), consent)?,
            None => carried(&present, old.map(|old| old.manifest()), offer.manifest())?,
        };
        let name = account.id().as_str().into();
        let candidate = Arc::new(Plugin::candidate(&name, Arc::clone(&offer), grant));
        self.try_on(account, context, &candidate)?;
        let mut after = before.clone();
        let mut overlay = Overlay::default();
        if before.state == State::Enabled {
            let migrated = before.migrated.as_deref();
            overlay = match lifecycle::enable(self, account, context, &candidate, migrated) {
                Ok(Ok(overlay)) => overlay,
                Ok(Err(error)) => {
                    let answer = plain(error);
                    return Err(Error::Answered {
                        plugin: plugin.to_owned(),
                        answer,
                    });
                }
                Err(failure) => {
                    return Err(Error::Failed {
                        plugin: plugin.to_owned(),
                        failure,
                    });
                }
            };
            after.migrated = Some(offer.manifest().version.to_string());
        }
        let granted = serde_json::to_value(&candidate.grant);
        after.grant = granted.map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
        after.version = offer.manifest().version.to_string();
        after.digest = digest;
        after.changed_at = context.at;
        let context = context.clone();
        account.write(move |write| {
            unchanged(&write.read(), &before)?;
            let mut operation = write.operation(&context, "plugins.upgraded")?;
            operation.detail("plugin", &after.plugin);
            operation.detail("from", &before.version);
            operation.detail("version", &after.version);
            operation.detail("digest", &after.digest);
            operation.detail("grant", after.grant.to_string());
            operation.finish()?;
            package::put(write, &after.digest, offer.package.bytes())?;
            installation::put(write, &after)?;
            storage::apply(write, &after.plugin, &overlay, STORAGE_QUOTA)?;
            package::forget_unused(write)?;
            Ok(())
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}

/// The present grant, as far as the new version still asks for it. What counts
/// as more is what the old version asked for: an admin who narrowed that is not
/// asked again.
fn carried(present: &Grant, old: Option<&Manifest>, new: &Manifest) -> Result<Grant> {
    let asked = Grant::consented(new, &Consent::default())?;
    let asked_before = old
        .map(|old| Grant::consented(old, &Consent::default()))
        .transpose()?;
    if !asked_before.as_ref().unwrap_or(present).covers(&asked) {
        return Err(Error::Consent(
            "the new version asks for more than was granted".into(),
        ));
    }
    let kept = |(name, _): (&String, &Granted), granted: &Grant| {
        let found = granted
            .capabilities
            .get(name)
            .or(granted.extension_points.get(name));
        found.map(|found| (name.clone(), found.clone()))
    };
    Ok(Grant {
        capabilities: asked
            .capabilities
            .iter()
            .filter_map(|one| kept(one, present))
            .collect(),
        extension_points: asked
            .extension_points
            .iter()
            .filter_map(|one| kept(one, present))
            .collect(),
    })
}
