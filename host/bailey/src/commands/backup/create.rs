//! `bailey backup create`: makes a backup of an account, and tries it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use bailey_crm::backups::Reason;
use bailey_crm::{AccountId, Context, Crm};
use bailey_plugins::backups::{self, Backups, places};

use crate::config::Config;
use crate::{host, progress};

/// Makes it and says where it is: on the account's list, or in a folder of its own.
pub fn run(config: &Config, id: &AccountId, to: Option<PathBuf>) -> Result<()> {
    let crm = Arc::new(host::accounts(config)?);
    match to {
        Some(folder) => apart(&crm, id, &folder),
        None => make(config, &crm, id, Reason::Request),
    }
}

/// Makes one that is on the account's list, with the data folder open already.
pub fn make(config: &Config, crm: &Arc<Crm>, id: &AccountId, reason: Reason) -> Result<()> {
    let account = crm.account(id)?;
    let bar = progress::bytes().with_message("Making a backup, and trying it");
    let made = kept(config, crm).create(
        &account,
        &Context::operator(),
        places::FOLDER,
        reason,
        &mut progress::following(&bar),
    )?;
    bar.finish_and_clear();
    let file = config.backups.join(id.as_str()).join(&made.made.name);
    say(&file, made.made.bytes, &made.made.faults, id)
}

/// The backups of this data folder.
pub fn kept(config: &Config, crm: &Arc<Crm>) -> Backups {
    Backups::new(
        Arc::clone(crm),
        config.backups.clone(),
        config.egress.clone(),
        config.public_url.clone(),
    )
}

/// Makes one in a folder that somebody names, which is on no list.
fn apart(crm: &Crm, id: &AccountId, to: &std::path::Path) -> Result<()> {
    let account = crm.account(id)?;
    std::fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    let key = backups::account_key(crm, id)?;
    let bar = progress::bytes().with_message("Making a backup");
    let mut moved = progress::following(&bar);
    let made = backups::make(crm, &account, &[key.recipient()], to, &mut moved)?;
    bar.set_message("Trying it");
    let faults = backups::tried(crm, &made.file, &key)?;
    bar.finish_and_clear();
    say(&made.file, made.bytes, &faults, id)
}

fn say(file: &std::path::Path, bytes: u64, faults: &[String], id: &AccountId) -> Result<()> {
    println!("{}  {}", file.display(), indicatif::HumanBytes(bytes));
    if !faults.is_empty() {
        bail!("the backup is no good: {}", faults.join("; "));
    }
    println!(
        "It was opened again, checked and put into an empty installation: it is good. Its key is \
         shown by `bailey backup key {id}`: without it, nobody opens this elsewhere."
    );
    Ok(())
}
