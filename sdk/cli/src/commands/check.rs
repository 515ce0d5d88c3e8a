//! `bailey-plugin check`: whether code, manifest and texts agree.

use std::path::PathBuf;

use anyhow::{Result, bail};
use bailey_plugin::Source;

/// Build a plugin and say what is wrong with it, without writing a package.
#[derive(clap::Args)]
pub struct Check {
    /// The plugin's folder.
    #[arg(default_value = ".")]
    folder: PathBuf,
}

impl Check {
    /// Prints each finding; fails if there is one.
    pub fn run(self) -> Result<()> {
        let findings = Source::read(&self.folder)?.findings();
        for finding in &findings {
            eprintln!("{finding}");
        }
        let package = bailey_plugin::build(&self.folder, &self.folder.join("target"))?;
        if !findings.is_empty() {
            bail!("{} messages are missing or wrong", findings.len());
        }
        println!("{}: code, manifest and texts agree", package.manifest().id);
        Ok(())
    }
}
