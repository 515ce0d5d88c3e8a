//! `bailey backup restore`: brings back what a backup holds. In a data folder that
//! doesn't have the account, all of it is put in.

use anyhow::{Result, bail};
use bailey_crm::backups::Reason;
use bailey_crm::snapshots::{self, Then};
use bailey_crm::{Context, Error};
use bailey_plugins::backups::Opened;

use super::{Ground, create, opening, preview};
use crate::arguments::Restoring;
use crate::control::{Talk, following};

/// Shows what would go back, asks, makes a backup, and then does it.
pub fn run(
    ground: &Ground<'_>,
    restoring: &Restoring,
    yes: bool,
    talk: &mut dyn Talk,
) -> Result<()> {
    let opened = opening::open(ground.crm, &restoring.opening, talk)?;
    let account = match preview::account(ground.crm, &opened) {
        Ok(account) => account,
        Err(error) if is_missing(&error) => return put_in(ground, restoring, &opened, talk),
        Err(error) => return Err(error),
    };
    let (context, scope) = (Context::operator(), preview::scope(&account, restoring)?);
    let Opened { snapshot, .. } = opened;
    let then = Then::Snapshot(snapshot);
    let plan = snapshots::plan(&account, &context, &then, &scope, preview::NAMED)?;
    preview::show(&plan, talk)?;
    if plan.restorable == 0 && plan.kept.is_empty() {
        return Ok(());
    }
    if !yes && !talk.confirm("Go on?")? {
        bail!("nothing was changed");
    }
    create::make(ground, account.id(), Reason::Restore, talk)?;
    let done = snapshots::restore(
        &account,
        &context,
        then,
        &scope,
        plan.hash,
        &mut following(talk, "Restoring"),
    )?;
    if let Some(plugins) = ground.plugins {
        for plugin in &restoring.plugins {
            plugins.renew(&account, plugin);
        }
    }
    talk.say(&format!(
        "{} records went back. It is operation {} of the journal, and can be undone there.",
        done.restored, done.operation
    ))?;
    if done.plugins > 0 {
        talk.say(
            "What plugins keep went back, too; that is in the backup that was made before, and \
             is not undone with the records.",
        )?;
    }
    Ok(())
}

fn is_missing(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Error::NotFound(_)))
}

fn put_in(
    ground: &Ground<'_>,
    restoring: &Restoring,
    opened: &Opened,
    talk: &mut dyn Talk,
) -> Result<()> {
    let narrowed =
        !restoring.tables.is_empty() || !restoring.records.is_empty() || restoring.owner.is_some();
    if narrowed {
        bail!("the account isn't here, so all of it is put in: leave out what narrows it");
    }
    let key = opening::key(ground.crm, &restoring.opening)?;
    let installed = ground.crm.install(
        &Context::operator(),
        &opened.snapshot,
        opened.origin(),
        &mut following(talk, "Putting it in"),
    )?;
    let id = installed.account.id();
    ground.crm.keep_backup_key(id, &key.reveal())?;
    talk.say(&format!(
        "The account `{id}` is as it was at {}. Everybody has to sign in anew.",
        opened.manifest.of.taken_at
    ))
}
