//! `bailey plugin install`, `upgrade`, `roll-back`, `uninstall`, `reinstall` and
//! `export`: a plugin's life in an account, as the operator.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use bailey_crm::plugin_data::export;
use bailey_crm::{AccountId, Context};
use bailey_plugins::{Consent, Plain};

use crate::config::Config;
use crate::host::Host;

/// Installs the catalogue's newest version with all that it asks for but what is
/// refused, and enables it.
pub fn install(
    config: &Config,
    account: &AccountId,
    plugin: &str,
    refused: Vec<String>,
) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    let consent = Consent {
        refused: refused.into_iter().collect(),
        ..Consent::default()
    };
    let context = Context::operator();
    host.plugins.install(&account, &context, plugin, &consent)?;
    host.plugins.enable(&account, &context, plugin)?;
    println!("{plugin} is installed and enabled.");
    Ok(())
}

/// Brings it to the catalogue's newest version. What that asks for beyond the present
/// one is shown, and granted only with `consent`.
pub fn upgrade(config: &Config, account: &AccountId, plugin: &str, consent: bool) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    let reader = Plain::anybody(&account);
    let plan = host.plugins.upgrade_plan(&account, plugin, &reader)?;
    for power in &plan.added {
        println!("+ {}: {}", power.interface, power.sentence);
    }
    for power in &plan.removed {
        println!("- {}: {}", power.interface, power.sentence);
    }
    let granted = Consent::default();
    let granted = consent.then_some(&granted);
    host.plugins
        .upgrade(&account, &Context::operator(), plugin, granted)?;
    println!(
        "{plugin} is at version {} now; it was at {}.",
        plan.to, plan.from
    );
    Ok(())
}

/// Brings it back to the version before its last upgrade.
pub fn roll_back(config: &Config, account: &AccountId, plugin: &str) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    host.plugins
        .roll_back(&account, &Context::operator(), plugin)?;
    println!("{plugin} is back at the version before.");
    Ok(())
}

/// Takes it out, into the bin.
pub fn uninstall(config: &Config, account: &AccountId, plugin: &str) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    host.plugins
        .uninstall(&account, &Context::operator(), plugin)?;
    let days = host.plugins.rules(&account)?.keep_days;
    println!("{plugin} is taken out; what it stored is kept for {days} days.");
    Ok(())
}

/// Brings it back from the bin, and enables it.
pub fn reinstall(config: &Config, account: &AccountId, plugin: &str) -> Result<()> {
    let host = Host::open(config)?;
    let account = host.crm.account(account)?;
    let context = Context::operator();
    host.plugins.reinstall(&account, &context, plugin)?;
    host.plugins.enable(&account, &context, plugin)?;
    println!("{plugin} is back and enabled.");
    Ok(())
}

/// Writes what it keeps into a file, or to standard output.
pub fn export(
    config: &Config,
    account: &AccountId,
    plugin: &str,
    file: Option<&Path>,
) -> Result<()> {
    let crm = crate::host::accounts(config)?;
    let account = crm.account(account)?;
    let mut out: Box<dyn std::io::Write> = match file {
        Some(path) => Box::new(
            std::fs::File::create_new(path)
                .with_context(|| format!("{} can't be made", path.display()))?,
        ),
        None => Box::new(std::io::stdout().lock()),
    };
    let mut failed = None;
    let exported = export::export(&account, &Context::operator(), plugin, &mut |bytes| {
        out.write_all(bytes).map_err(|error| {
            failed = Some(error);
            bailey_crm::Error::Unavailable("the file can't be written".into())
        })
    });
    if let Some(error) = failed {
        return Err(error).context("the file can't be written");
    }
    exported?;
    out.flush().context("the file can't be written")
}
