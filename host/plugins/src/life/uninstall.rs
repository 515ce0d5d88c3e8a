//! Takes a plugin out of the account, into the bin: what it stored and sealed stays
//! for the day it comes back, until the day it is deleted.

use std::sync::Arc;

use bailey_crm::plugin_data::{
    before, bin, breaker, installation, leaving, listener, package, rules,
};
use bailey_crm::{Account, Context};

use super::{installed, may_administer, unchanged};
use crate::error::Result;
use crate::extension_points::lifecycle::{self, Told};
use crate::left::Left;
use crate::plugins::Plugins;

const DAY: i64 = 24 * 60 * 60 * 1000;

impl Plugins {
    /// Takes a plugin out of the account, also one that is broken or missing.
    /// An enabled one is disabled first. What it stored is kept for as long as the
    /// account wants it.
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
                let days = rules::get(&write.read())?.keep_days;
                let delete_at = context.at.plus_millis(i64::from(days) * DAY);
                let mut operation = write.operation(&context, "plugins.uninstalled")?;
                operation.detail("plugin", id);
                operation.detail("version", &before.version);
                operation.detail("kept-until", delete_at.to_string());
                operation.finish()?;
                left.keep(write, id)?;
                installation::remove(write, id)?;
                bin::put(write, &before, context.actor.user(), context.at, delete_at)?;
                before::forget(write, id)?;
                leaving::remove(write, id)?;
                listener::remove(write, id)?;
                breaker::put(write, id, None)?;
                package::forget_unused(write)?;
                Ok(())
            })
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}
