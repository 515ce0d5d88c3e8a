//! `bailey account list`: the accounts of the data folder.

use anyhow::Result;

use crate::config::Config;
use crate::host;

/// Lists them, a line each: the name in addresses, a tab, what people call it.
pub fn run(config: &Config) -> Result<()> {
    for account in host::accounts(config)?.accounts()? {
        println!("{}\t{}", account.id, account.name);
    }
    Ok(())
}
