//! Disables a plugin: it keeps what it has and takes no part.

use std::sync::Arc;

use bailey_crm::plugin_data::{Installation, State, installation, leaving};
use bailey_crm::support;
use bailey_crm::{Account, Context};

use super::safety::guarded;
use super::{installed, may_administer, unchanged};
use crate::error::Result;
use crate::extension_points::lifecycle::{self, Told};
use crate::left::Left;
use crate::plugins::Plugins;

impl Plugins {
    /// Disables a plugin, also one that is broken or missing. What isn't
    /// enabled stays so. If it kept the account safe, the other admins are told by mail.
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
        let decided = deciding(&before);
        let mut after = before.clone();
        after.state = State::Disabled;
        after.changed_at = context.at;
        let (context, told) = (context.clone(), context.clone());
        self.with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                unchanged(&write.read(), &before)?;
                let mut operation = write.operation(&context, "plugins.disabled")?;
                operation.detail("plugin", &after.plugin);
                operation.detail("version", &after.version);
                operation.finish()?;
                left.keep(write, &after.plugin)?;
                leaving::remove(write, &after.plugin)?;
                installation::put(write, &after)
            })
        })?;
        // What was opened for support through it ends with it.
        support::close_of(account, &told, plugin)?;
        self.renew(account, plugin);
        self.alarms().forget(account.id(), plugin);
        if !decided.is_empty()
            && let Err(error) = self.tell_switched_off(account, &told, plugin, &decided)
        {
            tracing::error!(account = %account.id(), plugin, %error, "the admins could not be told");
        }
        Ok(())
    }

    /// By what an enabled plugin keeps the account safe, by the interfaces' names: what
    /// nobody sees to once it is disabled. Also of a plugin that is broken or missing.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if the account doesn't have it.
    pub fn decides(&self, account: &Account, plugin: &str) -> Result<Vec<&'static str>> {
        let installation = installed(account, plugin)?;
        Ok(match installation.state {
            State::Enabled => deciding(&installation),
            _ => Vec::new(),
        })
    }
}

fn deciding(installation: &Installation) -> Vec<&'static str> {
    let grant = serde_json::from_value(installation.grant.clone());
    guarded(&grant.unwrap_or_default())
}
