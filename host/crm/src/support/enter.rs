//! A specialist enters, with the number of what was opened and the password that
//! works once.
//!
//! Whether there is something of that number can't be told from the answer, nor
//! from how long it takes. Wrong tries count as wrong sign-ins do.

use rusqlite::OptionalExtension as _;

use super::{SupportId, password};
use crate::context::{Actor, Context};
use crate::directory::{self, Language, User};
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::mail::{self, Message};
use crate::sessions::{Kind, Subjects, Token, user_agent};
use crate::store::{Account, Write};

/// The most characters of a specialist's name.
const NAME: usize = 80;

/// What somebody typed to enter.
#[derive(Clone)]
pub struct Attempt {
    /// The number of what was opened.
    pub number: String,
    /// The password that works once.
    pub password: String,
    /// What they call themselves: the journal says it with all that they do.
    pub agent: String,
    /// In which language they read.
    pub language: Language,
    /// What the browser says of itself.
    pub user_agent: Option<String>,
}

/// What became of it.
#[derive(Debug)]
pub enum Enter {
    /// They are in.
    Accepted(Box<Entered>),
    /// They are not, and are told no more.
    Refused,
    /// After too many wrong ones, nothing is tried until then.
    Wait {
        /// When it may be tried again.
        until: Timestamp,
    },
}

/// Somebody who is in.
#[derive(Debug)]
pub struct Entered {
    /// What its bearer is known by: this is the only time it is shown.
    pub token: Token,
    /// By what.
    pub id: SupportId,
    /// What they call themselves.
    pub agent: String,
}

/// Lets a specialist in, or says that they have to wait, or refuses. Journalled as
/// `support.entered` and `support.refused`. The owner is told by mail, which is
/// queued with it: `message` writes it.
///
/// # Errors
/// `Invalid` naming `agent`; a wrong password is not an error.
pub fn enter(
    account: &Account,
    context: &Context,
    attempt: Attempt,
    message: impl FnOnce(&User, &Entered) -> Message + Send + 'static,
) -> Result<Enter> {
    let agent = checked_agent(&attempt.agent)?;
    let number: String = attempt.number.trim().chars().take(NAME).collect();
    let subjects = Subjects::new(&format!("support {number}"), context.address);
    let digest = password::digest(&attempt.password);
    let id = account.id().clone();
    let context = context.clone();
    account.write(move |write| {
        let (connection, at) = (write.connection(), context.at);
        if let Some(until) = subjects.wait(connection, at)? {
            return Ok(Enter::Wait { until });
        }
        // One statement whatever there is, so that all answers take as long.
        let sql = "SELECT id FROM bailey_support
                   WHERE password = ?1 AND id = ?2 AND closed_at IS NULL AND until > ?3";
        let number = number.parse().unwrap_or(0_i64);
        let found: Option<i64> = connection
            .prepare_cached(sql)?
            .query_row((digest, number, at), |row| row.get(0))
            .optional()?;
        let Some(found) = found else {
            subjects.one_more(connection, at)?;
            let mut operation = write.operation(&context, "support.refused")?;
            operation.detail("agent", agent);
            operation.finish()?;
            return Ok(Enter::Refused);
        };
        subjects.forget_email(connection)?;
        let entered = Entered {
            token: Token::random(Kind::Support, id),
            id: SupportId(found),
            agent,
        };
        accept(write, &context, &attempt, &entered)?;
        let owner = owner(write)?;
        mail::queue_in(write, &context, &message(&owner, &entered))?;
        Ok(Enter::Accepted(Box::new(entered)))
    })
}

fn accept(
    write: &Write<'_>,
    context: &Context,
    attempt: &Attempt,
    entered: &Entered,
) -> Result<()> {
    let connection = write.connection();
    let agent = attempt.user_agent.as_deref().map(user_agent);
    connection.execute(
        "UPDATE bailey_support SET password = NULL WHERE id = ?1",
        [entered.id.0],
    )?;
    connection.execute(
        "INSERT INTO bailey_support_session
             (support, token, agent, language, created_at, seen_at, address, user_agent)
         VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)",
        (
            entered.id.0,
            entered.token.digest(),
            &entered.agent,
            attempt.language.as_str(),
            context.at,
            context.address.map(|address| address.to_string()),
            &agent,
        ),
    )?;
    let context = Context {
        actor: Actor::Support {
            agent: entered.agent.clone(),
            access: entered.id,
        },
        ..context.clone()
    };
    let mut operation = write.operation(&context, "support.entered")?;
    operation.detail("access", entered.id.0.to_string());
    if let Some(agent) = agent {
        operation.detail("user-agent", agent);
    }
    operation.finish()?;
    Ok(())
}

fn owner(write: &Write<'_>) -> Result<User> {
    let users = directory::users(&write.read(), &Context::operator())?;
    let owner = users.into_iter().find(|user| user.owner);
    owner.ok_or_else(|| Error::NotFound("an owner".to_owned()))
}

fn checked_agent(name: &str) -> Result<String> {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim();
    if name.is_empty() {
        let message = "Say who you are: the account sees it with all that you do.";
        return Err(Error::invalid_field("agent", "required", message));
    }
    if name.chars().count() > NAME {
        let message = format!("A name has {NAME} characters at most.");
        return Err(Error::invalid_field("agent", "too-long", message));
    }
    Ok(name.to_owned())
}
