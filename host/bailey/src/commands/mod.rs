//! The commands, one a file.

mod account_create;
mod account_list;
mod audit_verify;
mod backup;
mod demo;
mod import;
mod plugin_disable;
mod plugin_enable;
mod plugin_list;
mod serve;

use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::{Account, Audit, Command, Plugin};
use crate::config::Config;

/// Runs a command. A failure that the command itself tells of, such as a journal
/// that doesn't hold, is an exit code and no error.
pub fn run(command: Command, config: &Config) -> Result<ExitCode> {
    match command {
        Command::Demo => demo::run(config).map(done),
        Command::Serve => serve::run(config).map(done),
        Command::Account(Account::Create(new)) => account_create::run(config, new).map(done),
        Command::Account(Account::List) => account_list::run(config).map(done),
        Command::Import(import) => import::run(config, import),
        Command::Audit(Audit::Verify(verify)) => audit_verify::run(config, &verify),
        Command::Backup(command) => backup::run(config, command),
        Command::Plugin(Plugin::List { account }) => plugin_list::run(config, &account).map(done),
        Command::Plugin(Plugin::Enable { account, plugin }) => {
            plugin_enable::run(config, &account, &plugin).map(done)
        }
        Command::Plugin(Plugin::Disable { account, plugin }) => {
            plugin_disable::run(config, &account, &plugin).map(done)
        }
    }
}

fn done((): ()) -> ExitCode {
    ExitCode::SUCCESS
}
