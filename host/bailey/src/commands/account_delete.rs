//! `bailey account delete`: suspends an account, and has it deleted when the time to
//! call that back has passed.

use anyhow::Result;
use bailey_crm::{AccountId, Context};

use crate::config::Config;
use crate::host;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Sets the day.
pub fn run(config: &Config, account: &AccountId, grace_days: u32) -> Result<()> {
    let context = Context::operator();
    let at = context.at.plus_millis(i64::from(grace_days) * DAY);
    host::accounts(config)?.delete_account_at(&context, account, at)?;
    println!("The account `{account}` is suspended, and is deleted with all that it has at {at}.");
    println!(
        "Until then `bailey account resume {account}` calls that back. Backups elsewhere stay."
    );
    Ok(())
}
