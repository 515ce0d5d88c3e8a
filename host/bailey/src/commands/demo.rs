//! `bailey demo`: serves an account with sample data, made at the first start.

use anyhow::Result;

use crate::config::Config;
use crate::demo;
use crate::host::Host;

/// Makes the account if it isn't there, and serves until the process is told to
/// stop.
pub fn run(config: &Config) -> Result<()> {
    let mut host = Host::offering(config, bailey_first_party::examples())?;
    // Components are compiled while the rows come in.
    host.start()?;
    let sign_in = demo::ready(&host.crm, &host.plugins, &config.data)?;
    host.serve(config, |url| sign_in.print(url))
}
