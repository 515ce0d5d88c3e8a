//! `bailey-plugin inspect`: what is in a package, read from its bytes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use bailey_package::{Interface, Package};

/// Say what a package is, what it can do and where it takes part.
#[derive(clap::Args)]
pub struct Inspect {
    /// The package.
    file: PathBuf,
}

impl Inspect {
    /// Reads the package and prints what it holds.
    pub fn run(self) -> Result<()> {
        let path = self.file.display();
        let bytes = fs::read(&self.file).with_context(|| format!("cannot read {path}"))?;
        let package = Package::read(bytes).with_context(|| format!("{path} is refused"))?;
        let manifest = package.manifest();
        println!(
            "{} {} by {}",
            manifest.id, manifest.version, manifest.publisher
        );
        println!("contract {}", manifest.contract);
        println!("sha256:{}", package.digest());
        println!("{} bytes", package.bytes().len());
        println!("\nimports");
        package.imports().iter().for_each(print);
        println!("\nexports");
        package.exports().iter().for_each(print);
        let tags: Vec<&str> = package.locales().keys().map(String::as_str).collect();
        println!("\nlanguages: {}", tags.join(", "));
        Ok(())
    }
}

fn print(interface: &Interface) {
    if interface.functions.is_empty() {
        println!("  {interface} (types alone)");
    } else {
        println!("  {interface}: {}", interface.functions.join(", "));
    }
}
