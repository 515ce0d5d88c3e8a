//! One person's stay, from signing in to signing out.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{IDLE, LONGEST};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::Read;

/// A session of an account.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct SessionId(pub i64);

/// One person's stay, from signing in to signing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Never reused.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it was used last, to about five minutes.
    pub seen_at: Timestamp,
    /// The network address they signed in from.
    pub address: Option<String>,
    /// What their browser said of itself then.
    pub user_agent: Option<String>,
    /// It was begun with a safe-mode code: it reaches just what undoes a plugin, and
    /// is over at this moment.
    pub safe_until: Option<Timestamp>,
}

impl Session {
    /// When it is over if nobody uses it until then.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        let over = self.seen_at.plus_millis(IDLE);
        let over = over.min(self.created_at.plus_millis(LONGEST));
        self.safe_until.map_or(over, |safe| safe.min(over))
    }
}

pub(super) const COLUMNS: &str = "id, user, created_at, seen_at, address, user_agent, safe_until";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: SessionId(row.get(0)?),
        user: row.get(1)?,
        created_at: row.get(2)?,
        seen_at: row.get(3)?,
        address: row.get(4)?,
        user_agent: row.get(5)?,
        safe_until: row.get(6)?,
    })
}

/// A user's sessions that are not over, the one used last first.
///
/// # Errors
/// [`Error::Denied`] to all but that user and admins.
pub fn list(read: &Read<'_>, context: &Context, user: UserId) -> Result<Vec<Session>> {
    may_see(context, user)?;
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_session WHERE user = ?1 ORDER BY seen_at DESC, id DESC"
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let sessions = statement
        .query_map([user], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(sessions
        .into_iter()
        .filter(|session| session.expires_at() > context.at)
        .collect())
}

pub(super) fn get(conn: &Connection, id: SessionId) -> Result<Session> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_session WHERE id = ?1");
    let found = conn
        .prepare_cached(&sql)?
        .query_row([id.0], from_row)
        .optional()?;
    found.ok_or_else(|| Error::NotFound(format!("session {}", id.0)))
}

/// People see to their own sessions and tokens, admins to everybody's.
pub(super) fn may_see(context: &Context, user: UserId) -> Result<()> {
    if context.access.admin || context.actor.user() == Some(user) {
        Ok(())
    } else {
        Err(Error::Denied(
            "only admins see what others are signed in with".to_owned(),
        ))
    }
}
