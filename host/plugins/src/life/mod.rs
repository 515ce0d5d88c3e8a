//! A plugin's life in an account, one file a step: available, installed,
//! enabled and disabled, upgraded and rolled back, taken out and brought back. Each
//! step is an admin's, takes effect at once, and stands in the journal.

mod automatic;
mod bin;
mod develop;
mod disable;
mod enable;
mod install;
mod leaving;
mod needs;
mod roll_back;
mod rules;
mod safety;
mod settings;
mod take_over;
mod uninstall;
mod upgrade;
mod upkeep;

use std::sync::Arc;

use bailey_crm::plugin_data::{Installation, installation};
use bailey_crm::{Account, Context, Read};

use crate::error::{Error, Result};
use crate::plugins::Plugins;

pub use bin::BinnedPlugin;
pub use rules::RulesChange;
pub(crate) use safety::is_safety;
pub use settings::SettingsChange;
pub(crate) use upgrade::at_its_newest;
pub(crate) use upkeep::JOB as UPKEEP;

/// Refuses who may not change the account's plugins.
fn may_administer(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(
            bailey_crm::Error::Denied("only an admin may change the account's plugins".into())
                .into(),
        )
    }
}

/// What the account keeps of the plugin.
pub(crate) fn installed(account: &Account, plugin: &str) -> Result<Installation> {
    let found = account.read(|read| installation::get(read, plugin))?;
    found.ok_or_else(|| Error::NotFound(format!("the account has no plugin `{plugin}`")))
}

/// Within a write: the plugin still is as it was when the step began.
fn unchanged(read: &Read<'_>, before: &Installation) -> bailey_crm::Result<()> {
    if installation::get(read, &before.plugin)?.as_ref() == Some(before) {
        Ok(())
    } else {
        let plugin = &before.plugin;
        Err(bailey_crm::Error::Conflict(format!(
            "somebody else changed the plugin `{plugin}` just now"
        )))
    }
}

impl Plugins {
    /// After a step, or when what a plugin keeps was changed from outside: whoever asks
    /// next gets the plugin as it is now.
    pub fn renew(&self, account: &Arc<Account>, plugin: &str) {
        self.rosters().renew(account.id());
        self.sandbox().forget(&bailey_sandbox::Guest {
            account: account.id().as_str().into(),
            plugin: plugin.into(),
        });
        if let Err(error) = self.plan_jobs(account, plugin) {
            tracing::error!(account = %account.id(), %error, "the account's jobs could not be planned");
        }
        if let Err(error) = self.plan_upkeep(account) {
            tracing::error!(account = %account.id(), %error, "what is due about plugins could not be planned");
        }
    }
}
