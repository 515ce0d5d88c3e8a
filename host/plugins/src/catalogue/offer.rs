//! A package with its texts, and a file that can't be one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bailey_package::{Digest, MAX_PACKAGE_BYTES, Manifest, Package, PackageError};

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

    /// The package's identity.
    pub fn digest(&self) -> Digest {
        self.package.digest()
    }
}

/// A package that is there and can't be offered.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The file, or the repository with its tag.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// The bytes of a file, if it isn't larger than a package may be: nobody fills the
/// memory with a file that is none.
pub(super) fn contents(path: &Path) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if size.len() > MAX_PACKAGE_BYTES {
        return Err(PackageError::TooLarge {
            size: size.len(),
            limit: MAX_PACKAGE_BYTES,
        }
        .to_string());
    }
    std::fs::read(path).map_err(|error| error.to_string())
}
