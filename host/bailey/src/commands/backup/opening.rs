//! Opening the backup that was named, with the key that was given or the one that
//! the data folder has.

use anyhow::{Context as _, Result};
use bailey_crm::{AccountId, Crm};
use bailey_plugins::backups::{self, AccountKey, Opened};

use crate::arguments::Opening;
use crate::control::{Talk, following};

/// Opens it.
pub fn open(crm: &Crm, opening: &Opening, talk: &mut dyn Talk) -> Result<Opened> {
    let key = key(crm, opening)?;
    Ok(backups::open(
        &opening.file,
        &key,
        crm.scratch()?,
        &mut following(talk, "Opening"),
    )?)
}

/// The key that was given, else the one that is kept of its account.
pub fn key(crm: &Crm, opening: &Opening) -> Result<AccountKey> {
    if let Some(file) = &opening.key {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        return text.parse().with_context(|| file.display().to_string());
    }
    let (manifest, _) = backups::manifest(&opening.file)?;
    let id: AccountId = manifest.of.account.parse()?;
    let kept = crm.backup_key(&id)?.with_context(|| {
        format!("the data folder has no key of the account `{id}`: give one with --key")
    })?;
    Ok(kept.parse()?)
}
