//! The demo: an account with sample data and all plugins, made at the first start and
//! kept from then on. A first start that was cut short goes on where it was.

mod kept;
mod plugins;
mod roles;

#[cfg(test)]
mod what_if;

use std::path::Path;

use anyhow::Result;
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{AccountId, Crm};
use bailey_plugins::Plugins;
use bailey_sample::{ACCOUNT, Source};

use crate::progress;
use kept::Kept;

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
        println!("  owner     {}", bailey_sample::owner_email());
        println!("  manager   {}", self.manager);
        println!("  agent     {}", self.agent);
        println!("  lawyer    {}", bailey_sample::lawyer_email());
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
        let account = bailey_sample::account(crm, &id, &source, &password, &bar)?;
        bar.set_message("Enabling the plugins");
        plugins::enable(plugins, &account)?;
        bar.set_message("Giving everybody a role");
        roles::give(plugins, &account)?;
        bar.finish_and_clear();
        kept.complete = true;
        kept.write(folder)?;
    }
    let (manager, agent) = bailey_sample::examples(&source)?;
    Ok(SignIn {
        manager,
        agent,
        password: kept.password,
    })
}
