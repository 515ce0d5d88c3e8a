//! Builds a plugin: what it is written in to a component, that to a package, which
//! is read once more to know that it holds.

mod cargo;
mod javascript;
mod language;
mod names;
mod paths;
mod python;
mod rust;
mod sections;
mod tools;
mod unexported;
mod waiting;
mod wasm_target;
mod world;

use std::path::{Path, PathBuf};

use anyhow::Result;
use bailey_package::Package;

use crate::Source;

pub use language::{LANGUAGES, Language, Sdk, Tested};
pub use waiting::while_waiting;

/// Builds the plugin in this folder; its language's tools work in `target`, which has
/// to be another folder than that of a cargo that waits for this build.
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
    quick: bool,
}

impl Build {
    /// A build of the plugin in this folder.
    pub fn of(folder: &Path, target: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            target: target.to_owned(),
            features: Vec::new(),
            quick: false,
        }
    }

    /// Switches on one of the crate's features, where it is a crate.
    #[must_use]
    pub fn feature(mut self, feature: &str) -> Self {
        self.features.push(feature.to_owned());
        self
    }

    /// For whoever waits for what they just changed, where the language has a choice:
    /// sooner there, larger and slower.
    #[must_use]
    pub fn quick(mut self) -> Self {
        self.quick = true;
        self
    }

    /// The component alone, without manifest and texts.
    ///
    /// # Errors
    /// As [`build`], for the code and the machine.
    pub fn component(&self) -> Result<Vec<u8>> {
        (Language::of(&self.folder)?.component)(self)
    }

    /// Runs the plugin's own tests, which need no host.
    ///
    /// # Errors
    /// One failed, or they could not be run; says what to do next.
    pub fn test(&self) -> Result<Tested> {
        (Language::of(&self.folder)?.test)(self)
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
