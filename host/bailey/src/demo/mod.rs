//! The account with sample data, made at the first start and kept from then on.
//!
//! Nothing is put into it by a way of its own: people come in through the
//! directory, tables and fields through the schema, and every record through the
//! import that a person with a file uses. What there is of contacts, tasks,
//! invoices, legal entities and notes follows from the sample data by rule; no
//! person and no figure is made up. A first start that was cut short goes on
//! where it was: each step is whole or not there.

mod addresses;
mod build;
mod companies;
mod contacts;
mod deals;
mod invoices;
mod kept;
mod legal_entities;
mod load;
mod notes;
mod people;
mod plugins;
mod products;
mod roles;
mod sheet;
mod source;
mod spellings;
mod tasks;

#[cfg(test)]
mod tests;

use std::path::Path;

use anyhow::Result;
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{AccountId, Crm};
use bailey_plugins::Plugins;

use crate::progress;
use kept::Kept;
use source::Source;

/// The account's name in addresses.
const ACCOUNT: &str = "demo";

/// How to sign in to the demo.
#[derive(Debug)]
pub struct SignIn {
    manager: String,
    agent: String,
    password: String,
}

impl SignIn {
    /// Tells a person.
    pub fn print(&self, url: &str) {
        println!("Sample data is served at {url} in the account `{ACCOUNT}`. Sign in as");
        println!("  owner     {}", people::owner_email());
        println!("  manager   {}", self.manager);
        println!("  agent     {}", self.agent);
        println!("  lawyer    {}", people::lawyer_email());
        println!("  password  {}  (the same for all)", self.password);
    }
}

/// Makes the account if it isn't there, and says how to sign in to it. `folder`
/// is the data folder.
pub fn ready(crm: &Crm, plugins: &Plugins, folder: &Path) -> Result<SignIn> {
    let source = Source::read()?;
    let mut kept = Kept::read_or_begin(folder)?;
    if !kept.complete {
        let id: AccountId = ACCOUNT.parse()?;
        let bar = progress::bar(0);
        let password = PasswordHash::of(&kept.password)?;
        let account = build::account(crm, &id, &source, &password, &bar)?;
        bar.set_message("Enabling the plugins");
        plugins::enable(plugins, &account)?;
        bar.set_message("Giving everybody a role");
        roles::give(plugins, &account)?;
        bar.finish_and_clear();
        kept.complete = true;
        kept.write(folder)?;
    }
    let (manager, agent) = people::examples(&source)?;
    Ok(SignIn {
        manager,
        agent,
        password: kept.password,
    })
}
