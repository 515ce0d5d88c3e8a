//! The plugins that an admin should look at: those that failed so often that
//! nobody calls them for a while, and those that can't be loaded.

use std::sync::Arc;

use bailey_crm::Account;
use bailey_crm::plugin_data::installation::State;

use super::Description;
use crate::catalogue::Trust;
use crate::error::Result;
use crate::plugins::Plugins;
use crate::texts::Reader;

impl Plugins {
    /// The enabled plugins for which nobody vouches, by id: what runs in development
    /// alone. Memory alone.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) if the account can't be read.
    pub fn unvouched(&self, account: &Account) -> Result<Vec<String>> {
        if !self.catalogue().is_in_development() {
            return Ok(Vec::new());
        }
        let roster = self.roster(account)?;
        let unvouched = roster
            .plugins
            .iter()
            .filter(|plugin| plugin.is_enabled() && plugin.standing.trust() == Trust::Unsigned);
        Ok(unvouched.map(|plugin| plugin.id.to_string()).collect())
    }

    /// The enabled plugins that are not called for a while, with why, and those
    /// that can't be loaded. Memory alone, as long as all is well.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) if the account can't be read.
    pub fn troubled(
        &self,
        account: &Arc<Account>,
        reader: &dyn Reader,
    ) -> Result<Vec<Description>> {
        let roster = self.roster(account)?;
        let failing = roster
            .plugins
            .iter()
            .filter(|plugin| plugin.is_enabled() && super::is_shut_out(plugin))
            .map(|plugin| self.installed(account, plugin, reader));
        let mut troubled = failing.collect::<Result<Vec<_>>>()?;
        let missing = roster.missing.iter();
        let missing = missing.filter(|missing| missing.installation.state == State::Enabled);
        troubled.extend(missing.map(|missing| self.gone(missing, reader)));
        Ok(troubled)
    }
}
