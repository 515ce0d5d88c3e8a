//! The commands, one a file.

mod account_create;
mod account_delete;
mod account_export;
mod account_list;
mod account_suspend;
mod audit_verify;
pub mod backup;
pub mod catalogue;
mod demo;
mod import;
pub mod operator_password;
mod plugin_disable;
mod plugin_enable;
mod plugin_health;
mod plugin_life;
mod plugin_list;
mod serve;
pub mod support;

use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::{Account, Audit, Command, Operator, Plugin};
use crate::config::Config;

/// Runs a command. A failure that the command itself tells of, such as a journal
/// that doesn't hold, is an exit code and no error.
pub fn run(command: Command, config: &Config) -> Result<ExitCode> {
    match command {
        Command::Demo => demo::run(config).map(done),
        Command::Serve => serve::run(config).map(done),
        Command::Account(command) => account(command, config).map(done),
        Command::Import(import) => import::run(config, import),
        Command::Audit(Audit::Verify(verify)) => audit_verify::run(config, &verify),
        Command::Backup(command) => backup::run(config, command).map(done),
        Command::Catalogue(command) => catalogue::run(config, &command).map(done),
        Command::Plugin(command) => plugin(command, config).map(done),
        Command::Support(command) => support::run(config, &command).map(done),
        Command::Operator(Operator::Password { password_stdin }) => {
            operator_password::run(config, password_stdin).map(done)
        }
    }
}

fn account(command: Account, config: &Config) -> Result<()> {
    match command {
        Account::Create(new) => account_create::run(config, new),
        Account::List => account_list::run(config),
        Account::Suspend { account, why } => {
            account_suspend::suspend(config, &account, why.as_deref())
        }
        Account::Resume { account } => account_suspend::resume(config, &account),
        Account::Export { account, folder } => account_export::run(config, &account, &folder),
        Account::Delete {
            account,
            grace_days,
        } => account_delete::run(config, &account, grace_days),
    }
}

fn plugin(command: Plugin, config: &Config) -> Result<()> {
    match command {
        Plugin::List { account } => plugin_list::run(config, &account),
        Plugin::Health { hours } => plugin_health::run(config, hours),
        Plugin::Install {
            account,
            plugin,
            refuse,
        } => plugin_life::install(config, &account, &plugin, refuse),
        Plugin::Enable { account, plugin } => plugin_enable::run(config, &account, &plugin),
        Plugin::Disable { account, plugin } => plugin_disable::run(config, &account, &plugin),
        Plugin::Upgrade {
            account,
            plugin,
            consent,
        } => plugin_life::upgrade(config, &account, &plugin, consent),
        Plugin::RollBack { account, plugin } => plugin_life::roll_back(config, &account, &plugin),
        Plugin::Uninstall { account, plugin } => plugin_life::uninstall(config, &account, &plugin),
        Plugin::Reinstall { account, plugin } => plugin_life::reinstall(config, &account, &plugin),
        Plugin::Export {
            account,
            plugin,
            file,
        } => plugin_life::export(config, &account, &plugin, file.as_deref()),
    }
}

fn done((): ()) -> ExitCode {
    ExitCode::SUCCESS
}
