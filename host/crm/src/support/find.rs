//! Whose a specialist's token is: asked with each request.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _};

use super::access::NOBODY;
use super::{Lease, Support, SupportId, rows};
use crate::access::Access;
use crate::context::{Actor, Context};
use crate::directory::{Language, User};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::sessions::{Found, Token};
use crate::store::Account;

/// A specialist's stay, as their requests know it.
#[derive(Clone, Debug)]
pub struct SupportSession {
    /// Never reused.
    pub(crate) id: i64,
    /// What was opened for them.
    pub support: Support,
    /// When it was used last, to about five minutes.
    pub(crate) seen_at: Timestamp,
    lease: Arc<Lease>,
    access: Arc<Access>,
}

impl SupportSession {
    /// By what they are in.
    #[must_use]
    pub fn access_id(&self) -> SupportId {
        self.support.id
    }

    /// What they may within one request, which is watched.
    #[must_use]
    pub fn access(&self) -> Access {
        self.access.supervised(&self.lease)
    }
}

impl PartialEq for SupportSession {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for SupportSession {}

/// Who a token of this kind is of, if that still holds.
pub(crate) fn find(
    account: &Account,
    connection: &Connection,
    token: &Token,
    at: Timestamp,
) -> Result<Option<(User, SupportSession)>> {
    let sql = "SELECT id, support, agent, language, seen_at, created_at FROM bailey_support_session
               WHERE token = ?1 AND ended_at IS NULL";
    let found = connection
        .prepare_cached(sql)?
        .query_row([token.digest()], |row| {
            let language: String = row.get(3)?;
            let user = stand_in(row.get(2)?, &language, row.get(5)?);
            Ok((row.get(0)?, SupportId(row.get(1)?), row.get(4)?, user))
        })
        .optional()?;
    let Some((id, support, seen_at, user)) = found else {
        return Ok(None);
    };
    let Some(support) = rows::find(connection, support)?.filter(|support| support.is_open(at))
    else {
        return Ok(None);
    };
    let lease = account.leases().of(support.id, support.until, &user.name);
    let access = Arc::new(Access::of_support(&support)?);
    let session = SupportSession {
        id,
        support,
        seen_at,
        lease,
        access,
    };
    Ok(Some((user, session)))
}

/// Whom pages address: nobody of the account, so nobody in the directory, and no
/// seat.
fn stand_in(agent: String, language: &str, since: Timestamp) -> User {
    User {
        id: NOBODY,
        name: agent,
        email: String::new(),
        admin: false,
        owner: false,
        active: true,
        department: None,
        language: language.parse().unwrap_or(Language::default()),
        time_zone: "UTC".to_owned(),
        has_password: false,
        password_change: false,
        version: 1,
        created_at: since,
        updated_at: since,
    }
}

/// Ends a specialist's stay, by themselves. What was opened stays open for who is
/// given another password.
///
/// # Errors
/// `Denied` to everybody else.
pub(crate) fn sign_out(
    account: &Account,
    context: &Context,
    session: &SupportSession,
) -> Result<OperationId> {
    if !matches!(context.actor, Actor::Support { access, .. } if access == session.support.id) {
        return Err(Error::Denied("this is somebody else's session".to_owned()));
    }
    if let Actor::Support { agent, access } = &context.actor {
        account.leases().left(*access, agent);
    }
    let (id, context) = (session.id, context.clone());
    account.write(move |write| {
        write.connection().execute(
            "UPDATE bailey_support_session SET ended_at = ?2 WHERE id = ?1",
            (id, context.at),
        )?;
        write.people_changed();
        write.operation(&context, "support.left")?.finish()
    })
}

impl Found {
    /// By what a specialist is in, if it is one.
    #[must_use]
    pub fn support(&self) -> Option<&SupportSession> {
        match &self.credential {
            crate::sessions::Credential::Support(session) => Some(session),
            _ => None,
        }
    }
}
