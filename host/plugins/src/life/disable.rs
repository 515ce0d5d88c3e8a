//! Disables a plugin: it keeps what it has and takes no part.

use std::sync::Arc;

use bailey_crm::plugin_data::{State, installation};
use bailey_crm::{Account, Context};

use super::{installed, may_administer, unchanged};
use crate::error::Result;
use crate::extension_points::lifecycle::{self, Told};
use crate::left::Left;
use crate::plugins::Plugins;

impl Plugins {
    /// Disables a plugin, also one that is broken or missing. What isn't
    /// enabled stays so.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members;
    /// [`crate::Error::NotFound`] if the account doesn't have it.
    pub fn disable(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        may_administer(context)?;
        let before = installed(account, plugin)?;
        if before.state != State::Enabled {
            return Ok(());
        }
        let left = match self.roster(account)?.installed(plugin) {
            Ok(loaded) => lifecycle::tell(self, account, context, loaded, Told::Disabled),
            Err(_) => Left::default(),
        };
        let mut after = before.clone();
        after.state = State::Disabled;
        after.changed_at = context.at;
        let context = context.clone();
        self.with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                unchanged(&write.read(), &before)?;
                let mut operation = write.operation(&context, "plugins.disabled")?;
                operation.detail("plugin", &after.plugin);
                operation.detail("version", &after.version);
                operation.finish()?;
                left.keep(write, &after.plugin)?;
                installation::put(write, &after)
            })
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}
