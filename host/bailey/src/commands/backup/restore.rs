//! `bailey backup restore`: brings back what a backup holds.

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use bailey_crm::backups::Reason;
use bailey_crm::snapshots::{self, Then};
use bailey_crm::{Context, Crm, Error};
use bailey_plugins::backups::Opened;

use super::{create, opening, preview};
use crate::arguments::Restoring;
use crate::config::Config;
use crate::control;
use crate::{host, progress};

/// Brings it back into the account; puts the account in if it isn't there.
pub fn run(config: &Config, restoring: &Restoring, yes: bool) -> Result<ExitCode> {
    let crm = Arc::new(host::accounts(config)?);
    let opened = opening::open(&crm, &restoring.opening)?;
    let account = match preview::account(&crm, &opened) {
        Ok(account) => account,
        Err(error) if is_missing(&error) => {
            put_in(&crm, restoring, &opened)?;
            return Ok(ExitCode::SUCCESS);
        }
        Err(error) => return Err(error),
    };
    let (context, scope) = (Context::operator(), preview::scope(&account, restoring)?);
    let Opened { snapshot, .. } = opened;
    let then = Then::Snapshot(snapshot);
    let plan = snapshots::plan(&account, &context, &then, &scope, preview::NAMED)?;
    preview::show(&plan);
    if plan.restorable == 0 && plan.kept.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    if !yes && !asked()? {
        println!("Nothing was changed.");
        return Ok(ExitCode::FAILURE);
    }
    let backups = create::kept(config, &crm);
    let mut talk = control::Terminal::default();
    create::make(&backups, &crm, account.id(), Reason::Restore, &mut talk)?;
    let bar = progress::bar(0).with_message("Restoring");
    let done = snapshots::restore(
        &account,
        &context,
        then,
        &scope,
        plan.hash,
        &mut progress::following(&bar),
    )?;
    bar.finish_and_clear();
    println!(
        "{} records went back. It is operation {} of the journal, and can be undone there.",
        done.restored, done.operation
    );
    Ok(ExitCode::SUCCESS)
}

fn is_missing(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Error::NotFound(_)))
}

fn put_in(crm: &Crm, restoring: &Restoring, opened: &Opened) -> Result<()> {
    let part =
        !restoring.tables.is_empty() || !restoring.records.is_empty() || restoring.owner.is_some();
    if part {
        bail!("the account isn't here, so all of it is put in: leave out what narrows it");
    }
    let key = opening::key(crm, &restoring.opening)?;
    let bar = progress::bar(0).with_message("Putting it in");
    let installed = crm.install(
        &Context::operator(),
        &opened.snapshot,
        opened.origin(),
        &mut progress::following(&bar),
    )?;
    bar.finish_and_clear();
    let id = installed.account.id();
    crm.keep_backup_key(id, &key.reveal())?;
    println!(
        "The account `{id}` is as it was at {}. Everybody has to sign in anew.",
        opened.manifest.of.taken_at
    );
    Ok(())
}

fn asked() -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        bail!("nobody is here to ask: add --yes");
    }
    print!("Go on? [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}
