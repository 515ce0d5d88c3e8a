//! `bailey backup create`: makes a backup of an account, and tries it.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use bailey_crm::backups::Reason;
use bailey_crm::{AccountId, Context, Crm};
use bailey_plugins::backups::{self, Backups, places};

use crate::config::Config;
use crate::control::{self, Question, Step, Talk};
use crate::{host, progress};

/// Makes it and says where it is: on the account's list, which the running server
/// does if there is one, or in a folder of its own.
pub fn run(config: &Config, id: &AccountId, to: Option<PathBuf>) -> Result<()> {
    let mut talk = control::Terminal::default();
    if let Some(folder) = to {
        return apart(&host::accounts(config)?, id, &folder);
    }
    if control::ask(&config.data, &Question::BackUp(id.clone()), &mut talk)?.is_some() {
        return Ok(());
    }
    let crm = Arc::new(host::accounts(config)?);
    make(&kept(config, &crm), &crm, id, Reason::Request, &mut talk)
}

/// Makes one that is on the account's list.
pub fn make(
    backups: &Backups,
    crm: &Crm,
    id: &AccountId,
    reason: Reason,
    talk: &mut dyn Talk,
) -> Result<()> {
    let account = crm.account(id)?;
    let mut told = |done, total| {
        talk.progress(&Step {
            message: "Making a backup, and trying it".to_owned(),
            done,
            total,
        });
    };
    let context = Context::operator();
    let made = backups.create(&account, &context, places::FOLDER, reason, &mut told)?;
    let made = made.made;
    talk.say(&format!(
        "{}  {}",
        made.name,
        indicatif::HumanBytes(made.bytes)
    ))?;
    talk.say(&verdict(&made.faults, id)?)
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
    let bytes = indicatif::HumanBytes(made.bytes);
    println!("{}  {bytes}", made.file.display());
    println!("{}", verdict(&faults, id)?);
    Ok(())
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
