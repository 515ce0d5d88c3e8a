//! Enables a plugin: from now on it takes part.

use std::sync::Arc;

use bailey_crm::plugin_data::{
    Listener, Overlay, State, before as earlier, breaker, installation, listener,
};
use bailey_crm::{Account, Context};

use super::{installed, may_administer, unchanged};
use crate::convert::plain;
use crate::error::{Error, Result};
use crate::extension_points::{event_listener, lifecycle};
use crate::plugins::Plugins;

impl Plugins {
    /// Enables an installed plugin, and forgives what made its breaker open.
    /// What is enabled already stays so.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`];
    /// [`Error::Conflict`] if it needs another plugin; [`Error::Unfit`] if it can't be
    /// loaded; [`Error::Answered`] or
    /// [`Error::Failed`] if it refuses or breaks, and then it stays off.
    pub fn enable(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        may_administer(context)?;
        let before = installed(account, plugin)?;
        let loaded = Arc::clone(self.roster(account)?.installed(plugin)?);
        if before.state == State::Enabled {
            return self.forgive(account, context, plugin);
        }
        // It was off; whatever its breaker says is of an earlier life.
        loaded
            .breaker
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .reset();
        self.fits(account, loaded.manifest())?;
        let migrated = before.migrated.as_deref();
        let none = Overlay::default();
        let step = lifecycle::enable(self, account, context, &loaded, migrated, none);
        let left = match step {
            Ok(Ok(left)) => left,
            Ok(Err(error)) => {
                return Err(Error::Answered {
                    plugin: plugin.to_owned(),
                    answer: plain(error),
                });
            }
            Err(failure) => {
                return Err(Error::Failed {
                    plugin: plugin.to_owned(),
                    failure,
                });
            }
        };
        let follows = loaded.grant.extension_point(event_listener::NAME).is_some();
        if follows {
            // First: a follower too many is noticed, one too few is not.
            self.crm().follow(account.id())?;
        }
        let mut after = before.clone();
        after.state = State::Enabled;
        after.migrated = Some(before.version.clone());
        after.changed_at = context.at;
        let context = context.clone();
        self.with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                unchanged(&write.read(), &before)?;
                let mut operation = write.operation(&context, "plugins.enabled")?;
                operation.detail("plugin", &after.plugin);
                operation.detail("version", &after.version);
                let operation = operation.finish()?;
                installation::put(write, &after)?;
                // The migration of an upgrade that came while it was off.
                earlier::add(write, &after.plugin, &left.overlay)?;
                left.keep(write, &after.plugin)?;
                breaker::put(write, &after.plugin, None)?;
                if follows {
                    // It follows what comes, not what has been.
                    listener::begin(write, &after.plugin, operation)?;
                }
                Ok(())
            })
        })?;
        self.renew(account, plugin);
        self.alarms().forget(account.id(), plugin);
        Ok(())
    }

    /// Lets a plugin be called again that was given up, and has its listener go
    /// on.
    fn forgive(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        let id = plugin.to_owned();
        let context = context.clone();
        let forgiven = account.write(move |write| {
            let stopped = breaker::get(&write.read(), &id)?.is_some();
            let parked =
                listener::get(&write.read(), &id)?.filter(|listener| listener.parked.is_some());
            if !stopped && parked.is_none() {
                return Ok(false);
            }
            let mut operation = write.operation(&context, "plugins.resumed")?;
            operation.detail("plugin", &id);
            operation.finish()?;
            breaker::put(write, &id, None)?;
            if let Some(parked) = parked {
                listener::put(write, &id, &Listener::at(parked.position))?;
            }
            Ok(true)
        })?;
        if forgiven {
            self.renew(account, plugin);
        }
        Ok(())
    }
}
