//! `bailey backup verify`: tries a backup.

use std::process::ExitCode;

use anyhow::Result;
use bailey_plugins::backups;

use super::opening;
use crate::arguments::Opening;
use crate::config::Config;
use crate::{host, progress};

/// Says what was found; fails if the account could not be had back from it.
pub fn run(config: &Config, opening: &Opening) -> Result<ExitCode> {
    let crm = host::accounts(config)?;
    let opened = opening::open(&crm, opening)?;
    let bar = progress::bar(0).with_message("Checking the journal");
    let verified = backups::verify(&opened, &mut progress::following(&bar))?;
    bar.finish_and_clear();
    let of = &opened.manifest.of;
    println!("account     {} ({})", of.account, of.name);
    println!("taken       {}", of.taken_at);
    for table in &of.tables {
        println!(
            "{:<11} {} in use, {} archived, {} in the bin",
            table.key, table.active, table.archived, table.deleted
        );
    }
    for plugin in &of.plugins {
        println!("plugin      {} {}", plugin.id, plugin.version);
    }
    let whose = if opened.signed_by == crm.journal_key() {
        "this data folder"
    } else {
        "another data folder"
    };
    println!("signed by   {} ({whose})", opened.manifest.signed_by);
    if verified.is_good() {
        println!(
            "The backup holds: {} operations.",
            verified.journal.operations
        );
        return Ok(ExitCode::SUCCESS);
    }
    for fault in &verified.faults {
        println!("{fault}");
    }
    println!("The backup does not hold.");
    Ok(ExitCode::FAILURE)
}
