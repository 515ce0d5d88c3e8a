//! A package in a folder that a catalogue reads.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bailey_package::Package;

use super::read;

/// Puts the package there, named after its plugin and version.
///
/// # Errors
/// Another package of this version is there: a version that was published never
/// becomes another one.
pub fn into_folder(package: &Package, folder: &Path) -> Result<PathBuf> {
    let manifest = package.manifest();
    let path = folder.join(format!("{}-{}.wasm", manifest.id, manifest.version));
    if path.exists() {
        let there = read(&path)?;
        if there.digest() != package.digest() {
            bail!(
                "{} is there already, and another package. Raise `version` in plugin.toml, and \
                 build anew",
                path.display()
            );
        }
    }
    // Beside it and then in its place: whoever reads the folder meanwhile finds the
    // whole of it or nothing.
    let half = path.with_extension("part");
    std::fs::write(&half, &**package.bytes())
        .and_then(|()| std::fs::rename(&half, &path))
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}
