//! `bailey backup export`: unpacks the account's file.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::{Ground, opening};
use crate::arguments::Opening;
use crate::control::Talk;

/// Writes it to a file that isn't there yet.
pub fn run(ground: &Ground<'_>, opening: &Opening, into: &Path, talk: &mut dyn Talk) -> Result<()> {
    if into.exists() {
        bail!("{} is there already: name another file", into.display());
    }
    let opened = opening::open(ground.crm, opening, talk)?;
    std::fs::copy(opened.snapshot.path(), into).with_context(|| into.display().to_string())?;
    talk.say(&into.display().to_string())
}
