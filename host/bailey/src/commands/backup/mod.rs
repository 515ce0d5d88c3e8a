//! `bailey backup`: one file a command.

mod create;
mod export;
mod key;
mod list;
mod opening;
mod preview;
mod restore;
mod verify;

use std::process::ExitCode;

use anyhow::Result;
use bailey_crm::AccountId;
use bailey_crm::backups::Reason;
use bailey_plugins::Plugins;

use crate::arguments::Backup;
use crate::config::Config;
use crate::control::Talk;

/// Runs one of them.
pub fn run(config: &Config, command: Backup) -> Result<ExitCode> {
    match command {
        Backup::Create { account, to } => create::run(config, &account, to).map(done),
        Backup::List { folder } => list::run(config, folder).map(done),
        Backup::Verify(opening) => verify::run(config, &opening),
        Backup::Preview(restoring) => preview::run(config, &restoring).map(done),
        Backup::Restore { restoring, yes } => restore::run(config, &restoring, yes),
        Backup::Export { opening, into } => export::run(config, &opening, &into).map(done),
        Backup::Key { account } => key::run(config, &account).map(done),
    }
}

/// Makes a backup for somebody at a terminal, within the running server.
pub fn execute(plugins: &Plugins, id: &AccountId, talk: &mut dyn Talk) -> Result<()> {
    create::make(plugins.backups(), plugins.crm(), id, Reason::Request, talk)
}

fn done((): ()) -> ExitCode {
    ExitCode::SUCCESS
}
