//! Where accounts find plugins: the packages built into the program, and those
//! in a folder that the operator names.
//!
//! Every package is read the same way, wherever it comes from. A file that is
//! no package is left out and said so; it never keeps the host from starting.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bailey_package::{Digest, Manifest, Package, PackageError};

use crate::error::{Error, Result};
use crate::texts::Texts;

/// A package with its texts.
#[derive(Debug)]
pub struct Offer {
    /// The package.
    pub package: Package,
    /// What it says.
    pub texts: Texts,
}

impl Offer {
    /// Reads a package.
    ///
    /// # Errors
    /// A [`PackageError`] that says what is wrong with it.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Self, PackageError> {
        let package = Package::read(bytes)?;
        let texts = Texts::of(&package);
        Ok(Self { package, texts })
    }

    /// What the plugin is and asks for.
    pub fn manifest(&self) -> &Manifest {
        self.package.manifest()
    }
}

/// A file that is in the catalogue's folder and can't be offered.
#[derive(Debug)]
pub struct Refused {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// The plugins that accounts can install.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// By the plugin's id; of several versions the newest last.
    offers: BTreeMap<String, Vec<Arc<Offer>>>,
    refused: Vec<Refused>,
}

impl Catalogue {
    /// An empty catalogue.
    pub fn new() -> Self {
        Self::default()
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

    /// Adds the packages (`*.wasm`) of a folder.
    ///
    /// # Errors
    /// [`Error::Crm`] if the folder can't be read. A file in it that is no
    /// package is left out and found under [`refused`](Self::refused).
    pub fn with_folder(mut self, folder: &Path) -> Result<Self> {
        let unreadable = |source| {
            Error::Crm(bailey_crm::Error::File {
                path: folder.to_owned(),
                source,
            })
        };
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == "wasm")
            {
                paths.push(path);
            }
        }
        paths.sort();
        for path in paths {
            let read = std::fs::read(&path).map_err(|error| error.to_string());
            match read.and_then(|bytes| Offer::read(bytes).map_err(|error| error.to_string())) {
                Ok(offer) => self.add(offer),
                Err(reason) => {
                    tracing::warn!(path = %path.display(), %reason, "a file of the catalogue's folder is no package");
                    self.refused.push(Refused { path, reason });
                }
            }
        }
        Ok(self)
    }

    /// Adds one package; the same again changes nothing.
    pub fn add(&mut self, offer: Offer) {
        let versions = self.offers.entry(offer.manifest().id.clone()).or_default();
        if versions
            .iter()
            .all(|other| other.package.digest() != offer.package.digest())
        {
            versions.push(Arc::new(offer));
            versions.sort_by(|a, b| a.manifest().version.cmp(&b.manifest().version));
        }
    }

    /// The newest version of each plugin, by id.
    pub fn newest(&self) -> impl Iterator<Item = &Arc<Offer>> {
        self.offers.values().filter_map(|versions| versions.last())
    }

    /// The newest version of one plugin.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the catalogue has no such plugin.
    pub fn plugin(&self, id: &str) -> Result<&Arc<Offer>> {
        let newest = self.offers.get(id).and_then(|versions| versions.last());
        newest.ok_or_else(|| Error::NotFound(format!("the catalogue has no plugin `{id}`")))
    }

    /// The package with this digest.
    pub fn package(&self, digest: Digest) -> Option<&Arc<Offer>> {
        self.offers
            .values()
            .flatten()
            .find(|offer| offer.package.digest() == digest)
    }

    /// The files that could not be offered.
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }
}
