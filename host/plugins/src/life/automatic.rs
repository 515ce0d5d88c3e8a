//! New versions that come by themselves, where the account wants that: never one that
//! asks for more than was granted, never an older one, never one that does less for
//! the account's safety. Those wait for an admin.

use std::sync::Arc;

use bailey_crm::plugin_data::{Updates, installation, rules};
use bailey_crm::{Account, Context, Surface, Timestamp};
use semver::Version;

use crate::error::Result;
use crate::plugins::Plugins;

impl Plugins {
    /// Brings the account's plugins to the versions that it wants to come by
    /// themselves. One that can't take over is logged, and the old one goes on.
    pub(super) fn update_by_itself(&self, account: &Arc<Account>, now: Timestamp) -> Result<()> {
        let (rules, installed) =
            account.read(|read| Ok((rules::get(read)?, installation::all(read)?)))?;
        if rules.updates == Updates::Never {
            return Ok(());
        }
        let context = Context {
            surface: Surface::Background,
            at: now,
            ..Context::operator()
        };
        for installation in installed {
            let plugin = &installation.plugin;
            let catalogue = self.catalogue();
            let Ok(offer) = catalogue.plugin_for(account.id(), plugin) else {
                continue;
            };
            let Ok(present) = installation.version.parse::<Version>() else {
                continue;
            };
            let newest = &offer.manifest().version;
            if !comes(rules.updates, &present, newest) || self.weakens(account, plugin)? {
                continue;
            }
            // Without a consent: what asks for more is refused.
            if let Err(error) = self.bring_newest(account, &context, plugin, None, true) {
                tracing::info!(account = %account.id(), plugin, %newest, %error, "a new version waits");
            }
        }
        Ok(())
    }
}

/// Whether the account wants the newest version to come by itself.
fn comes(updates: Updates, present: &Version, newest: &Version) -> bool {
    let same = (present.major, present.minor) == (newest.major, newest.minor);
    newest > present
        && newest.pre.is_empty()
        && match updates {
            Updates::Never => false,
            Updates::Patch => same,
            Updates::All => true,
        }
}

#[cfg(test)]
mod tests {
    use super::{Updates, comes};

    #[test]
    fn only_what_the_account_wants_comes_and_nothing_older() {
        let asked = |updates, present: &str, newest: &str| {
            comes(updates, &present.parse().unwrap(), &newest.parse().unwrap())
        };
        assert!(asked(Updates::Patch, "1.2.3", "1.2.4"));
        assert!(!asked(Updates::Patch, "1.2.3", "1.3.0"));
        assert!(!asked(Updates::Patch, "0.1.0", "0.2.0"));
        assert!(asked(Updates::All, "1.2.3", "2.0.0"));
        for updates in Updates::ALL {
            assert!(!asked(updates, "1.2.3", "1.2.2"));
            assert!(!asked(updates, "1.2.3", "1.2.3"));
            assert!(!asked(updates, "1.2.3", "1.2.4-beta.1"));
        }
        assert!(!asked(Updates::Never, "1.2.3", "1.2.4"));
    }
}
