//! `bailey plugin list`: what an account has, and what it could have.

use anyhow::Result;
use bailey_crm::AccountId;
use bailey_crm::plugin_data::installation;

use crate::config::Config;
use crate::host::Host;

/// Lists them, a line each: id, version, state.
pub fn run(config: &Config, account: &AccountId) -> Result<()> {
    let host = Host::open(config)?;
    let installed = host.crm.account(account)?.read(installation::all)?;
    for plugin in &installed {
        println!(
            "{}\t{}\t{}",
            plugin.plugin,
            plugin.version,
            plugin.state.as_str()
        );
    }
    for offer in host.plugins.catalogue().newest() {
        let manifest = offer.manifest();
        if installed.iter().all(|plugin| plugin.plugin != manifest.id) {
            println!("{}\t{}\tavailable", manifest.id, manifest.version);
        }
    }
    Ok(())
}
