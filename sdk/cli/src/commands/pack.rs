//! `bailey-plugin pack`: makes the package of a component that another tool built.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use bailey_plugin::Source;

/// Put a built component, its manifest, texts and icon into one .wasm file.
#[derive(clap::Args)]
pub struct Pack {
    /// The component, as `componentize-py`, `jco componentize` or `wasm-tools
    /// component new` writes it.
    component: PathBuf,
    /// The plugin's folder, with plugin.toml, locales and perhaps icon.png.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
    /// Where the package goes [default: <id>.wasm].
    #[arg(long, short)]
    output: Option<PathBuf>,
}

impl Pack {
    /// Packs, writes, and says what it made.
    pub fn run(self) -> Result<()> {
        let shown = self.component.display();
        let component =
            fs::read(&self.component).with_context(|| format!("cannot read {shown}"))?;
        let package = Source::read(&self.folder)?.pack(&component)?;
        let manifest = package.manifest();
        let output = self
            .output
            .unwrap_or_else(|| PathBuf::from(format!("{}.wasm", manifest.id)));
        fs::write(&output, &**package.bytes())
            .with_context(|| format!("cannot write {}", output.display()))?;
        println!(
            "{} {} -> {}",
            manifest.id,
            manifest.version,
            output.display()
        );
        println!("sha256:{}", package.digest());
        Ok(())
    }
}
