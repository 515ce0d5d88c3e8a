//! Switching off a plugin that keeps the account safe, where the account wants to
//! think it over: it takes effect after some hours, all admins are told, and each of
//! them can call it back. The operator, and the owner in safe mode, don't wait: they
//! are there for plugins that keep everybody out.

use std::sync::Arc;

use bailey_crm::plugin_data::{Departure, Leaving, State, leaving, rules};
use bailey_crm::{Account, Actor, Context, Surface, Timestamp};

use super::{installed, may_administer};
use crate::error::{Error, Result};
use crate::plugins::Plugins;

const HOUR: i64 = 60 * 60 * 1000;

impl Plugins {
    /// Switches a plugin off, or takes it out: at once, or, if it is enabled, keeps
    /// the account safe and the account wants that, when it has been thought over.
    /// Answers when that is; none if it is done.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`].
    pub fn switch_off(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        act: Departure,
    ) -> Result<Option<Leaving>> {
        may_administer(context)?;
        let present = installed(account, plugin)?;
        let hours = account.read(rules::get)?.cool_off(context.at);
        let waits =
            hours > 0 && present.state == State::Enabled && self.is_safety(account, plugin)?;
        if !waits {
            match act {
                Departure::Disable => self.disable(account, context, plugin)?,
                Departure::Uninstall => self.uninstall(account, context, plugin)?,
            }
            return Ok(None);
        }
        let known = account.read(|read| leaving::get(read, plugin))?;
        // Asking again is no way to be sooner, and none to be later.
        let at = known.as_ref().map_or_else(
            || context.at.plus_millis(i64::from(hours) * HOUR),
            |known| known.at,
        );
        if let Some(known) = known.filter(|known| known.act == act) {
            return Ok(Some(known));
        }
        let leaving = Leaving {
            plugin: plugin.to_owned(),
            act,
            at,
            asked_at: context.at,
            asked_by: context.actor.user(),
        };
        let (by, kept) = (context.clone(), leaving.clone());
        account.write(move |write| {
            let mut operation = write.operation(&by, "plugins.leaving")?;
            operation.detail("plugin", &kept.plugin);
            operation.detail("act", kept.act.as_str());
            operation.detail("at", kept.at.to_string());
            operation.finish()?;
            leaving::put(write, &kept)
        })?;
        self.plan_upkeep(account)?;
        if let Err(error) = self.tell_leaving(account, context, &leaving) {
            tracing::error!(account = %account.id(), plugin, %error, "the admins could not be told");
        }
        Ok(Some(leaving))
    }

    /// Calls a switch-off back that waits: the plugin stays.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::Conflict`] if none waits.
    pub fn call_back(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        may_administer(context)?;
        let (by, id) = (context.clone(), plugin.to_owned());
        account.write(move |write| {
            if !leaving::remove(write, &id)? {
                return Err(bailey_crm::Error::Conflict(format!(
                    "nothing waits to become of the plugin `{id}`"
                )));
            }
            let mut operation = write.operation(&by, "plugins.staying")?;
            operation.detail("plugin", &id);
            operation.finish()
        })?;
        self.plan_upkeep(account)
    }

    /// Makes sure that a plugin that keeps the account safe may do less at once.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the account wants to think that over.
    pub(super) fn is_thought_over(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
    ) -> Result<()> {
        let present = installed(account, plugin)?;
        let hours = account.read(rules::get)?.cool_off(context.at);
        if hours == 0 || present.state != State::Enabled {
            return Ok(());
        }
        Err(Error::Conflict(format!(
            "`{plugin}` would do less for the account's safety, which is thought over for {hours} \
             hours here: switch it off first, and bring the other version when it is off"
        )))
    }

    /// Does what was thought over by now.
    pub(super) fn let_go(&self, account: &Arc<Account>, now: Timestamp) -> Result<()> {
        let all = account.read(leaving::all)?;
        for leaving in all.into_iter().filter(|leaving| leaving.at <= now) {
            let actor = leaving.asked_by.map(|user| Actor::User { user });
            let context = Context {
                actor: actor.unwrap_or(Actor::Operator),
                surface: Surface::Background,
                at: now,
                ..Context::operator()
            };
            let done = match leaving.act {
                Departure::Disable => self.disable(account, &context, &leaving.plugin),
                Departure::Uninstall => self.uninstall(account, &context, &leaving.plugin),
            };
            match done {
                // Gone meanwhile, by another way.
                Err(Error::NotFound(_)) => {
                    account.write(move |write| leaving::remove(write, &leaving.plugin))?;
                }
                other => other?,
            }
        }
        Ok(())
    }
}
