//! Brings a plugin to the catalogue's newest version. One that asks for more
//! than was granted waits for consent, and the old one runs on.

use std::sync::Arc;

use bailey_crm::{Account, Context};

use super::take_over::TakeOver;
use super::{installed, may_administer};
use crate::error::{Error, Result};
use crate::grant::{Consent, carried};
use crate::plugins::Plugins;

impl Plugins {
    /// Brings a plugin to the catalogue's newest version. What was granted holds on;
    /// the consent is about what is asked anew.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`];
    /// [`Error::Conflict`] if there is nothing newer, if other plugins don't go with
    /// it, or if it would do less for the account's safety at once where that is to
    /// be thought over; [`Error::Consent`] if it asks for more and there is no consent;
    /// [`Error::Unfit`], [`Error::Answered`] and [`Error::Failed`] if the new version
    /// can't take over.
    pub fn upgrade(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        consent: Option<&Consent>,
    ) -> Result<()> {
        may_administer(context)?;
        if self.weakens(account, plugin)? {
            self.is_thought_over(account, context, plugin)?;
        }
        self.bring_newest(account, context, plugin, consent, false)
    }

    pub(super) fn bring_newest(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        consent: Option<&Consent>,
        automatic: bool,
    ) -> Result<()> {
        let before = installed(account, plugin)?;
        let offer = Arc::clone(self.catalogue().plugin_for(account.id(), plugin)?);
        if offer.package.digest().to_hex() == before.digest {
            return Err(at_its_newest(plugin));
        }
        let present = serde_json::from_value(before.grant.clone()).unwrap_or_default();
        let roster = self.roster(account)?;
        let old = roster.installed(plugin).ok();
        let old = old.map(|old| old.manifest());
        let grant = carried(&present, old, offer.manifest(), consent)?;
        let takes_over = TakeOver {
            offer,
            grant,
            migrated: before.migrated.clone(),
            back: None,
            automatic,
        };
        self.take_over(account, context, before, takes_over)
    }
}

/// There is nothing newer in the catalogue.
pub(crate) fn at_its_newest(plugin: &str) -> Error {
    Error::Conflict(format!("the plugin `{plugin}` is at its newest version"))
}
