//! Which plugins an account has and where each takes part, in memory: asking
//! costs no SQL and no WebAssembly, so that an account without plugins, or with
//! plugins that have nothing to do with what is asked, pays nothing.
//!
//! A roster is read when it is first needed and dropped when an admin changes
//! something; whoever is in the middle of a call keeps the one it began with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::plugin_data::{Installation, installation, package as packages};
use bailey_crm::{Account, AccountId, Read};
use bailey_package::Digest;

use crate::catalogue::{Catalogue, Offer};
use crate::error::{Error, Result};
use crate::plugin::Plugin;

/// A plugin that the account has and that can't be loaded.
#[derive(Clone, Debug)]
pub struct Missing {
    /// What the account keeps of it.
    pub installation: Installation,
    /// Why it can't be loaded, for the admin.
    pub reason: String,
}

impl Missing {
    /// Whether it is enabled and was to take part at this extension point.
    pub fn was_at(&self, point: &str) -> bool {
        let points = self.installation.grant.get("extension_points");
        self.installation.state == installation::State::Enabled
            && points.is_some_and(|points| points.get(point).is_some())
    }
}

/// The plugins of one account.
#[derive(Default)]
pub struct Roster {
    /// In the order that the admin gave them.
    pub plugins: Vec<Arc<Plugin>>,
    /// The ones that can't be loaded.
    pub missing: Vec<Missing>,
}

impl Roster {
    /// The plugins that are enabled and take part at this extension point.
    pub fn at<'a>(&'a self, point: &'a str) -> impl Iterator<Item = &'a Arc<Plugin>> {
        self.plugins.iter().filter(move |plugin| {
            plugin.is_enabled() && plugin.grant.extension_point(point).is_some()
        })
    }

    /// Whether an enabled plugin that can't be loaded was to take part here.
    pub fn lacks(&self, point: &str) -> bool {
        self.missing.iter().any(|missing| missing.was_at(point))
    }

    /// Makes sure that whoever is to decide here can be asked.
    ///
    /// # Errors
    /// [`Error::Unfit`] with the plugin that can't be loaded.
    pub fn complete(&self, point: &str) -> Result<()> {
        match self.missing.iter().find(|missing| missing.was_at(point)) {
            None => Ok(()),
            Some(missing) => Err(Error::Unfit {
                plugin: missing.installation.plugin.clone(),
                reason: missing.reason.clone(),
            }),
        }
    }

    /// The plugin with this id, enabled or not.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the account doesn't have it or it can't be loaded.
    pub fn installed(&self, id: &str) -> Result<&Arc<Plugin>> {
        let plugin = self.plugins.iter().find(|plugin| &*plugin.id == id);
        plugin.ok_or_else(|| {
            match self
                .missing
                .iter()
                .find(|missing| missing.installation.plugin == id)
            {
                Some(missing) => Error::Unfit {
                    plugin: id.to_owned(),
                    reason: missing.reason.clone(),
                },
                None => Error::NotFound(format!("the account has no plugin `{id}`")),
            }
        })
    }

    /// The plugin with this id, if it is enabled.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it isn't.
    pub fn enabled(&self, id: &str) -> Result<&Arc<Plugin>> {
        let plugin = self.installed(id)?;
        if plugin.is_enabled() {
            Ok(plugin)
        } else {
            Err(Error::NotFound(format!(
                "the plugin `{id}` is switched off"
            )))
        }
    }
}

/// The rosters in memory.
#[derive(Default)]
pub struct Rosters {
    rosters: Mutex<HashMap<AccountId, Arc<Roster>>>,
}

impl Rosters {
    /// The account's roster.
    pub fn of(&self, account: &Account, catalogue: &Catalogue) -> Result<Arc<Roster>> {
        if let Some(roster) = self.lock().get(account.id()) {
            return Ok(Arc::clone(roster));
        }
        // Read under the lock: an admin's act that commits in between must not
        // be undone by a roster from before it.
        let mut rosters = self.lock();
        let roster = Arc::new(account.read(|read| load(read, account.id(), catalogue))?);
        rosters.insert(account.id().clone(), Arc::clone(&roster));
        Ok(roster)
    }

    /// The account's roster, if it is in memory.
    pub fn known(&self, account: &AccountId) -> Option<Arc<Roster>> {
        self.lock().get(account).cloned()
    }

    /// Has the account's roster read anew when it is next needed.
    pub fn renew(&self, account: &AccountId) {
        self.lock().remove(account);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, Arc<Roster>>> {
        self.rosters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn load(read: &Read<'_>, account: &AccountId, catalogue: &Catalogue) -> bailey_crm::Result<Roster> {
    let name: Arc<str> = account.as_str().into();
    let mut roster = Roster::default();
    for installation in installation::all(read)? {
        match offer(read, &installation, catalogue)? {
            Ok(offer) => match Plugin::load(read, &name, &installation, offer) {
                Ok(plugin) => roster.plugins.push(Arc::new(plugin)),
                Err(error @ bailey_crm::Error::Damaged(_)) => {
                    roster.missing.push(Missing {
                        installation,
                        reason: error.to_string(),
                    });
                }
                Err(error) => return Err(error),
            },
            Err(reason) => {
                tracing::warn!(%account, plugin = %installation.plugin, %reason, "a plugin can't be loaded");
                roster.missing.push(Missing {
                    installation,
                    reason,
                });
            }
        }
    }
    Ok(roster)
}

/// The package that the account has: from the catalogue, or from the account's
/// own file, which keeps what the catalogue may have dropped.
fn offer(
    read: &Read<'_>,
    installation: &Installation,
    catalogue: &Catalogue,
) -> bailey_crm::Result<Result<Arc<Offer>, String>> {
    package(read, &installation.digest, catalogue)
}

/// The package with this digest in lower-case hex, of those that the catalogue or the
/// account's own file has; or why there is none.
pub fn package(
    read: &Read<'_>,
    digest_hex: &str,
    catalogue: &Catalogue,
) -> bailey_crm::Result<Result<Arc<Offer>, String>> {
    let digest = Digest::from_hex(digest_hex);
    if let Some(offer) = digest.and_then(|digest| catalogue.package(digest)) {
        return Ok(Ok(Arc::clone(offer)));
    }
    let Some(bytes) = packages::get(read, digest_hex)? else {
        return Ok(Err(format!(
            "its package {digest_hex} is nowhere to be found"
        )));
    };
    let offer = match Offer::read(bytes) {
        Ok(offer) if Some(offer.package.digest()) == digest => Ok(Arc::new(offer)),
        Ok(_) => Err("its package was changed".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    Ok(offer)
}
