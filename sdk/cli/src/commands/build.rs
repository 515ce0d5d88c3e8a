//! `bailey-plugin build`: makes the package.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

/// Build a plugin into one .wasm file.
#[derive(clap::Args)]
pub struct Build {
    /// The plugin's folder.
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Where the package goes [default: target/<id>.wasm in the folder].
    #[arg(long, short)]
    output: Option<PathBuf>,
}

impl Build {
    /// Builds, writes, and says what it made.
    pub fn run(self) -> Result<()> {
        let target = self.folder.join("target");
        let package = bailey_plugin::build(&self.folder, &target)?;
        let manifest = package.manifest();
        let output = self
            .output
            .unwrap_or_else(|| target.join(format!("{}.wasm", manifest.id)));
        fs::write(&output, &**package.bytes())
            .with_context(|| format!("cannot write {}", output.display()))?;
        println!(
            "{} {} -> {}",
            manifest.id,
            manifest.version,
            output.display()
        );
        println!(
            "{} bytes, sha256:{}",
            package.bytes().len(),
            package.digest()
        );
        Ok(())
    }
}
