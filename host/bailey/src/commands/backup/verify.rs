//! `bailey backup verify`: tries a backup.

use anyhow::{Result, bail};
use bailey_plugins::backups;

use super::{Ground, opening};
use crate::arguments::Opening;
use crate::control::{Talk, following};

/// Says what was found; fails if the account could not be had back from it.
pub fn run(ground: &Ground<'_>, opening: &Opening, talk: &mut dyn Talk) -> Result<()> {
    let opened = opening::open(ground.crm, opening, talk)?;
    let verified = backups::verify(&opened, &mut following(talk, "Checking the journal"))?;
    let of = &opened.manifest.of;
    talk.say(&format!("account     {} ({})", of.account, of.name))?;
    talk.say(&format!("taken       {}", of.taken_at))?;
    for table in &of.tables {
        talk.say(&format!(
            "{:<11} {} in use, {} archived, {} in the bin",
            table.key, table.active, table.archived, table.deleted
        ))?;
    }
    for plugin in &of.plugins {
        talk.say(&format!("plugin      {} {}", plugin.id, plugin.version))?;
    }
    let whose = if opened.signed_by == ground.crm.journal_key() {
        "this data folder"
    } else {
        "another data folder"
    };
    talk.say(&format!(
        "signed by   {} ({whose})",
        opened.manifest.signed_by
    ))?;
    if !verified.is_good() {
        for fault in &verified.faults {
            talk.say(fault)?;
        }
        bail!("the backup does not hold");
    }
    talk.say(&format!(
        "The backup holds: {} operations.",
        verified.journal.operations
    ))
}
