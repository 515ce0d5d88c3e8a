//! `bailey backup`: one file a command. The running server carries it out, so that
//! people go on meanwhile; without one, the command does.

mod create;
mod export;
mod key;
mod list;
mod opening;
mod preview;
mod restore;
mod verify;

use std::sync::Arc;

use anyhow::Result;
use bailey_crm::Crm;
use bailey_plugins::Plugins;
use bailey_plugins::backups::Backups;
use bailey_plugins::priority::{Behind, yield_to_others};

use crate::arguments::Backup;
use crate::config::Config;
use crate::control::{self, Question, Talk};
use crate::host;

/// What the commands work on.
struct Ground<'a> {
    crm: &'a Crm,
    backups: &'a Backups,
    /// Those of the running server, if it is one that works.
    plugins: Option<&'a Plugins>,
}

/// Has the server carry it out, or does it.
pub fn run(config: &Config, command: Backup) -> Result<()> {
    let mut talk = control::Terminal::default();
    let command = command.absolute(&config.backups)?;
    let question = Question::Backup(command.clone());
    if control::ask(&config.data, &question, &mut talk)?.is_some() {
        return Ok(());
    }
    let crm = Arc::new(host::accounts(config)?);
    let backups = Backups::new(
        Arc::clone(&crm),
        config.egress.clone(),
        config.backup_settings(),
    );
    let ground = Ground {
        crm: &crm,
        backups: &backups,
        plugins: None,
    };
    ground.carry_out(&command, &mut talk)
}

/// Carries a command out within the running server.
pub fn execute(plugins: &Plugins, command: &Backup, talk: &mut dyn Talk) -> Result<()> {
    // The thread is the command's own.
    yield_to_others(Behind::Far);
    let ground = Ground {
        crm: plugins.crm(),
        backups: plugins.backups(),
        plugins: Some(plugins),
    };
    ground.carry_out(command, talk)
}

impl Ground<'_> {
    fn carry_out(&self, command: &Backup, talk: &mut dyn Talk) -> Result<()> {
        match command {
            Backup::Create { account, to: None } => create::run(self, account, talk),
            Backup::Create {
                account,
                to: Some(folder),
            } => create::apart(self, account, folder, talk),
            Backup::List { folder } => list::run(folder.as_deref(), talk),
            Backup::Verify(opening) => verify::run(self, opening, talk),
            Backup::Preview(restoring) => preview::run(self, restoring, talk),
            Backup::Restore { restoring, yes } => restore::run(self, restoring, *yes, talk),
            Backup::Export { opening, into } => export::run(self, opening, into, talk),
            Backup::Key { account } => key::run(self, account, talk),
        }
    }
}
