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
    let decided = host.plugins.decides(&account, plugin)?;
    host.plugins
        .disable(&account, &Context::operator(), plugin)?;
    println!("{plugin} is disabled.");
    if !decided.is_empty() {
        println!(
            "It decides no more ({}). The journal names the operator, and the account's admins \
             are told by mail as soon as Bailey runs.",
            decided.join(", ")
        );
    }
    Ok(())
}
