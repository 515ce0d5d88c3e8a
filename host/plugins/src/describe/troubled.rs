//! The plugins that an admin should look at: those that failed so often that
//! nobody calls them for a while, and those that can't be loaded.

use std::sync::Arc;

use bailey_crm::Account;
use bailey_crm::plugin_data::installation::State;

use super::Description;
use crate::error::Result;
use crate::plugins::Plugins;
use crate::texts::Reader;

impl Plugins {
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
        troubled.extend(
            missing.map(|missing| self.gone(&missing.installation, &missing.reason, reader)),
        );
        Ok(troubled)
    }
}
