//! Brings a plugin to the catalogue's newest version. One that asks for more
//! than was granted waits for consent, and the old one runs on.

use std::sync::Arc;

use bailey_crm::plugin_data::{State, installation, listener, package};
use bailey_crm::{Account, Context};

use super::{installed, may_administer, unchanged};
use crate::convert::plain;
use crate::error::{Error, Result};
use crate::extension_points::{event_listener, lifecycle};
use crate::grant::{Consent, carried};
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

impl Plugins {
    /// Brings a plugin to the catalogue's newest version: compiled, tried on and
    /// its storage migrated first, then changed in one write. What was granted
    /// holds on; the consent is about what is asked anew.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`];
    /// [`Error::Conflict`] if there is nothing newer; [`Error::Consent`] if it
    /// asks for more and there is no consent; [`Error::Unfit`], [`Error::Answered`] and
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
            return Err(at_its_newest(plugin));
        }
        let present = serde_json::from_value(before.grant.clone()).unwrap_or_default();
        let roster = self.roster(account)?;
        let old = roster.installed(plugin).ok();
        let old = old.map(|old| old.manifest());
        let grant = carried(&present, old, offer.manifest(), consent)?;
        let name = account.id().as_str().into();
        let candidate = Arc::new(Plugin::candidate(&name, Arc::clone(&offer), grant));
        self.try_on(account, context, &candidate)?;
        let mut after = before.clone();
        let mut left = Left::default();
        if before.state == State::Enabled {
            let migrated = before.migrated.as_deref();
            left = match lifecycle::enable(self, account, context, &candidate, migrated) {
                Ok(Ok(left)) => left,
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
        let follows = candidate.grant.extension_point(event_listener::NAME);
        let follows = follows.is_some() && after.state == State::Enabled;
        if follows {
            self.crm().follow(account.id())?;
        }
        let context = context.clone();
        self.with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                unchanged(&write.read(), &before)?;
                let mut operation = write.operation(&context, "plugins.upgraded")?;
                operation.detail("plugin", &after.plugin);
                operation.detail("from", &before.version);
                operation.detail("version", &after.version);
                operation.detail("digest", &after.digest);
                operation.detail("grant", after.grant.to_string());
                let operation = operation.finish()?;
                if follows {
                    listener::begin(write, &after.plugin, operation)?;
                }
                package::put(write, &after.digest, offer.package.bytes())?;
                installation::put(write, &after)?;
                left.keep(write, &after.plugin)?;
                package::forget_unused(write)?;
                Ok(())
            })
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}

/// There is nothing newer in the catalogue.
pub(crate) fn at_its_newest(plugin: &str) -> Error {
    Error::Conflict(format!("the plugin `{plugin}` is at its newest version"))
}
