//! `bailey account export`: all that an account holds, as files that other programs
//! read.

use std::path::Path;

use anyhow::{Result, ensure};
use bailey_crm::{AccountId, Context, export};

use crate::config::Config;
use crate::host;

/// Writes it into a new folder.
pub fn run(config: &Config, account: &AccountId, folder: &Path) -> Result<()> {
    ensure!(
        !folder.exists(),
        "{} is there already: name a folder that isn't",
        folder.display()
    );
    let account = host::accounts(config)?.account(account)?;
    export::export_account(&account, &Context::operator(), folder)?;
    println!("The account `{}` is in {}.", account.id(), folder.display());
    Ok(())
}
