//! `bailey backup create`: makes a backup of an account, and tries it.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use bailey_crm::{AccountId, Crm};
use bailey_plugins::backups;

use super::folder;
use crate::config::Config;
use crate::{host, progress};

/// Makes it and says where it is.
pub fn run(config: &Config, id: &AccountId, to: Option<PathBuf>) -> Result<()> {
    make(config, &host::accounts(config)?, id, to)
}

/// The same, with the data folder open already.
pub fn make(config: &Config, crm: &Crm, id: &AccountId, to: Option<PathBuf>) -> Result<()> {
    let account = crm.account(id)?;
    let to = to.unwrap_or_else(|| folder(config));
    std::fs::create_dir_all(&to).with_context(|| to.display().to_string())?;
    let key = backups::account_key(crm, id)?;
    let bar = progress::bytes().with_message("Packing");
    let mut moved = progress::following(&bar);
    let made = backups::make(crm, &account, &[key.recipient()], &to, &mut moved)?;
    bar.finish_and_clear();

    let bar = progress::bar(0).with_message("Trying it");
    let opened = backups::open(&made.file, &key, crm.scratch()?, &mut |_, _| {})?;
    let verified = backups::verify(&opened, &mut progress::following(&bar))?;
    bar.finish_and_clear();
    let bytes = indicatif::HumanBytes(made.bytes);
    println!("{}  {bytes}", made.file.display());
    if !verified.is_good() {
        bail!("the backup is no good: {}", verified.faults.join("; "));
    }
    println!(
        "It was opened again and holds. Its key is shown by `bailey backup key {id}`: without \
         it, nobody opens this elsewhere."
    );
    Ok(())
}
