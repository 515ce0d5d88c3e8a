//! `bailey account create`: makes an account with its owner.

use anyhow::{Context as _, Result};
use bailey_crm::Context;
use bailey_crm::directory::{self, Founding, NewUser, Settings};
use bailey_crm::sessions::{PasswordHash, made_up_password};

use crate::arguments::CreateAccount;
use crate::config::Config;
use crate::host;

/// Makes the account, or nothing.
pub fn run(config: &Config, new: CreateAccount) -> Result<()> {
    let made_up = if new.password_stdin {
        None
    } else {
        Some(made_up_password())
    };
    let secret = match &made_up {
        Some(secret) => secret.clone(),
        None => typed().context("the password on standard input")?,
    };
    let name = new.name.unwrap_or_else(|| new.account.to_string());
    let settings = Settings {
        name: name.clone(),
        time_zone: new.time_zone,
        currency: new.currency,
        language: new.language,
    };
    let owner = NewUser {
        name: new.owner,
        email: new.email.clone(),
        password: Some(match &made_up {
            Some(secret) => PasswordHash::of(secret)?,
            None => PasswordHash::chosen(&secret, &[&name, &new.email])?,
        }),
        // What was made up and shown is for the first sign-in.
        password_change: made_up.is_some(),
        ..NewUser::default()
    };
    let founding = Founding { settings, owner };
    let crm = host::accounts(config)?;
    directory::open_account(&crm, &Context::operator(), new.account.clone(), founding)?;
    println!(
        "The account `{}` is made. Its owner signs in as {}.",
        new.account, new.email
    );
    if let Some(made_up) = made_up {
        println!("The password is shown this once: {made_up}");
    }
    Ok(())
}

/// A password on standard input.
pub fn typed() -> Result<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
