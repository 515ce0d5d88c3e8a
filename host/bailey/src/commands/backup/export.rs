//! `bailey backup export`: unpacks the account's file.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::opening;
use crate::arguments::Opening;
use crate::config::Config;
use crate::host;

/// Writes it to a file that isn't there yet.
pub fn run(config: &Config, opening: &Opening, into: &Path) -> Result<()> {
    if into.exists() {
        bail!("{} is there already: name another file", into.display());
    }
    let crm = host::accounts(config)?;
    let opened = opening::open(&crm, opening)?;
    std::fs::copy(opened.snapshot.path(), into).with_context(|| into.display().to_string())?;
    println!("{}", into.display());
    Ok(())
}
