//! Where accounts find plugins: the packages built into the program, those in a
//! folder that the operator names, and those of registries.
//!
//! Every package is read the same way, wherever it comes from. A file that is
//! no package is left out and said so; it never keeps the host from starting.
//! What a package is worth is worked out from its signature and the operator's
//! word ([`Standing`]), and only what may run is offered.
//!
//! A catalogue is as it was when it was made: what the operator decides, or a
//! source brings, makes another one.

mod curate;
mod folder;
mod offer;
mod refresh;
mod registry;
mod rules;
mod standing;
mod telling;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bailey_crm::catalogue::{Curation, Seen};
use bailey_crm::{Crm, Timestamp};
use bailey_package::Digest;

use crate::error::{Error, Result};

pub use curate::Subject;
pub use offer::{Offer, Refused};
pub use refresh::{CatalogueProgress, Refreshed};
pub use registry::{Credentials, Registry, RegistryError};
pub use rules::Offered;
pub use standing::{Standing, Trust};

/// The plugins that accounts can install.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    sources: Sources,
    in_development: bool,
    /// By the plugin's id; of several versions the newest last.
    offers: BTreeMap<String, Vec<Arc<Offer>>>,
    standings: HashMap<Digest, Standing>,
    refused: Vec<Refused>,
    curation: Arc<Curation>,
}

/// Where packages come from.
#[derive(Clone, Debug, Default)]
struct Sources {
    built_in: Vec<Arc<Offer>>,
    folder: Option<PathBuf>,
    registries: Vec<Registry>,
    /// Where what was pulled from registries is kept.
    pulled: Option<PathBuf>,
}

/// What the sources have at one time.
#[derive(Default)]
struct Stock {
    offers: Vec<Arc<Offer>>,
    refused: Vec<Refused>,
}

impl Catalogue {
    /// An empty catalogue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Has packages run for which nobody vouches, with a banner on every page: for
    /// who writes plugins.
    #[must_use]
    pub fn in_development(mut self) -> Self {
        self.in_development = true;
        self
    }

    /// Whether packages run for which nobody vouches.
    #[must_use]
    pub fn is_in_development(&self) -> bool {
        self.in_development
    }

    /// Adds packages that are built into the program.
    ///
    /// # Errors
    /// [`Error::Package`] if one is not a package: the program was built wrong.
    pub fn with_packages(
        mut self,
        packages: impl IntoIterator<Item = &'static [u8]>,
    ) -> Result<Self> {
        for bytes in packages {
            self.add(Offer::read(bytes)?);
        }
        Ok(self)
    }

    /// Adds the packages (`*.wasm`) of a folder. Who may write there may not yet
    /// say what runs: its packages have to be approved, or signed by a publisher
    /// whom the operator knows.
    ///
    /// # Errors
    /// [`Error::Crm`] if the folder can't be read. A file in it that is no
    /// package is left out and found under [`refused`](Self::refused).
    pub fn with_folder(mut self, folder: &Path) -> Result<Self> {
        let found = folder::packages(folder, &[])?;
        self.sources.folder = Some(folder.to_owned());
        self.take(found);
        Ok(self)
    }

    /// Adds the packages of registries, kept in a folder of the host's own. What was
    /// pulled before is there at once; what is new comes with a refresh.
    #[must_use]
    pub fn with_registries(mut self, registries: Vec<Registry>, pulled: &Path) -> Self {
        self.sources.registries = registries;
        self.sources.pulled = Some(pulled.to_owned());
        self
    }

    /// Adds one package as if it were built in; the same again changes nothing.
    pub fn add(&mut self, offer: Offer) {
        let offer = Arc::new(offer);
        let standing = Standing {
            why: standing::Why::BuiltIn,
            ..Standing::unknown()
        };
        self.standings.insert(offer.digest(), standing);
        self.sources.built_in.push(Arc::clone(&offer));
        self.put(offer);
    }

    /// Adds one package in the place of all others of its plugin.
    pub(crate) fn replacing(mut self, offer: Offer) -> Self {
        let id = offer.manifest().id.clone();
        self.sources
            .built_in
            .retain(|other| other.manifest().id != id);
        self.offers.remove(&id);
        self.add(offer);
        self
    }

    fn put(&mut self, offer: Arc<Offer>) {
        let versions = self.offers.entry(offer.manifest().id.clone()).or_default();
        if versions
            .iter()
            .all(|other| other.digest() != offer.digest())
        {
            versions.push(offer);
            versions.sort_by(|a, b| a.manifest().version.cmp(&b.manifest().version));
        }
    }

    fn take(&mut self, stock: Stock) {
        for offer in stock.offers {
            self.put(offer);
        }
        self.refused.extend(stock.refused);
    }

    /// The same catalogue with what the sources have now.
    fn stocked(&self, stock: Stock) -> Self {
        let mut next = Self {
            sources: self.sources.clone(),
            in_development: self.in_development,
            ..Self::default()
        };
        for offer in &self.sources.built_in {
            next.put(Arc::clone(offer));
        }
        next.take(stock);
        next
    }

    /// The same catalogue as the operator's file judges it now. Packages that were
    /// never seen are noted there.
    pub(crate) fn judged(mut self, crm: &Crm) -> bailey_crm::Result<Self> {
        let built_in: Vec<_> = self.sources.built_in.iter().map(|it| it.digest()).collect();
        let mut curation = bailey_crm::catalogue::curation(crm)?;
        let offers = || self.offers.values().flatten();
        let unseen: Vec<Seen> = offers()
            .filter(|offer| {
                let known = curation.packages.get(&offer.digest().to_hex());
                known.is_none_or(|known| !known.built_in && built_in.contains(&offer.digest()))
            })
            .map(|offer| Seen {
                digest: offer.digest().to_hex(),
                plugin: offer.manifest().id.clone(),
                version: offer.manifest().version.to_string(),
                built_in: built_in.contains(&offer.digest()),
            })
            .collect();
        if !unseen.is_empty() {
            bailey_crm::catalogue::see(crm, &unseen, Timestamp::now())?;
            curation = bailey_crm::catalogue::curation(crm)?;
        }
        let judge = |offer: &Arc<Offer>| {
            let package = &offer.package;
            let known = curation.packages.get(&package.digest().to_hex());
            let key = package.signature().key();
            let key = key.and_then(|key| curation.key(&key.to_string()));
            (package.digest(), Standing::of(package, known, key))
        };
        self.standings = offers().map(judge).collect();
        // Of two packages that call themselves the same version, the one that was
        // there first stays: a version that is published again replaces nothing.
        let seen = |offer: &Arc<Offer>| {
            let known = curation.packages.get(&offer.digest().to_hex());
            std::cmp::Reverse(known.map(|known| known.seen_at))
        };
        for versions in self.offers.values_mut() {
            versions.sort_by(|a, b| {
                let by_version = a.manifest().version.cmp(&b.manifest().version);
                by_version.then_with(|| seen(a).cmp(&seen(b)))
            });
        }
        self.curation = Arc::new(curation);
        Ok(self)
    }

    /// All packages that the sources have, also those that can't run, by plugin and
    /// version.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Offer>> {
        self.offers.values().flatten()
    }

    /// The newest version of each plugin that is offered to anybody, by id.
    pub fn newest(&self) -> impl Iterator<Item = &Arc<Offer>> {
        self.offers
            .values()
            .filter_map(|versions| versions.iter().rev().find(|offer| self.offers(offer)))
    }

    /// The newest version of one plugin that is offered to anybody.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the catalogue has no such plugin.
    pub fn plugin(&self, id: &str) -> Result<&Arc<Offer>> {
        let newest = self.versions(id).find(|offer| self.offers(offer));
        newest.ok_or_else(|| not_here(id))
    }

    /// All versions of one plugin, the newest first, also those that can't run.
    pub fn versions(&self, id: &str) -> impl Iterator<Item = &Arc<Offer>> {
        self.offers.get(id).into_iter().flatten().rev()
    }

    /// The package with this digest.
    pub fn package(&self, digest: Digest) -> Option<&Arc<Offer>> {
        self.all().find(|offer| offer.digest() == digest)
    }

    /// What a package is worth.
    #[must_use]
    pub fn standing(&self, digest: Digest) -> Standing {
        let known = self.standings.get(&digest).cloned();
        known.unwrap_or_else(Standing::unknown)
    }

    /// Whether a package may run here.
    pub(crate) fn lets_run(&self, standing: &Standing) -> bool {
        standing.runs(self.in_development)
    }

    /// Whether a package is on the list.
    fn offers(&self, offer: &Offer) -> bool {
        let standing = self.standing(offer.digest());
        self.lets_run(&standing) && !standing.delisted
    }

    /// What the operator decided, as it was when the catalogue was made.
    #[must_use]
    pub fn curation(&self) -> &Curation {
        &self.curation
    }

    /// The files that could not be offered.
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }
}

fn not_here(id: &str) -> Error {
    Error::NotFound(format!("the catalogue has no plugin `{id}`"))
}
