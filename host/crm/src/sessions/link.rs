//! Links that let somebody set a password without one: an invitation, or a reset
//! for who forgot theirs. Each is mailed, works once and for a time.

use rusqlite::{Connection, OptionalExtension as _};

use super::secret::{Kind, Token};
use super::{PasswordHash, end_all};
use crate::context::{Actor, Context};
use crate::directory::{self, User};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::mail::{self, Message};
use crate::store::{Account, Write};

const HOUR: i64 = 60 * 60 * 1000;

/// Milliseconds within which nobody is sent a second link for a forgotten
/// password: 2 minutes.
const APART: i64 = 2 * 60 * 1000;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody was added to the account and has no password yet.
    Invitation,
    /// Somebody forgot their password.
    Reset,
}

impl Purpose {
    /// Its name in the file and in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// How long such a link works, in milliseconds.
    #[must_use]
    pub fn lasts(self) -> i64 {
        match self {
            Self::Invitation => 7 * 24 * HOUR,
            Self::Reset => HOUR,
        }
    }
}

/// Sends somebody a link to set their first password; earlier ones no longer
/// work. `compose` writes the mail that has it. Journalled as `users.invited`.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::NotFound`]; [`Error::Conflict`] if they
/// are suspended or have a password.
pub fn invite(
    account: &Account,
    context: &Context,
    user: UserId,
    compose: impl FnOnce(&User, &Token) -> Message + Send + 'static,
) -> Result<OperationId> {
    if !context.access.admin {
        return Err(Error::Denied("only admins invite people".to_owned()));
    }
    let (context, name) = (context.clone(), account.id().clone());
    account.write(move |write| {
        let user = directory::get_user(write.connection(), user)?;
        if !user.active || user.has_password {
            let state = if user.active {
                "has a password"
            } else {
                "is suspended"
            };
            return Err(Error::Conflict(format!("{} {state}", user.name)));
        }
        let token = Token::random(Kind::Link, name);
        send(write, &context, &user, Purpose::Invitation, &token, compose)?;
        let mut operation = write.operation(&context, "users.invited")?;
        operation.detail("user", user.id.to_string());
        operation.detail("name", user.name);
        operation.finish()
    })
}

/// Sends whoever has this address a link to set another password. To nobody it
/// sends nothing, and whoever asks is told the same either way. Journalled as
/// `session.reset-asked`; none if nothing was sent.
///
/// # Errors
/// [`Error::Database`].
pub fn ask_reset(
    account: &Account,
    context: &Context,
    email: &str,
    compose: impl FnOnce(&User, &Token) -> Message + Send + 'static,
) -> Result<Option<OperationId>> {
    let (context, name, email) = (context.clone(), account.id().clone(), email.to_owned());
    account.write(move |write| {
        let connection = write.connection();
        let Some(user) = directory::active_by_email(connection, &email)? else {
            return Ok(None);
        };
        let lately = "SELECT 1 FROM bailey_link
                      WHERE user = ?1 AND purpose = 'reset' AND created_at > ?2";
        if connection
            .prepare_cached(lately)?
            .exists((user.id, context.at.plus_millis(-APART)))?
        {
            return Ok(None);
        }
        let token = Token::random(Kind::Link, name);
        send(write, &context, &user, Purpose::Reset, &token, compose)?;
        let mut operation = write.operation(&context, "session.reset-asked")?;
        operation.detail("user", user.id.to_string());
        operation.finish().map(Some)
    })
}

fn send(
    write: &Write<'_>,
    context: &Context,
    user: &User,
    purpose: Purpose,
    token: &Token,
    compose: impl FnOnce(&User, &Token) -> Message,
) -> Result<()> {
    let connection = write.connection();
    connection.execute(
        "DELETE FROM bailey_link WHERE (user = ?1 AND purpose = ?2) OR expires_at <= ?3",
        (user.id, purpose.as_str(), context.at),
    )?;
    connection.execute(
        "INSERT INTO bailey_link (token, user, purpose, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (
            token.digest(),
            user.id,
            purpose.as_str(),
            context.at,
            context.at.plus_millis(purpose.lasts()),
        ),
    )?;
    mail::withdraw(write, &user.email, purpose.as_str())?;
    mail::queue_in(write, context, &compose(user, token))?;
    Ok(())
}

/// Whose link it is; none if it is nobody's, was used, or is over.
///
/// # Errors
/// [`Error::Database`].
pub fn look(account: &Account, token: &Token, at: Timestamp) -> Result<Option<User>> {
    if token.account() != account.id() {
        return Ok(None);
    }
    account.read(|read| whose(read.connection(), token, at))
}

/// Sets the password of whoever the link was sent to, and ends their sessions:
/// whoever had the old password is out. All their links end with it.
///
/// # Errors
/// [`Error::NotFound`] if the link is nobody's, was used, or is over.
pub fn use_link(
    account: &Account,
    context: &Context,
    token: &Token,
    password: PasswordHash,
) -> Result<OperationId> {
    let (context, token) = (context.clone(), token.clone());
    account.write(move |write| {
        let connection = write.connection();
        let user = whose(connection, &token, context.at)?
            .ok_or_else(|| Error::NotFound("a link that still works".to_owned()))?;
        connection.execute(
            "UPDATE bailey_user SET password = ?2, password_change = 0 WHERE id = ?1",
            (user.id, password.as_str()),
        )?;
        connection.execute("DELETE FROM bailey_link WHERE user = ?1", [user.id])?;
        end_all(connection, user.id)?;
        let actor = Actor::User { user: user.id };
        let context = Context { actor, ..context };
        let mut operation = write.operation(&context, "users.password-set")?;
        operation.detail("user", user.id.to_string());
        operation.detail("name", user.name);
        operation.detail("by", "link");
        write.people_changed();
        operation.finish()
    })
}

fn whose(conn: &Connection, token: &Token, at: Timestamp) -> Result<Option<User>> {
    if token.kind() != Kind::Link {
        return Ok(None);
    }
    let sql = "SELECT user FROM bailey_link WHERE token = ?1 AND expires_at > ?2";
    let user: Option<UserId> = conn
        .prepare_cached(sql)?
        .query_row((token.digest(), at), |row| row.get(0))
        .optional()?;
    let Some(user) = user else { return Ok(None) };
    Ok(directory::find_user(conn, user)?.filter(|user| user.active))
}
