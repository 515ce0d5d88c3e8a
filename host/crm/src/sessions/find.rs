//! Whose a token is: asked with each request, so it is one look-up.

use rusqlite::{Connection, OptionalExtension as _};

use super::SEEN_WITHIN;
use super::api_token::{self, ApiToken};
use super::secret::{Kind, Token};
use super::session::{self, Session};
use crate::context::Actor;
use crate::directory::{self, User};
use crate::error::Result;
use crate::ids::Timestamp;
use crate::store::Account;
use crate::support::{self, SupportSession};

/// Who a token's bearer is.
#[derive(Clone, Debug)]
pub struct Found {
    /// An active user; for a support specialist, who is none, whom pages address.
    pub user: User,
    /// What they showed.
    pub credential: Credential,
}

/// What somebody is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A person's session.
    Session(Session),
    /// A program's token.
    Token(ApiToken),
    /// A support specialist's session.
    Support(Box<SupportSession>),
}

impl Found {
    /// The actor that the journal will name.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let user = self.user.id;
        match &self.credential {
            Credential::Session(_) => Actor::User { user },
            Credential::Token(token) => Actor::Token {
                name: token.name.clone(),
                user,
            },
            Credential::Support(session) => Actor::Support {
                agent: self.user.name.clone(),
                access: session.support.id,
            },
        }
    }

    /// Whether they have to prove who they are before anything else.
    #[must_use]
    pub fn is_to_prove(&self) -> bool {
        match &self.credential {
            Credential::Session(session) => session.to_prove,
            Credential::Token(token) => token.rests,
            Credential::Support(_) => false,
        }
    }

    /// When the credential is over, if it ever is.
    #[must_use]
    pub fn expires_at(&self) -> Option<Timestamp> {
        match &self.credential {
            Credential::Session(session) => Some(session.expires_at()),
            Credential::Token(token) => token.expires_at,
            Credential::Support(session) => Some(session.support.until),
        }
    }
}

/// Whose the token is at this moment; none if it is nobody's, is over, or is of
/// a suspended user. That it was used is written at most once in five minutes,
/// and not journalled.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn find(account: &Account, token: &Token, at: Timestamp) -> Result<Option<Found>> {
    if token.account() != account.id() {
        return Ok(None);
    }
    let found = account.read(|read| in_file(account, read.connection(), token, at))?;
    let Some(found) = found else { return Ok(None) };
    let (sql, id, seen_at) = match &found.credential {
        Credential::Session(session) => {
            let sql = "UPDATE bailey_session SET seen_at = ?2 WHERE id = ?1 AND seen_at < ?2";
            (sql, session.id.0, Some(session.seen_at))
        }
        Credential::Token(token) => {
            let sql = "UPDATE bailey_token SET seen_at = ?2
                       WHERE id = ?1 AND coalesce(seen_at, 0) < ?2";
            (sql, token.id.0, token.seen_at)
        }
        Credential::Support(session) => {
            let sql = "UPDATE bailey_support_session SET seen_at = ?2
                       WHERE id = ?1 AND seen_at < ?2";
            (sql, session.id, Some(session.seen_at))
        }
    };
    if seen_at.is_none_or(|seen_at| seen_at.plus_millis(SEEN_WITHIN) <= at) {
        let noted = account.write(move |write| {
            write.connection().prepare_cached(sql)?.execute((id, at))?;
            Ok(())
        });
        // On a full disk people can still read.
        if let Err(error) = noted {
            tracing::warn!(account = %account.id(), %error, "that a credential was used is not noted");
        }
    }
    Ok(Some(found))
}

fn in_file(
    account: &Account,
    conn: &Connection,
    token: &Token,
    at: Timestamp,
) -> Result<Option<Found>> {
    let credential = match token.kind() {
        Kind::Session => {
            let sql = format!(
                "SELECT {} FROM bailey_session WHERE token = ?1",
                session::COLUMNS
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let session = statement
                .query_row([token.digest()], session::from_row)
                .optional()?;
            session
                .filter(|session| session.expires_at() > at)
                .map(Credential::Session)
        }
        Kind::Api => {
            let token = api_token::by_digest(conn, &token.digest())?;
            token
                .filter(|token| token.is_valid(at))
                .map(Credential::Token)
        }
        // A link sets a password, and a browser is trusted: neither signs anybody in.
        Kind::Link | Kind::Device | Kind::Backup => None,
        Kind::Support => {
            let found = support::find(account, conn, token, at)?;
            return Ok(found.map(|(user, session)| Found {
                user,
                credential: Credential::Support(Box::new(session)),
            }));
        }
    };
    let Some(credential) = credential else {
        return Ok(None);
    };
    let (Credential::Session(Session { user, .. }) | Credential::Token(ApiToken { user, .. })) =
        &credential
    else {
        return Ok(None);
    };
    let user = directory::find_user(conn, *user)?.filter(|user| user.active);
    Ok(user.map(|user| Found { user, credential }))
}
