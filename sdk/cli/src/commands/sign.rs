//! `bailey-plugin sign`: has your key vouch for a package.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use bailey_package::write;
use bailey_plugin::{keys, publish};

use super::passphrase;

/// Sign a package, in place of an earlier signature if it has one.
#[derive(clap::Args)]
pub struct Sign {
    /// The package.
    package: PathBuf,
    /// The key's file [default: the key of the plugin's publisher].
    #[arg(long, env = "BAILEY_KEY", value_name = "FILE")]
    key: Option<PathBuf>,
    #[command(flatten)]
    passphrase: passphrase::From,
    /// Where the signed package goes [default: in the package's place].
    #[arg(long, short)]
    output: Option<PathBuf>,
}

impl Sign {
    /// Signs, writes, and says with what.
    pub fn run(self) -> Result<()> {
        let package = publish::read(&self.package)?;
        let path = match self.key {
            Some(path) => path,
            None => keys::default_file(package.manifest().publisher_id())?,
        };
        let key = keys::read(&path, || self.passphrase.known(&path))?;
        let signed = write::sign(&package, &key)?;
        let output = self.output.unwrap_or(self.package);
        fs::write(&output, &**signed.bytes())
            .with_context(|| format!("cannot write {}", output.display()))?;
        println!("{} is signed with {}", output.display(), keys::public(&key));
        Ok(())
    }
}
