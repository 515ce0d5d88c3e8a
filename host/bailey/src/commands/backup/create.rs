//! `bailey backup create`: makes a backup of an account, and tries it.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use bailey_crm::backups::Reason;
use bailey_crm::{AccountId, Context};
use bailey_plugins::backups::{self, places};
use indicatif::HumanBytes;

use super::Ground;
use crate::control::{Talk, following};

/// Makes one that is on the account's list, and says where it is.
pub fn run(ground: &Ground<'_>, id: &AccountId, talk: &mut dyn Talk) -> Result<()> {
    make(ground, id, Reason::Request, talk)
}

/// Makes one that is on the account's list.
pub fn make(
    ground: &Ground<'_>,
    id: &AccountId,
    reason: Reason,
    talk: &mut dyn Talk,
) -> Result<()> {
    let account = ground.crm.account(id)?;
    let context = Context::operator();
    let made = ground.backups.create(
        &account,
        &context,
        places::FOLDER,
        reason,
        &mut following(talk, "Making a backup, and trying it"),
    )?;
    let made = made.made;
    talk.say(&format!("{}  {}", made.name, HumanBytes(made.bytes)))?;
    talk.say(&verdict(&made.faults, id)?)
}

/// Makes one in a folder that somebody names, which is on no list.
pub fn apart(ground: &Ground<'_>, id: &AccountId, to: &Path, talk: &mut dyn Talk) -> Result<()> {
    let crm = ground.crm;
    let account = crm.account(id)?;
    std::fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    let key = backups::account_key(crm, id)?;
    let made = backups::make(
        crm,
        &account,
        Context::operator().at,
        &[key.recipient()],
        to,
        &mut following(talk, "Making a backup"),
    )?;
    let faults = backups::tried(crm, &made.file, &key)?;
    talk.say(&format!(
        "{}  {}",
        made.file.display(),
        HumanBytes(made.bytes)
    ))?;
    talk.say(&verdict(&faults, id)?)
}

fn verdict(faults: &[String], id: &AccountId) -> Result<String> {
    if !faults.is_empty() {
        bail!("the backup is no good: {}", faults.join("; "));
    }
    Ok(format!(
        "It was opened again, checked and put into an empty installation: it is good. Its key is \
         shown by `bailey backup key {id}`: without it, nobody opens this elsewhere."
    ))
}
