//! Signing in with e-mail address and password.
//!
//! Whether a user exists can't be told from the answer, nor from how long it
//! takes. Hashing happens between two transactions; the second looks again
//! whether the sign-in has to wait, so that guesses made all at once are counted
//! one by one.

use rusqlite::{Connection, OptionalExtension as _};

use super::failures::Subjects;
use super::passage::PASSAGE;
use super::password::PasswordHash;
use super::proof;
use super::secret::{Kind, Token};
use super::session::{self, Session, SessionId};
use super::{IDLE, LONGEST, user_agent};
use crate::context::{Actor, Context};
use crate::directory::{self, User, email_key};
use crate::error::Result;
use crate::ids::{Timestamp, UserId};
use crate::store::{Account, Write};

/// What somebody typed to sign in.
#[derive(Clone)]
pub struct Attempt {
    /// The e-mail address.
    pub email: String,
    /// The password.
    pub password: String,
    /// What the browser says of itself.
    pub user_agent: Option<String>,
    /// Whether steps follow: then the session is pending until they are passed.
    pub steps: bool,
}

/// What became of it.
#[derive(Debug)]
pub enum SignIn {
    /// They are in.
    Accepted(Box<NewSession>),
    /// They are not, and are told no more.
    Refused,
    /// The password is right, and whoever was asked doesn't let them in.
    Barred,
    /// After too many wrong ones, nothing is tried until then.
    Wait {
        /// When it may be tried again.
        until: Timestamp,
    },
}

/// A session that just began.
#[derive(Debug)]
pub struct NewSession {
    /// What its bearer is known by: this is the only time it is shown.
    pub token: Token,
    /// The session.
    pub session: Session,
    /// Who signed in.
    pub user: User,
}

/// Signs somebody in, or says that they have to wait, or refuses. Journalled as
/// `session.signed-in`, once all steps are passed if there are any, and
/// `session.refused`; who has to wait is not journalled
/// again with each try. Takes tens of milliseconds of processor time: call it
/// off the threads that serve requests.
///
/// # Errors
/// [`crate::Error::Database`]; a wrong password is not an error.
pub fn sign_in(account: &Account, context: &Context, attempt: &Attempt) -> Result<SignIn> {
    sign_in_if(account, context, attempt, |_| true)
}

/// The same if `admit` lets them in, who is asked about those alone that typed the
/// right password. No transaction is open meanwhile. Whoever it keeps out is for it
/// to journal.
///
/// # Errors
/// As [`sign_in`].
pub fn sign_in_if(
    account: &Account,
    context: &Context,
    attempt: &Attempt,
    admit: impl FnOnce(&User) -> bool,
) -> Result<SignIn> {
    let at = context.at;
    let subjects = Subjects::new(&attempt.email, context.address);
    let email = attempt.email.clone();
    let (wait, known) = account.read(|read| {
        Ok((
            subjects.wait(read.connection(), at)?,
            known(read.connection(), &email)?,
        ))
    })?;
    if let Some(until) = wait {
        return Ok(SignIn::Wait { until });
    }
    let verdict = verdict(known, &attempt.password)?;
    let admitted = match &verdict {
        Verdict::Right(known) => {
            let user = account.read(|read| directory::get_user(read.connection(), known.id))?;
            admit(&user)
        }
        Verdict::Wrong(..) => false,
    };
    let agent = attempt.user_agent.as_deref().map(user_agent);
    let (id, steps) = (account.id().clone(), attempt.steps);
    let context = context.clone();
    account.write(move |write| {
        if let Some(until) = subjects.wait(write.connection(), at)? {
            return Ok(SignIn::Wait { until });
        }
        match verdict.still_holds(write.connection())? {
            Verdict::Right(known) => {
                subjects.forget_email(write.connection())?;
                if !admitted {
                    return Ok(SignIn::Barred);
                }
                let token = Token::random(Kind::Session, id);
                accept(write, &context, known.id, token, (agent, steps), None)
            }
            Verdict::Wrong(reason, user) => {
                subjects.one_more(write.connection(), at)?;
                refuse(write, &context, reason, user, &email, agent)?;
                Ok(SignIn::Refused)
            }
        }
    })
}

/// A user as far as signing in goes.
pub(super) struct Known {
    pub(super) id: UserId,
    active: bool,
    hash: Option<PasswordHash>,
}

pub(super) fn known(conn: &Connection, email: &str) -> Result<Option<Known>> {
    // Several suspended users may have had the address; the active one counts.
    let sql = "SELECT id, active, password FROM bailey_user WHERE email_key = ?1
               ORDER BY active DESC, id DESC LIMIT 1";
    let known = conn
        .prepare_cached(sql)?
        .query_row([email_key(email)], |row| {
            let hash: Option<String> = row.get(2)?;
            let hash = hash.map(PasswordHash::stored);
            Ok(Known {
                id: row.get(0)?,
                active: row.get(1)?,
                hash,
            })
        });
    Ok(known.optional()?)
}

/// What the password turned out to be.
pub(super) enum Verdict {
    Right(Known),
    Wrong(&'static str, Option<UserId>),
}

/// Does the same work whoever it is.
pub(super) fn verdict(known: Option<Known>, password: &str) -> Result<Verdict> {
    let Some(known) = known else {
        PasswordHash::nobodys()?.verifies(password)?;
        return Ok(Verdict::Wrong("unknown-user", None));
    };
    let Some(hash) = &known.hash else {
        PasswordHash::nobodys()?.verifies(password)?;
        return Ok(Verdict::Wrong("no-password", Some(known.id)));
    };
    let right = hash.verifies(password)?;
    Ok(match (right, known.active) {
        (true, true) => Verdict::Right(known),
        (true, false) => Verdict::Wrong("suspended", Some(known.id)),
        (false, _) => Verdict::Wrong("wrong-password", Some(known.id)),
    })
}

impl Verdict {
    /// Nobody comes in who was suspended, or whose password was changed, while
    /// the hash was computed.
    pub(super) fn still_holds(self, conn: &Connection) -> Result<Self> {
        let Self::Right(known) = self else {
            return Ok(self);
        };
        let sql = "SELECT 1 FROM bailey_user WHERE id = ?1 AND active = 1 AND password = ?2";
        let hash = known.hash.as_ref().map(PasswordHash::as_str);
        let holds = conn.prepare_cached(sql)?.exists((known.id, hash))?;
        Ok(if holds {
            Self::Right(known)
        } else {
            Self::Wrong("changed", Some(known.id))
        })
    }
}

/// Begins a session, or with a moment one in safe mode that is over then.
pub(super) fn accept(
    write: &Write<'_>,
    context: &Context,
    user: UserId,
    token: Token,
    (agent, steps): (Option<String>, bool),
    safe_until: Option<Timestamp>,
) -> Result<SignIn> {
    let connection = write.connection();
    let at = context.at;
    connection.execute(
        "DELETE FROM bailey_session WHERE seen_at <= ?1 OR created_at <= ?2
             OR (pending = 1 AND created_at <= ?3)",
        (
            at.plus_millis(-IDLE),
            at.plus_millis(-LONGEST),
            at.plus_millis(-PASSAGE),
        ),
    )?;
    connection.execute(
        "INSERT INTO bailey_session (token, user, created_at, seen_at, address, user_agent,
             safe_until, pending, confirmed_at, passing_since)
         VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, iif(?7, 0, ?3), iif(?7, ?3, NULL))",
        (
            token.digest(),
            user,
            at,
            context.address.map(|a| a.to_string()),
            &agent,
            safe_until,
            steps,
        ),
    )?;
    let session = session::get(connection, SessionId(connection.last_insert_rowid()))?;
    if !steps {
        // Safe mode proves nothing for later.
        if safe_until.is_none() {
            proof::given(write, user)?;
        }
        let context = Context {
            actor: Actor::User { user },
            ..context.clone()
        };
        let kind = match safe_until {
            None => "session.signed-in",
            Some(_) => "session.safe-mode",
        };
        let mut operation = write.operation(&context, kind)?;
        if let Some(agent) = agent {
            operation.detail("user-agent", agent);
        }
        operation.finish()?;
    }
    let user = directory::get_user(connection, user)?;
    Ok(SignIn::Accepted(Box::new(NewSession {
        token,
        session,
        user,
    })))
}

pub(super) fn refuse(
    write: &Write<'_>,
    context: &Context,
    reason: &str,
    user: Option<UserId>,
    email: &str,
    agent: Option<String>,
) -> Result<()> {
    let mut operation = write.operation(context, "session.refused")?;
    operation.detail("reason", reason);
    match user {
        Some(user) => operation.detail("user", user.to_string()),
        // Somebody may have typed their password in the wrong field: what is no
        // e-mail address isn't written down.
        None if directory::is_email(email) => operation.detail("email", email),
        None => {}
    }
    if let Some(agent) = agent {
        operation.detail("user-agent", agent);
    }
    operation.finish()?;
    Ok(())
}
