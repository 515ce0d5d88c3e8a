//! The way through the steps that plugins ask after the password: on the way in, and
//! when somebody proves once more who they are. A session that is on its way in is
//! *pending*, and reaches nothing else until [`through`].
//!
//! Wrong answers are counted per person as wrong passwords are, see `throttle.rs`.
//! The counts are in the account's file, so a restart does not clear them.

use rusqlite::Connection;

use super::device::{self, Trust};
use super::failures;
use super::proof;
use super::secret::{Kind, Token};
use super::session::{self, Session, SessionId};
use super::sign_in::NewSession;
use crate::context::{Actor, Context};
use crate::directory;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::{Account, Write};

const MINUTE: i64 = 60_000;

/// Milliseconds within which all steps have to be passed, setting one up included.
pub const PASSAGE: i64 = 30 * MINUTE;
/// Milliseconds for which it is not asked again who somebody is.
pub const FRESH: i64 = 15 * MINUTE;

/// How far somebody is on the way through the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// When they showed the password.
    pub since: Timestamp,
    /// The plugins whose step they passed.
    pub passed: Vec<String>,
}

/// Why a step was not passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRefusal {
    /// What was typed proves nothing. It counts.
    WrongAnswer,
    /// The step lets them not in.
    Denied,
    /// The plugin broke, which is never a reason to let anybody in.
    Failed,
}

impl StepRefusal {
    fn as_str(self) -> &'static str {
        match self {
            Self::WrongAnswer => "wrong-answer",
            Self::Denied => "denied",
            Self::Failed => "failed",
        }
    }
}

impl Session {
    /// Whether its bearer proved lately who they are. Safe mode is short, and past all
    /// steps that could be asked.
    #[must_use]
    pub fn is_confirmed(&self, at: Timestamp) -> bool {
        !self.pending && (self.safe_until.is_some() || self.confirmed_at.plus_millis(FRESH) > at)
    }
}

/// A session as it is now, if it is on the way through the steps.
///
/// # Errors
/// [`Error::NotFound`] if it is over.
pub fn on_the_way(account: &Account, id: SessionId, at: Timestamp) -> Result<Option<Session>> {
    let session = account.read(|read| session::get(read.connection(), id))?;
    Ok(session.passage(at).is_some().then_some(session))
}

/// Begins to prove once more who somebody is: they have just shown their password.
///
/// # Errors
/// [`Error::NotFound`] if the session is over.
pub fn begin_confirming(account: &Account, id: SessionId, at: Timestamp) -> Result<()> {
    account.write(move |write| {
        let changed = write.connection().execute(
            "UPDATE bailey_session SET passing_since = ?2, passed = '' WHERE id = ?1",
            (id.0, at),
        )?;
        if changed == 0 {
            return Err(Error::NotFound(format!("session {}", id.0)));
        }
        Ok(())
    })
}

/// Notes which steps asked nothing, and which one asks now. On the way in that is
/// journalled once, as `session.step-asked`: somebody has the password and has yet
/// to prove that it is theirs.
///
/// # Errors
/// [`Error::NotFound`] if the session is over.
pub fn asked(
    account: &Account,
    context: &Context,
    id: SessionId,
    passed: &[String],
    plugin: &str,
) -> Result<()> {
    let (context, passed) = (nobody(context), passed.join(" "));
    let plugin = plugin.to_owned();
    account.write(move |write| {
        let session = session::get(write.connection(), id)?;
        keep(write.connection(), id, &passed)?;
        if session.pending {
            told(write, &context, "session.step-asked", &session, &plugin)?.finish()?;
        }
        Ok(())
    })
}

/// Notes that somebody answered a step as it has to be, and perhaps that it trusts
/// their browser from now on. Journalled as `session.step-passed`.
///
/// # Errors
/// [`Error::NotFound`] if the session is over.
pub fn step_passed(
    account: &Account,
    context: &Context,
    id: SessionId,
    plugin: &str,
    trust: Option<Trust>,
) -> Result<()> {
    let (context, plugin) = (context.clone(), plugin.to_owned());
    account.write(move |write| {
        let connection = write.connection();
        let session = session::get(connection, id)?;
        let passage = session.passage(context.at).ok_or_else(over)?;
        let mut passed = passage.passed.clone();
        passed.push(plugin.clone());
        keep(connection, id, &passed.join(" "))?;
        failures::forget_step(connection, session.user)?;
        let context = as_user(&context, session.user);
        let mut operation = told(write, &context, "session.step-passed", &session, &plugin)?;
        if let Some(trust) = trust {
            device::keep(connection, &context, session.user, &plugin, &trust)?;
            operation.detail("trusted-until", trust.until.to_string());
        }
        operation.finish()?;
        Ok(())
    })
}

/// Notes that a step was not passed; a wrong answer counts. Journalled as
/// `session.step-refused`. Whom a step denies, the session on the way in ends.
/// Says until when nothing is tried now, if that is so.
///
/// # Errors
/// [`Error::NotFound`] if the session is over.
pub fn step_refused(
    account: &Account,
    context: &Context,
    id: SessionId,
    plugin: &str,
    why: StepRefusal,
) -> Result<Option<Timestamp>> {
    let (context, plugin) = (context.clone(), plugin.to_owned());
    account.write(move |write| {
        let connection = write.connection();
        let session = session::get(connection, id)?;
        let context = if session.pending {
            nobody(&context)
        } else {
            as_user(&context, session.user)
        };
        if why == StepRefusal::WrongAnswer {
            failures::one_more_step(connection, session.user, context.at)?;
        }
        if why == StepRefusal::Denied {
            connection.execute(
                "UPDATE bailey_session SET passing_since = NULL, passed = '' WHERE id = ?1",
                [id.0],
            )?;
            connection.execute(
                "DELETE FROM bailey_session WHERE id = ?1 AND pending = 1",
                [id.0],
            )?;
            write.people_changed();
        }
        let mut operation = told(write, &context, "session.step-refused", &session, &plugin)?;
        operation.detail("reason", why.as_str());
        operation.finish()?;
        failures::step_wait(connection, session.user, context.at)
    })
}

/// Until when no answer of this person's is tried; none if one may be.
///
/// # Errors
/// [`Error::Database`].
pub fn step_wait(account: &Account, user: UserId, at: Timestamp) -> Result<Option<Timestamp>> {
    account.read(|read| failures::step_wait(read.connection(), user, at))
}

/// Past all steps: the session is let in, or its bearer has proved who they are.
/// Either way it is known by another token from now on. Journalled as
/// `session.signed-in` or `session.confirmed`.
///
/// Whether all steps were passed is the caller's to know, which has asked the
/// plugins; that the password was shown not long ago is looked at here.
///
/// # Errors
/// [`Error::Conflict`] if the session isn't on the way, or too much time has passed;
/// [`Error::NotFound`] if it is over.
pub fn through(account: &Account, context: &Context, id: SessionId) -> Result<NewSession> {
    let token = Token::random(Kind::Session, account.id().clone());
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let before = session::get(connection, id)?;
        before.passage(context.at).ok_or_else(over)?;
        connection.execute(
            "UPDATE bailey_session SET token = ?2, pending = 0, confirmed_at = ?3, seen_at = ?3,
                 passing_since = NULL, passed = '', to_prove = 0 WHERE id = ?1",
            (id.0, token.digest(), context.at),
        )?;
        proof::given(write, before.user)?;
        let kind = if before.pending {
            "session.signed-in"
        } else {
            "session.confirmed"
        };
        let context = as_user(&context, before.user);
        let mut operation = write.operation(&context, kind)?;
        if let Some(agent) = before.user_agent.filter(|_| before.pending) {
            operation.detail("user-agent", agent);
        }
        operation.finish()?;
        // The former token names nobody any more.
        write.people_changed();
        Ok(NewSession {
            token,
            session: session::get(connection, id)?,
            user: directory::get_user(connection, before.user)?,
        })
    })
}

fn keep(connection: &Connection, id: SessionId, passed: &str) -> Result<()> {
    let sql = "UPDATE bailey_session SET passed = ?2 WHERE id = ?1";
    connection.execute(sql, (id.0, passed))?;
    Ok(())
}

fn told<'a>(
    write: &Write<'a>,
    context: &Context,
    kind: &str,
    session: &Session,
    plugin: &str,
) -> Result<crate::journal::OperationBuilder<'a>> {
    let mut operation = write.operation(context, kind)?;
    operation.detail("user", session.user.to_string());
    operation.detail("plugin", plugin);
    Ok(operation)
}

/// Until all steps are passed, nobody knows that it is they.
fn nobody(context: &Context) -> Context {
    Context {
        actor: Actor::Anonymous,
        ..context.clone()
    }
}

fn as_user(context: &Context, user: UserId) -> Context {
    Context {
        actor: Actor::User { user },
        ..context.clone()
    }
}

fn over() -> Error {
    Error::Conflict("too much time has passed since the password was typed: begin again".into())
}
