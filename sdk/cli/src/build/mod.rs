//! Builds a plugin: Rust to a core module, that to a component, that to a
//! package, which is read once more to know that it holds.

mod cargo;
mod wasm_target;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use bailey_package::Package;
use wit_component::ComponentEncoder;

use crate::Source;

/// Builds the plugin in this folder; cargo works in `target`, which has to be
/// another folder than that of a cargo that waits for this build.
///
/// # Errors
/// Says what to mend: in the plugin's code (the compiler's messages go to
/// standard error), its manifest, its texts or the machine.
pub fn build(folder: &Path, target: &Path) -> Result<Package> {
    Build::of(folder, target).package()
}

/// A build with more to say than its folders.
#[derive(Debug, Clone)]
pub struct Build {
    folder: PathBuf,
    target: PathBuf,
    features: Vec<String>,
}

impl Build {
    /// A build of the crate in this folder.
    pub fn of(folder: &Path, target: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            target: target.to_owned(),
            features: Vec::new(),
        }
    }

    /// Switches on one of the crate's features.
    #[must_use]
    pub fn feature(mut self, feature: &str) -> Self {
        self.features.push(feature.to_owned());
        self
    }

    /// The component alone, without manifest and texts.
    ///
    /// # Errors
    /// As [`build`], for the code and the machine.
    pub fn component(&self) -> Result<Vec<u8>> {
        wasm_target::ensure()?;
        let module = cargo::compile(&self.folder, &self.target, &self.features)?;
        let core = fs::read(&module)
            .with_context(|| format!("cannot read what cargo built, {}", module.display()))?;
        let mut encoder = ComponentEncoder::default();
        let encoded = encoder
            .validate(true)
            .module(&core)
            .and_then(ComponentEncoder::encode);
        encoded.with_context(|| {
            format!(
                "cannot make a component of {}; does it call bailey_sdk::plugin!?",
                module.display()
            )
        })
    }

    /// The package.
    ///
    /// # Errors
    /// As [`build`].
    pub fn package(&self) -> Result<Package> {
        let source = Source::read(&self.folder)?;
        // Before the compiler is started.
        source.must_be_written()?;
        source.pack(&self.component()?)
    }
}
