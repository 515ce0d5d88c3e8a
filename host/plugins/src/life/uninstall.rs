//! Takes a plugin out of the account. What it stored stays, for the day it
//! comes back; its secrets go.

use std::sync::Arc;

use bailey_crm::plugin_data::{breaker, installation, listener, package, secrets};
use bailey_crm::{Account, Context};

use super::{installed, may_administer, unchanged};
use crate::error::Result;
use crate::extension_points::lifecycle::{self, Told};
use crate::left::Left;
use crate::plugins::Plugins;

impl Plugins {
    /// Takes a plugin out of the account, also one that is broken or missing.
    /// An enabled one is disabled first.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members;
    /// [`crate::Error::NotFound`] if the account doesn't have it.
    pub fn uninstall(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        may_administer(context)?;
        self.disable(account, context, plugin)?;
        let before = installed(account, plugin)?;
        let left = match self.roster(account)?.installed(plugin) {
            Ok(loaded) => lifecycle::tell(self, account, context, loaded, Told::Uninstalling),
            Err(_) => Left::default(),
        };
        let context = context.clone();
        self.with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                unchanged(&write.read(), &before)?;
                let id = &before.plugin;
                let mut operation = write.operation(&context, "plugins.uninstalled")?;
                operation.detail("plugin", id);
                operation.detail("version", &before.version);
                operation.finish()?;
                left.keep(write, id)?;
                installation::remove(write, id)?;
                listener::remove(write, id)?;
                breaker::put(write, id, None)?;
                secrets::clear(write, id)?;
                package::forget_unused(write)?;
                Ok(())
            })
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}
