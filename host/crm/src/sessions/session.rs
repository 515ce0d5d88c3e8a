//! One person's stay, from signing in to signing out.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::passage::{PASSAGE, Passage};
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
    /// Its bearer is on the way in: until all steps are passed it reaches no more
    /// than these.
    pub pending: bool,
    /// When its bearer last proved who they are.
    pub confirmed_at: Timestamp,
    /// Its bearer has to prove who they are before anything else.
    pub to_prove: bool,
    /// How far its bearer is on the way through the steps, if they are.
    pub(super) passing: Option<Passage>,
}

impl Session {
    /// When it is over if nobody uses it until then.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        let longest = if self.pending { PASSAGE } else { LONGEST };
        let over = self.seen_at.plus_millis(IDLE);
        let over = over.min(self.created_at.plus_millis(longest));
        self.safe_until.map_or(over, |safe| safe.min(over))
    }

    /// How far its bearer is on the way through the steps, if there is time left.
    #[must_use]
    pub fn passage(&self, at: Timestamp) -> Option<&Passage> {
        let passing = self.passing.as_ref();
        passing.filter(|passage| passage.since.plus_millis(PASSAGE) > at)
    }
}

pub(super) const COLUMNS: &str = "id, user, created_at, seen_at, address, user_agent, safe_until,
    pending, confirmed_at, passing_since, passed, to_prove";

pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    let passed: String = row.get(10)?;
    let passing = |since| Passage {
        since,
        passed: passed.split_whitespace().map(str::to_owned).collect(),
    };
    Ok(Session {
        id: SessionId(row.get(0)?),
        user: row.get(1)?,
        created_at: row.get(2)?,
        seen_at: row.get(3)?,
        address: row.get(4)?,
        user_agent: row.get(5)?,
        safe_until: row.get(6)?,
        pending: row.get(7)?,
        confirmed_at: row.get(8)?,
        to_prove: row.get(11)?,
        passing: row.get::<_, Option<Timestamp>>(9)?.map(passing),
    })
}

/// A user's sessions that are not over, nor still on the way in, the one used last first.
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
        .filter(|session| !session.pending && session.expires_at() > context.at)
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
