//! What the host itself does about an account's plugins when its time comes: lets go
//! of those that were to be switched off, deletes what was to be deleted, and brings
//! the versions that come by themselves. It stands on the operator's list of what is
//! due, so that idle accounts stay closed.

use std::sync::Arc;

use bailey_crm::plugin_data::{Updates, bin, installation, leaving, rules};
use bailey_crm::{Account, Timestamp, directory};

use crate::error::Result;
use crate::jobs;
use crate::plugins::Plugins;

/// Its name in the list of what is due: no plugin's job is called so.
pub(crate) const JOB: &str = "plugins";

/// When it is looked whether new versions came: at night, where the account is.
const NIGHT: &str = "30 3 * * *";

impl Plugins {
    /// Does what is due about the account's plugins at this moment, and says when
    /// something is due next.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if the account can't be read or written.
    pub fn see_to_plugins(&self, account: &Arc<Account>, now: Timestamp) -> Result<()> {
        self.let_go(account, now)?;
        self.empty_bin(account, now)?;
        self.update_by_itself(account, now)?;
        self.plan_upkeep_after(account, now)
    }

    /// Says when something is due next, after a change.
    pub(super) fn plan_upkeep(&self, account: &Account) -> Result<()> {
        self.plan_upkeep_after(account, Timestamp::now())
    }

    fn plan_upkeep_after(&self, account: &Account, now: Timestamp) -> Result<()> {
        let next = account.read(|read| {
            let leaving = leaving::all(read)?.into_iter().map(|leaving| leaving.at);
            let deleted = bin::all(read)?.into_iter().map(|binned| binned.delete_at);
            let mut next: Vec<_> = leaving.chain(deleted).collect();
            let updates = rules::get(read)?.updates != Updates::Never;
            if updates && !installation::all(read)?.is_empty() {
                let zone = crate::time_zone::of(&directory::settings(read)?);
                next.extend(jobs::next(NIGHT, &zone, now));
            }
            Ok(next.into_iter().min())
        })?;
        Ok(self.crm().set_due(account.id(), JOB, next)?)
    }
}
