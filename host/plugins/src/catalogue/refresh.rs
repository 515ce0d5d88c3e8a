//! Looks at the sources again, off the path of every request, and compiles what is
//! new, one component after the other: whoever installs it then waits for nothing.
//! A source that can't be reached keeps what it had.

use std::sync::Arc;

use super::registry::{self, Pulling};
use super::{Catalogue, Offer, Stock, folder};
use crate::error::Result;
use crate::plugins::Plugins;

/// How far a refresh is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueProgress {
    /// A source is asked what it has.
    Asking {
        /// The folder or the repository.
        source: String,
    },
    /// A package comes from a registry.
    Pulling {
        /// The repository and the tag.
        package: String,
        /// Bytes that are there.
        done: u64,
        /// Bytes that there will be.
        total: u64,
    },
    /// A component is compiled.
    Compiling {
        /// The plugin's id.
        plugin: String,
        /// Components that are ready.
        done: u64,
        /// Components that there are.
        total: u64,
    },
}

/// What a refresh found.
#[derive(Clone, Debug, Default)]
pub struct Refreshed {
    /// The packages that weren't there before.
    pub new: Vec<Arc<Offer>>,
    /// The sources that could not be read, each with why. They keep what they had.
    pub unreachable: Vec<(String, String)>,
}

impl Plugins {
    /// Looks at the catalogue's sources again. One at a time: whoever comes second
    /// waits and looks once more.
    ///
    /// # Errors
    /// [`Error::Crm`](crate::Error::Crm) if the operator's file can't be read.
    pub fn refresh_catalogue(
        &self,
        progress: &mut dyn FnMut(CatalogueProgress),
    ) -> Result<Refreshed> {
        let _one_at_a_time = self.refreshing();
        let (before, egress) = (self.catalogue(), self.egress());
        let mut refreshed = Refreshed::default();
        for registry in &before.sources.registries {
            let name = registry.name();
            let Some(folder) = &before.sources.pulled else {
                continue;
            };
            progress(CatalogueProgress::Asking {
                source: name.clone(),
            });
            let mut pulling = |pulling: Pulling<'_>| {
                progress(CatalogueProgress::Pulling {
                    package: format!("{}:{}", pulling.repository, pulling.tag),
                    done: pulling.done,
                    total: pulling.total,
                });
            };
            if let Err(error) = registry::pull(self.crm(), egress, registry, folder, &mut pulling) {
                tracing::warn!(repository = name, %error, "a registry keeps what it had");
                refreshed.unreachable.push((name, error.to_string()));
            }
        }
        let stock = before.look(self.crm(), progress, &mut refreshed.unreachable)?;
        self.renew_catalogue(|now| now.stocked(stock))?;
        let known = |offer: &&Arc<Offer>| before.package(offer.digest()).is_none();
        refreshed.new = self.catalogue().all().filter(known).cloned().collect();
        self.compile_catalogue(progress);
        Ok(refreshed)
    }

    /// Compiles and links what the catalogue offers, one after the other. What is in
    /// memory already costs nothing.
    pub(crate) fn compile_catalogue(&self, progress: &mut dyn FnMut(CatalogueProgress)) {
        let catalogue = self.catalogue();
        let total = catalogue.newest().count() as u64;
        for (done, offer) in catalogue.newest().enumerate() {
            progress(CatalogueProgress::Compiling {
                plugin: offer.manifest().id.clone(),
                done: done as u64,
                total,
            });
            if let Err(failure) = self.ready_program(offer) {
                tracing::warn!(plugin = offer.manifest().id, %failure, "a plugin of the catalogue can't run here");
            }
        }
    }
}

impl Catalogue {
    /// The catalogue as a process begins with it: with what was pulled before, and as
    /// the operator's file judges it.
    pub(crate) fn opened(self, crm: &bailey_crm::Crm) -> bailey_crm::Result<Self> {
        let mut stock = Stock::default();
        self.shelved(&mut stock, crm)?;
        let mut opened = self;
        opened.take(stock);
        opened.judged(crm)
    }

    /// What the folder has, and what was pulled. A folder that can't be read has what
    /// it had.
    fn look(
        &self,
        crm: &bailey_crm::Crm,
        progress: &mut dyn FnMut(CatalogueProgress),
        unreachable: &mut Vec<(String, String)>,
    ) -> bailey_crm::Result<Stock> {
        let known: Vec<_> = self.all().cloned().collect();
        let mut stock = Stock::default();
        if let Some(path) = &self.sources.folder {
            let source = path.display().to_string();
            progress(CatalogueProgress::Asking {
                source: source.clone(),
            });
            match folder::packages(path, &known) {
                Ok(found) => stock = found,
                Err(error) => {
                    unreachable.push((source, error.to_string()));
                    let built_in = &self.sources.built_in;
                    let others = known
                        .iter()
                        .filter(|offer| built_in.iter().all(|own| own.digest() != offer.digest()));
                    stock.offers.extend(others.cloned());
                }
            }
        }
        self.shelved(&mut stock, crm)?;
        Ok(stock)
    }

    fn shelved(&self, stock: &mut Stock, crm: &bailey_crm::Crm) -> bailey_crm::Result<()> {
        let Some(folder) = &self.sources.pulled else {
            return Ok(());
        };
        let known: Vec<_> = self.all().cloned().collect();
        let pulled = bailey_crm::catalogue::pulled(crm)?;
        for registry in &self.sources.registries {
            registry::shelved(stock, &pulled, registry, folder, &known);
        }
        Ok(())
    }
}
