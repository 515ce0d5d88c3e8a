//! `bailey plugin enable`: enables a plugin that an admin consented to.

use anyhow::Result;
use bailey_crm::{AccountId, Context};

use crate::config::Config;
use crate::host::Host;

/// Enables it.
pub fn run(config: &Config, account: &AccountId, plugin: &str) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    host.plugins
        .enable(&account, &Context::operator(), plugin)?;
    println!("{plugin} is enabled.");
    Ok(())
}
