//! Plugins that were taken out: what they store stays for a while, can be taken out
//! as a file, and comes back with them. On the day that was said, and never before
//! it, all that is left is deleted.

use std::sync::Arc;

use bailey_crm::plugin_data::{self, Binned, Installation, State, bin, installation, package};
use bailey_crm::{Account, Context, Surface, Timestamp};

use super::may_administer;
use crate::error::{Error, Result};
use crate::grant::Grant;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::roster;
use crate::texts::Reader;

/// A plugin in the bin, as an admin sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct BinnedPlugin {
    /// What the account keeps of it.
    pub binned: Binned,
    /// Its name.
    pub name: String,
    /// Entries and bytes that it stores.
    pub usage: plugin_data::Usage,
}

impl Plugins {
    /// The plugins in the account's bin, those that were taken out last first.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members, or if the account can't be read.
    pub fn binned(
        &self,
        account: &Account,
        context: &Context,
        reader: &dyn Reader,
    ) -> Result<Vec<BinnedPlugin>> {
        may_administer(context)?;
        let shelf = self.shelf();
        Ok(account.read(|read| {
            let all = bin::all(read)?.into_iter();
            let shown = all.map(|binned| {
                let offer = roster::package(read, &binned.digest, &shelf)?;
                let name = offer.map(|offer| offer.texts.message(&offer.manifest().name, reader));
                Ok(BinnedPlugin {
                    name: name.unwrap_or_else(|_| binned.plugin.clone()),
                    usage: plugin_data::storage::usage(read, &binned.plugin)?,
                    binned,
                })
            });
            shown.collect()
        })?)
    }

    /// Brings a plugin back from the bin, in its version and with all that it
    /// stored. It takes no part yet.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`] if it isn't in the
    /// bin; [`Error::Unfit`] if it can't run here any more.
    pub fn reinstall(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        may_administer(context)?;
        let binned = in_bin(account, plugin)?;
        let offer = account.read(|read| roster::package(read, &binned.digest, &self.shelf()))?;
        let offer = offer.map_err(|reason| Error::Unfit {
            plugin: plugin.to_owned(),
            reason,
        })?;
        let grant: Grant = serde_json::from_value(binned.grant.clone()).map_err(|error| {
            bailey_crm::Error::damaged(format!("the grant of {plugin}: {error}"))
        })?;
        let candidate = Plugin::candidate(&account.id().as_str().into(), Arc::clone(&offer), grant);
        self.try_on(account, context, &Arc::new(candidate))?;
        let by = context.clone();
        account.write(move |write| {
            if bin::get(&write.read(), &binned.plugin)?.as_ref() != Some(&binned) {
                return Err(bailey_crm::Error::Conflict(format!(
                    "somebody else changed the plugin `{}` just now",
                    binned.plugin
                )));
            }
            let mut operation = write.operation(&by, "plugins.reinstalled")?;
            operation.detail("plugin", &binned.plugin);
            operation.detail("version", &binned.version);
            operation.detail("digest", &binned.digest);
            operation.detail("grant", binned.grant.to_string());
            operation.finish()?;
            package::put(write, &binned.digest, offer.package.bytes())?;
            let place = installation::last_place(&write.read())?;
            bin::remove(write, &binned.plugin)?;
            let installation = Installation {
                plugin: binned.plugin,
                version: binned.version,
                digest: binned.digest,
                state: State::Disabled,
                grant: binned.grant,
                place,
                migrated: binned.migrated,
                changed_at: by.at,
            };
            installation::put(write, &installation)
        })?;
        self.renew(account, plugin);
        Ok(())
    }

    /// Deletes all that is left of a plugin in the bin, now. It can't be undone.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`] if it isn't in the
    /// bin.
    pub fn delete_binned(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
    ) -> Result<()> {
        may_administer(context)?;
        let binned = in_bin(account, plugin)?;
        delete(account, context, binned)?;
        self.plan_upkeep(account)
    }

    /// Deletes what was to be deleted by now.
    pub(super) fn empty_bin(&self, account: &Account, now: Timestamp) -> Result<()> {
        let context = Context {
            surface: Surface::Background,
            at: now,
            ..Context::operator()
        };
        let all = account.read(bin::all)?;
        for binned in all.into_iter().filter(|binned| binned.delete_at <= now) {
            delete(account, &context, binned)?;
        }
        Ok(())
    }
}

fn in_bin(account: &Account, plugin: &str) -> Result<Binned> {
    let found = account.read(|read| bin::get(read, plugin))?;
    found.ok_or_else(|| Error::NotFound(format!("the bin has no plugin `{plugin}`")))
}

fn delete(account: &Account, context: &Context, binned: Binned) -> Result<()> {
    let by = context.clone();
    Ok(account.write(move |write| {
        // Brought back meanwhile, or taken out anew with another day.
        if bin::get(&write.read(), &binned.plugin)?.as_ref() != Some(&binned) {
            return Ok(());
        }
        let mut operation = write.operation(&by, "plugins.deleted")?;
        operation.detail("plugin", &binned.plugin);
        operation.detail("version", &binned.version);
        operation.finish()?;
        plugin_data::forget(write, &binned.plugin)?;
        bin::remove(write, &binned.plugin)?;
        package::forget_unused(write)?;
        Ok(())
    })?)
}
