//! Which plugins an account has and where each takes part, in memory: asking
//! costs no SQL and no WebAssembly, so that an account without plugins, or with
//! plugins that have nothing to do with what is asked, pays nothing.
//!
//! A roster is read when it is first needed and dropped when an admin changes
//! something; whoever is in the middle of a call keeps the one it began with.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::catalogue as curated;
use bailey_crm::plugin_data::{Installation, installation, package as packages};
use bailey_crm::{Account, AccountId, Crm, Read};
use bailey_package::Digest;
use bailey_sandbox::Breaker;

use crate::catalogue::{Catalogue, Offer, Standing};
use crate::error::{Error, Result};
use crate::plugin::Plugin;
use crate::texts::Texts;

/// A plugin that the account has and that can't be loaded.
#[derive(Clone, Debug)]
pub struct Missing {
    /// What the account keeps of it.
    pub installation: Installation,
    /// Why it can't be loaded, in English.
    pub reason: String,
    /// What its package is worth, if that is why.
    pub standing: Option<Standing>,
}

impl Missing {
    /// Why it can't be loaded, for a reader in this language.
    pub fn said(&self, sentences: &Texts, language: &str) -> String {
        match &self.standing {
            Some(standing) => standing.said(sentences, language),
            None => self.reason.clone(),
        }
    }

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
    pub fn of<'a>(
        &self,
        account: &Account,
        shelf: impl FnOnce() -> Shelf<'a>,
    ) -> Result<Arc<Roster>> {
        if let Some(roster) = self.lock().get(account.id()) {
            return Ok(Arc::clone(roster));
        }
        // Read under the lock: an admin's act that commits in between must not
        // be undone by a roster from before it.
        // Likewise the catalogue: what the operator decides in between counts.
        let mut rosters = self.lock();
        let shelf = shelf();
        let roster = Arc::new(account.read(|read| load(read, account.id(), &shelf))?);
        rosters.insert(account.id().clone(), Arc::clone(&roster));
        Ok(roster)
    }

    /// The account's roster, if it is in memory.
    pub fn known(&self, account: &AccountId) -> Option<Arc<Roster>> {
        self.lock().get(account).cloned()
    }

    /// How many plugins of accounts in memory were stopped because they failed.
    pub fn stopped(&self) -> usize {
        let rosters: Vec<Arc<Roster>> = self.lock().values().cloned().collect();
        let plugins = rosters.iter().flat_map(|roster| roster.plugins.iter());
        let stopped = plugins.filter(|plugin| {
            let breaker = plugin.breaker.lock();
            let breaker = breaker.unwrap_or_else(PoisonError::into_inner);
            !matches!(*breaker, Breaker::Closed { .. })
        });
        stopped.count()
    }

    /// Has the account's roster read anew when it is next needed.
    pub fn renew(&self, account: &AccountId) {
        self.lock().remove(account);
    }

    /// Has every account's roster read anew when it is next needed.
    pub fn renew_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<AccountId, Arc<Roster>>> {
        self.rosters.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where packages are found, and what is known of them.
pub struct Shelf<'a> {
    /// What the operator's file knows of packages that the catalogue doesn't have.
    pub crm: &'a Crm,
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// What is said of packages that don't run.
    pub sentences: &'a Texts,
}

/// A package that can't be used.
struct Unusable {
    reason: String,
    standing: Option<Standing>,
}

impl From<String> for Unusable {
    fn from(reason: String) -> Self {
        Self {
            reason,
            standing: None,
        }
    }
}

fn load(read: &Read<'_>, account: &AccountId, shelf: &Shelf<'_>) -> bailey_crm::Result<Roster> {
    let name: Arc<str> = account.as_str().into();
    let mut roster = Roster::default();
    for installation in installation::all(read)? {
        let missing = match judged(read, &installation.digest, shelf)? {
            Ok((offer, standing)) => {
                match Plugin::load(read, &name, &installation, offer, standing) {
                    Ok(plugin) => {
                        roster.plugins.push(Arc::new(plugin));
                        continue;
                    }
                    Err(error @ bailey_crm::Error::Damaged(_)) => error.to_string().into(),
                    Err(error) => return Err(error),
                }
            }
            Err(unusable) => unusable,
        };
        let Unusable { reason, standing } = missing;
        tracing::warn!(%account, plugin = %installation.plugin, %reason, "a plugin can't be loaded");
        roster.missing.push(Missing {
            installation,
            reason,
            standing,
        });
    }
    Ok(roster)
}

/// The package with this digest in lower-case hex, of those that the catalogue or the
/// account's own file has and that may run; or why there is none.
pub fn package(
    read: &Read<'_>,
    digest: &str,
    shelf: &Shelf<'_>,
) -> bailey_crm::Result<Result<Arc<Offer>, String>> {
    let found = judged(read, digest, shelf)?;
    Ok(found
        .map(|(offer, _)| offer)
        .map_err(|unusable| unusable.reason))
}

/// A package from the catalogue, or from the account's own file, which keeps what the
/// catalogue may have dropped. It is judged each time that it is loaded.
fn judged(
    read: &Read<'_>,
    digest: &str,
    shelf: &Shelf<'_>,
) -> bailey_crm::Result<Result<(Arc<Offer>, Standing), Unusable>> {
    let known = Digest::from_hex(digest).and_then(|digest| shelf.catalogue.package(digest));
    let (offer, standing) = match known {
        Some(offer) => (Arc::clone(offer), shelf.catalogue.standing(offer.digest())),
        None => match own(read, digest)? {
            Ok(offer) => {
                let standing = shelf.standing(&offer)?;
                (offer, standing)
            }
            Err(reason) => return Ok(Err(reason.into())),
        },
    };
    if shelf.catalogue.lets_run(&standing) {
        return Ok(Ok((offer, standing)));
    }
    Ok(Err(Unusable {
        reason: standing.said(shelf.sentences, "en"),
        standing: Some(standing),
    }))
}

/// The package in the account's own file.
fn own(read: &Read<'_>, digest: &str) -> bailey_crm::Result<Result<Arc<Offer>, String>> {
    let Some(bytes) = packages::get(read, digest)? else {
        return Ok(Err(format!("its package {digest} is nowhere to be found")));
    };
    Ok(match Offer::read(bytes) {
        Ok(offer) if offer.digest().to_hex() == digest => Ok(Arc::new(offer)),
        Ok(_) => Err("its package was changed".to_owned()),
        Err(error) => Err(error.to_string()),
    })
}

impl Shelf<'_> {
    /// What a package is worth that the catalogue doesn't have.
    fn standing(&self, offer: &Offer) -> bailey_crm::Result<Standing> {
        let known = curated::package(self.crm, &offer.digest().to_hex())?;
        let key = match offer.package.signature().key() {
            Some(key) => curated::key(self.crm, &key.to_string())?,
            None => None,
        };
        Ok(Standing::of(&offer.package, known.as_ref(), key.as_ref()))
    }
}
