//! `bailey plugin disable`: the operator's way in when a plugin keeps everybody
//! out. It works with a plugin that is broken or missing.

use anyhow::Result;
use bailey_crm::{AccountId, Context};

use crate::config::Config;
use crate::host::Host;

/// Disables it.
pub fn run(config: &Config, account: &AccountId, plugin: &str) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    host.plugins
        .disable(&account, &Context::operator(), plugin)?;
    println!("{plugin} is disabled.");
    Ok(())
}
