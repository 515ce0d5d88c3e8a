//! `bailey serve`: answers for all accounts of the data folder until it is told
//! to stop.

use anyhow::Result;

use crate::config::Config;
use crate::host::Host;

/// Serves until the process is told to stop.
pub fn run(config: &Config) -> Result<()> {
    let host = Host::open(config)?;
    if host.crm.account_ids().is_empty() {
        eprintln!("There is no account yet. Make one with: bailey account create");
    }
    host.serve(config, |_| ())
}
