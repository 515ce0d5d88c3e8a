//! `bailey operator password`: sets the password of the operator's pages. The running
//! server sets it, so that whoever is in is out at once; without one, the command does.

use anyhow::{Context as _, Result};
use bailey_crm::sessions::{PasswordHash, made_up_password, set_operator_password};
use bailey_crm::{Context, Crm};

use super::account_create;
use crate::config::Config;
use crate::control::{self, Question, Secret};
use crate::host;

/// Sets it, and shows the one that was made up.
pub fn run(config: &Config, password_stdin: bool) -> Result<()> {
    let (password, made_up) = if password_stdin {
        let typed = account_create::typed().context("the password on standard input")?;
        (typed, false)
    } else {
        (made_up_password(), true)
    };
    let question = Question::OperatorPassword(Secret(password.clone()));
    let mut talk = control::Terminal::default();
    if control::ask(&config.data, &question, &mut talk)?.is_none() {
        execute(&host::accounts(config)?, &password)?;
    }
    match made_up {
        true => println!("The operator's password is shown this once: {password}"),
        false => println!("The operator's password is set."),
    }
    if config.operator.is_none() {
        println!("The operator's pages are off: bailey.toml says where they listen.");
    }
    Ok(())
}

/// Sets it.
pub fn execute(crm: &Crm, password: &str) -> Result<()> {
    let hash = PasswordHash::chosen(password, &["bailey", "operator"])?;
    Ok(set_operator_password(crm, &Context::operator(), &hash)?)
}
