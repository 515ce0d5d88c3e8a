//! `bailey-plugin keys`: the key that you sign with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use bailey_package::Rotation;
use bailey_plugin::keys;
use clap::Subcommand;

/// Make, show and replace the key that you sign with.
#[derive(clap::Args)]
pub struct Keys {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a key.
    Make {
        /// What the ids of your plugins begin with, as in `acme` of `acme.badges`.
        publisher: String,
        /// The key's file [default: bailey/keys/<publisher>.key in your configuration].
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
    },
    /// Print the public half, which operators are told.
    Show {
        /// What the ids of your plugins begin with.
        publisher: String,
        /// The key's file.
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
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
    },
}

impl Keys {
    /// Carries one of them out.
    pub fn run(self) -> Result<()> {
        match self.command {
            Command::Make { publisher, key } => make(&publisher, key),
            Command::Show { publisher, key } => {
                let key = keys::read(&file(&publisher, key)?)?;
                println!("{}", keys::public(&key));
                Ok(())
            }
            Command::Rotate {
                publisher,
                key,
                output,
            } => {
                let note = output.unwrap_or_else(|| format!("{publisher}.rotation").into());
                rotate(&file(&publisher, key)?, &note)
            }
        }
    }
}

fn file(publisher: &str, key: Option<PathBuf>) -> Result<PathBuf> {
    key.map_or_else(|| keys::default_file(publisher), Ok)
}

fn make(publisher: &str, key: Option<PathBuf>) -> Result<()> {
    let path = file(publisher, key)?;
    let public = keys::public(&keys::make(&path)?);
    println!(
        "{public}\n\nThe key is in {}. Keep a copy of it.",
        path.display()
    );
    println!(
        "Operators who trust you type\n\n    bailey catalogue publishers add {publisher} {public}"
    );
    Ok(())
}

fn rotate(path: &Path, note: &Path) -> Result<()> {
    let old = keys::read(path)?;
    let aside = path.with_extension("key.old");
    let next = path.with_extension("key.new");
    let new = keys::make(&next)?;
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
