//! `bailey account suspend` and `resume`: whether an account is served.

use anyhow::Result;
use bailey_crm::{AccountId, Context};

use crate::config::Config;
use crate::host;

/// Serves it nothing from now on.
pub fn suspend(config: &Config, account: &AccountId, why: Option<&str>) -> Result<()> {
    host::accounts(config)?.suspend(&Context::operator(), account, why)?;
    println!("The account `{account}` is suspended. All that it has stays.");
    Ok(())
}

/// Serves it again, also if it was to be deleted.
pub fn resume(config: &Config, account: &AccountId) -> Result<()> {
    host::accounts(config)?.resume(&Context::operator(), account)?;
    println!("The account `{account}` is open, and nothing of it is to be deleted.");
    Ok(())
}
