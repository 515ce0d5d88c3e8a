//! `bailey-plugin keys`: the key that you sign with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use bailey_package::Rotation;
use bailey_plugin::keys;
use clap::Subcommand;

use super::passphrase;

/// Make, show and replace the key that you sign with.
#[derive(clap::Args)]
pub struct Keys {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a key; on a terminal you are asked for a passphrase that it is kept under.
    Make {
        /// What the ids of your plugins begin with, as in `acme` of `acme.badges`.
        publisher: String,
        /// The key's file [default: bailey/keys/<publisher>.key in your configuration].
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        #[command(flatten)]
        passphrase: passphrase::From,
    },
    /// Put a key under a passphrase that had none.
    Seal {
        /// What the ids of your plugins begin with.
        publisher: String,
        /// The key's file.
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        #[command(flatten)]
        passphrase: passphrase::From,
    },
    /// Print the public half, which operators are told.
    Show {
        /// What the ids of your plugins begin with.
        publisher: String,
        /// The key's file.
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        #[command(flatten)]
        passphrase: passphrase::From,
    },
    /// Make another key, which the one you have signs.
    Rotate {
        /// What the ids of your plugins begin with.
        publisher: String,
        /// The key's file. The old key stays beside it, named .old.
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// Where the note for operators goes [default: <publisher>.rotation].
        #[arg(long, short)]
        output: Option<PathBuf>,
        #[command(flatten)]
        passphrase: passphrase::From,
    },
}

impl Keys {
    /// Carries one of them out.
    pub fn run(self) -> Result<()> {
        match self.command {
            Command::Make {
                publisher,
                key,
                passphrase,
            } => make(&publisher, key, &passphrase),
            Command::Seal {
                publisher,
                key,
                passphrase,
            } => seal(&file(&publisher, key)?, &passphrase),
            Command::Show {
                publisher,
                key,
                passphrase,
            } => {
                let path = file(&publisher, key)?;
                let key = keys::read(&path, || passphrase.known(&path))?;
                println!("{}", keys::public(&key));
                Ok(())
            }
            Command::Rotate {
                publisher,
                key,
                output,
                passphrase,
            } => {
                let note = output.unwrap_or_else(|| format!("{publisher}.rotation").into());
                rotate(&file(&publisher, key)?, &note, &passphrase)
            }
        }
    }
}

fn file(publisher: &str, key: Option<PathBuf>) -> Result<PathBuf> {
    key.map_or_else(|| keys::default_file(publisher), Ok)
}

fn make(publisher: &str, key: Option<PathBuf>, passphrase: &passphrase::From) -> Result<()> {
    let path = file(publisher, key)?;
    let public = keys::public(&keys::make(&path, passphrase.chosen()?.as_ref())?);
    println!(
        "{public}\n\nThe key is in {}. Keep a copy of it.",
        path.display()
    );
    println!(
        "Operators who trust you type\n\n    bailey catalogue publishers add {publisher} {public}"
    );
    Ok(())
}

/// The sealed key takes the open one's place at once, so that there is always one.
fn seal(path: &Path, passphrase: &passphrase::From) -> Result<()> {
    let sealed = || anyhow!("{} is under a passphrase already", path.display());
    let key = keys::read(path, || Err(sealed()))?;
    let passphrase = passphrase
        .chosen()?
        .context("a key is put under a passphrase, and there is none")?;
    let next = path.with_extension("key.new");
    keys::keep(&key, &next, Some(&passphrase))?;
    fs::rename(&next, path).with_context(|| format!("cannot replace {}", path.display()))?;
    println!("{} is under the passphrase.", path.display());
    Ok(())
}

/// The new key is under the old one's passphrase, if that has one.
fn rotate(path: &Path, note: &Path, passphrase: &passphrase::From) -> Result<()> {
    let mut sealed = None;
    let old = keys::read(path, || {
        let known = passphrase.known(path)?;
        Ok(sealed.insert(known).clone())
    })?;
    let aside = path.with_extension("key.old");
    let next = path.with_extension("key.new");
    let new = keys::make(&next, sealed.as_ref())?;
    let rotation = Rotation::sign(&old, keys::public(&new))?;
    // The note first: with it and both keys on the disk, nothing is lost wherever
    // this is cut short.
    fs::write(note, rotation.to_string())
        .with_context(|| format!("cannot write {}", note.display()))?;
    fs::rename(path, &aside)
        .and_then(|()| fs::rename(&next, path))
        .with_context(|| format!("cannot replace {}", path.display()))?;
    println!("{}", keys::public(&new));
    println!(
        "\nThe old key is in {} now. Operators who know it type\n\n    bailey catalogue publishers \
         rotate {}",
        aside.display(),
        note.display()
    );
    Ok(())
}
