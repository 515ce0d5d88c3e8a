//! `bailey catalogue approve`, `delist`, `relist`, `revoke`, `allow`, `deny` and
//! `forget`: one decision each, and what came of it.

use anyhow::Result;
use bailey_crm::{AccountId, Context};
use bailey_plugins::{Plugins, Subject};

use super::package;
use crate::control::{Step, Talk};

/// Approves a package.
pub fn approve(
    plugins: &Plugins,
    context: &Context,
    typed: &str,
    talk: &mut dyn Talk,
) -> Result<()> {
    let digest = package::find(&plugins.catalogue(), typed)?;
    plugins.approve_package(context, digest)?;
    talk.say(&format!("{digest} is approved: all accounts may have it."))
}

/// Takes a package off the list.
pub fn delist(
    plugins: &Plugins,
    context: &Context,
    typed: &str,
    talk: &mut dyn Talk,
) -> Result<()> {
    let digest = package::find(&plugins.catalogue(), typed)?;
    plugins.delist_package(context, digest)?;
    talk.say(&format!(
        "{digest} is off the list. Accounts that have it keep it; `relist` takes this back."
    ))
}

/// Puts a package back on the list.
pub fn relist(
    plugins: &Plugins,
    context: &Context,
    typed: &str,
    talk: &mut dyn Talk,
) -> Result<()> {
    let digest = package::find(&plugins.catalogue(), typed)?;
    plugins.relist_package(context, digest)?;
    talk.say(&format!("{digest} is on the list again."))
}

/// Withdraws a package.
pub fn revoke(
    plugins: &Plugins,
    context: &Context,
    typed: &str,
    reason: &str,
    talk: &mut dyn Talk,
) -> Result<()> {
    let digest = package::find(&plugins.catalogue(), typed)?;
    let told = plugins.revoke_package(context, digest, reason, &mut |done, total| {
        talk.progress(&telling(done, total));
    })?;
    talk.say(&format!(
        "{digest} is revoked. It ran in {told} accounts and has stopped there; their admins are \
         told. `approve` takes this back."
    ))
}

/// Says what an account may have.
pub fn offer(
    plugins: &Plugins,
    context: &Context,
    account: &AccountId,
    subject: &str,
    allowed: Option<bool>,
    talk: &mut dyn Talk,
) -> Result<()> {
    let subject: Subject = subject.parse().map_err(anyhow::Error::msg)?;
    plugins.set_offered(context, account, &subject, allowed)?;
    talk.say(&match allowed {
        Some(true) => format!("{account} may have {subject}."),
        Some(false) => format!("{account} may not have {subject}. What it has stays."),
        None => format!("Nothing is said of {subject} to {account} any more."),
    })
}

/// How far telling the accounts is.
pub fn telling(done: u64, total: u64) -> Step {
    Step {
        message: "Telling accounts".to_owned(),
        done,
        total,
    }
}
