//! `bailey backup list`: what backups there are, by what they say of themselves.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use bailey_plugins::backups;
use indicatif::HumanBytes;

use crate::control::Talk;

/// Lists them, the last one first; what can't be read is listed with the reason.
pub fn run(folder: Option<&Path>, talk: &mut dyn Talk) -> Result<()> {
    let folder = folder.context("which folder?")?;
    let mut files = match folder.is_dir() {
        true => tars(folder).with_context(|| folder.display().to_string())?,
        false => Vec::new(),
    };
    files.sort();
    if files.is_empty() {
        talk.say(&format!("There are none in {}.", folder.display()))?;
    }
    for file in files.into_iter().rev() {
        let name = file.display();
        match backups::manifest(&file) {
            Ok((manifest, _)) => {
                let of = &manifest.of;
                let records: u64 = of.tables.iter().map(|table| table.active).sum();
                let parts = manifest.parts.iter().map(|part| part.bytes).sum();
                talk.say(&format!(
                    "{name}  {}  {}  {records} records  {}",
                    of.account,
                    of.taken_at,
                    HumanBytes(parts)
                ))?;
            }
            Err(error) => talk.say(&format!("{name}  {error}"))?,
        }
    }
    Ok(())
}

/// The backups in a folder, and in those of accounts in it.
fn tars(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(tars(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "tar") {
            files.push(path);
        }
    }
    Ok(files)
}
