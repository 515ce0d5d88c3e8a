//! `bailey backup key`: shows the key that opens an account's backups.

use anyhow::Result;
use bailey_crm::AccountId;
use bailey_plugins::backups;

use crate::config::Config;
use crate::host;

/// Shows it as the `age` program has it in a file.
pub fn run(config: &Config, id: &AccountId) -> Result<()> {
    let crm = host::accounts(config)?;
    crm.account(id)?;
    let key = backups::account_key(&crm, id)?;
    println!("# opens the backups of {id}");
    println!("# public key: {}", key.recipient());
    println!("{}", key.reveal());
    Ok(())
}
