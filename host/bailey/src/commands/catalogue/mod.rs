//! `bailey catalogue`: what accounts find there is the operator's to say. The
//! running server carries it out, so that it holds at once; without one, the
//! command does.

mod decide;
mod list;
mod package;
mod publishers;
mod refresh;

use anyhow::{Context as _, Result};
use bailey_crm::{AccountId, Context};
use bailey_plugins::Plugins;

use crate::arguments::Catalogue;
use crate::config::Config;
use crate::control::{self, Question, Talk};
use crate::host::Host;

/// Has the server carry it out, or does it.
pub fn run(config: &Config, command: &Catalogue) -> Result<()> {
    let mut talk = control::Terminal::default();
    let question = Question::Catalogue(command.clone());
    match control::ask(&config.data, &question, &mut talk)? {
        Some(()) => Ok(()),
        None => execute(&Host::open(config)?.plugins, command, &mut talk),
    }
}

/// Carries a command out.
pub fn execute(plugins: &Plugins, command: &Catalogue, talk: &mut dyn Talk) -> Result<()> {
    let context = Context::operator();
    match command {
        Catalogue::List { account: None } => list::all(plugins, talk),
        Catalogue::List {
            account: Some(account),
        } => list::offered(plugins, &id(account)?, talk),
        Catalogue::Refresh => refresh::run(plugins, talk),
        Catalogue::Approve { package } => decide::approve(plugins, &context, package, talk),
        Catalogue::Delist { package } => decide::delist(plugins, &context, package, talk),
        Catalogue::Relist { package } => decide::relist(plugins, &context, package, talk),
        Catalogue::Revoke { package, reason } => {
            decide::revoke(plugins, &context, package, reason, talk)
        }
        Catalogue::Allow { account, subject } => {
            decide::offer(plugins, &context, &id(account)?, subject, Some(true), talk)
        }
        Catalogue::Deny { account, subject } => {
            decide::offer(plugins, &context, &id(account)?, subject, Some(false), talk)
        }
        Catalogue::Forget { account, subject } => {
            decide::offer(plugins, &context, &id(account)?, subject, None, talk)
        }
        Catalogue::Publishers(command) => publishers::run(plugins, &context, command, talk),
    }
}

fn id(account: &str) -> Result<AccountId> {
    AccountId::try_from(account.to_owned()).context("the account")
}
