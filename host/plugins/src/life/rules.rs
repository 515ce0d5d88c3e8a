//! How the account wants its plugins' life.

use std::sync::Arc;

use bailey_crm::plugin_data::{Rules, Updates, rules};
use bailey_crm::{Account, Context};

use super::may_administer;
use crate::error::Result;
use crate::plugins::Plugins;

/// What is to change of it; none stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RulesChange {
    /// Which new versions come by themselves.
    pub updates: Option<Updates>,
    /// Days that a plugin is kept after it was taken out; holds for those taken out
    /// from now on.
    pub keep_days: Option<u32>,
    /// Hours after which a plugin that keeps the account safe is switched off. A
    /// shorter time holds when the one that held has passed.
    pub cool_off_hours: Option<u32>,
}

impl Plugins {
    /// How the account wants its plugins' life.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if the account can't be read.
    pub fn rules(&self, account: &Account) -> Result<Rules> {
        Ok(account.read(rules::get)?)
    }

    /// Whether this takes away from what keeps the account safe.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if the account can't be read.
    pub fn weakens_rules(&self, account: &Account, change: &RulesChange) -> Result<bool> {
        let present = self.rules(account)?;
        let less = |now: u32, then: Option<u32>| then.is_some_and(|then| then < now);
        Ok(less(present.cool_off_hours, change.cool_off_hours)
            || less(present.keep_days, change.keep_days))
    }

    /// Changes it. If the time to think over a switch-off is shortened, all other
    /// admins are told by mail.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members, and with `Invalid` naming what
    /// can't be.
    pub fn set_rules(
        &self,
        account: &Arc<Account>,
        context: &Context,
        change: &RulesChange,
    ) -> Result<Rules> {
        may_administer(context)?;
        let (by, change) = (context.clone(), *change);
        let (before, after) = account.write(move |write| {
            let before = rules::get(&write.read())?;
            let mut after = before;
            after.updates = change.updates.unwrap_or(before.updates);
            after.keep_days = change.keep_days.unwrap_or(before.keep_days);
            let hours = change.cool_off_hours.unwrap_or(before.cool_off_hours);
            if hours != before.cool_off_hours {
                after = after.with_cool_off(hours, by.at);
            }
            after.check()?;
            if after != before {
                let mut operation = write.operation(&by, "plugins.rules-changed")?;
                operation.detail("updates", after.updates.as_str());
                operation.detail("keep-days", after.keep_days.to_string());
                operation.detail("cool-off-hours", after.cool_off_hours.to_string());
                operation.finish()?;
                rules::put(write, &after)?;
            }
            Ok((before, after))
        })?;
        self.plan_upkeep(account)?;
        if after.cool_off_hours < before.cool_off_hours
            && let Err(error) = self.tell_cool_off(account, context, before, after)
        {
            tracing::error!(account = %account.id(), %error, "the admins could not be told");
        }
        Ok(after)
    }
}
