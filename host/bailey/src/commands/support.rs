//! `bailey support`: where specialists are in, and the way to end it. The account's own
//! admins open it. The running server carries it out, so that whoever is in is out at
//! once; without one, the command does.

use anyhow::Result;
use bailey_crm::support::{self, SupportId};
use bailey_crm::{Context, Crm, Timestamp};

use crate::arguments::Support;
use crate::config::Config;
use crate::control::{self, Question, Talk};
use crate::host;

/// Has the server carry it out, or does it.
pub fn run(config: &Config, command: &Support) -> Result<()> {
    let mut talk = control::Terminal::default();
    let question = Question::Support(command.clone());
    match control::ask(&config.data, &question, &mut talk)? {
        Some(()) => Ok(()),
        None => execute(&host::accounts(config)?, command, &mut talk),
    }
}

/// Carries a command out.
pub fn execute(crm: &Crm, command: &Support, talk: &mut dyn Talk) -> Result<()> {
    let context = Context::operator();
    match command {
        Support::List => list(crm, &context, talk),
        Support::Close { account, number } => {
            let open = crm.account(account)?;
            match support::close(&open, &context, SupportId(*number))? {
                Some(_) => talk.say(&format!("{number} of {account} is closed.")),
                None => talk.say(&format!("{number} of {account} was closed already.")),
            }
        }
    }
}

/// A line each under a line of headings, with tabs in between.
fn list(crm: &Crm, context: &Context, talk: &mut dyn Talk) -> Result<()> {
    talk.say("account\tnumber\tinside\topened\tuntil")?;
    for (account, one) in support::open_everywhere(crm, context)? {
        let inside = match one.inside().as_slice() {
            [] => "nobody".to_owned(),
            agents => agents.join(", "),
        };
        let (number, opened, until) = (one.id.0, written(one.opened_at), written(one.until));
        talk.say(&format!("{account}\t{number}\t{inside}\t{opened}\t{until}"))?;
    }
    Ok(())
}

fn written(at: Timestamp) -> String {
    at.to_string()
}
