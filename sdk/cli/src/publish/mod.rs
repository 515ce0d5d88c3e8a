//! Puts a package where a catalogue finds it: into a folder, or into an OCI registry.

mod artifact;
mod folder;
mod registry;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use bailey_package::{Package, Signature};

pub use artifact::artifact;
pub use folder::into_folder;
pub use registry::{Login, Place, into_registry};

/// Where a package goes.
#[derive(Debug)]
pub enum Destination {
    /// A folder that a catalogue reads.
    Folder(PathBuf),
    /// A repository of a registry.
    Registry(Place),
}

impl Destination {
    /// Reads what was typed: `oci://registry/repository`, with `http://` for one
    /// without TLS, or a folder.
    ///
    /// # Errors
    /// It is neither.
    pub fn parse(text: &str) -> Result<Self> {
        if text.contains("://") {
            return Ok(Self::Registry(Place::parse(text)?));
        }
        let folder = PathBuf::from(text);
        if !folder.is_dir() {
            bail!(
                "{text} is no folder. For a registry, write oci:// in front, as in \
                 oci://registry.example/acme/badges"
            );
        }
        Ok(Self::Folder(folder))
    }
}

/// Refuses what no catalogue would take: a package that was changed after it was
/// signed, or one that isn't signed, unless that is meant.
///
/// # Errors
/// Says what to type first.
pub fn check(package: &Package, unsigned: bool) -> Result<()> {
    match package.signature() {
        Signature::Valid(_) => Ok(()),
        Signature::Absent if unsigned => Ok(()),
        Signature::Absent => bail!(
            "the package is not signed, so it would run in development only. Sign it first:\n\n    \
             bailey-plugin sign PACKAGE\n\nor say --unsigned if that is meant"
        ),
        Signature::Broken => bail!(
            "the package was changed after it was signed. Build it anew, and sign it:\n\n    \
             bailey-plugin build && bailey-plugin sign PACKAGE"
        ),
    }
}

/// Reads a package's file.
///
/// # Errors
/// It can't be read, or is no package.
pub fn read(path: &std::path::Path) -> Result<Package> {
    let shown = path.display();
    let size = std::fs::metadata(path)
        .with_context(|| format!("cannot read {shown}"))?
        .len();
    if size > bailey_package::MAX_PACKAGE_BYTES {
        bail!(
            "{shown} has {size} bytes; a package has at most {}",
            bailey_package::MAX_PACKAGE_BYTES
        );
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    Package::read(bytes).with_context(|| format!("{shown} is refused"))
}
