//! Ends sessions: one's own by signing out, another by revoking it.

use rusqlite::Connection;

use super::session::{self, Session, SessionId, may_see};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, UserId};
use crate::store::Account;
use crate::support::{self, SupportSession};

/// Ends the session that the actor is in.
///
/// # Errors
/// [`crate::Error::Denied`] if it is somebody else's; [`crate::Error::NotFound`]
/// if it is over.
pub fn sign_out(account: &Account, context: &Context, id: SessionId) -> Result<OperationId> {
    end(account, context, id, "session.signed-out")
}

/// Ends another session: the actor's own elsewhere, or anybody's by an admin.
///
/// # Errors
/// [`crate::Error::Denied`] if it is somebody else's; [`crate::Error::NotFound`]
/// if it is over.
pub fn revoke(account: &Account, context: &Context, id: SessionId) -> Result<OperationId> {
    end(account, context, id, "session.revoked")
}

/// Ends all of a user's sessions, but the one that they are in: their own, or
/// anybody's by an admin.
///
/// # Errors
/// [`crate::Error::Denied`] to all but that user and admins.
pub fn revoke_others(
    account: &Account,
    context: &Context,
    user: UserId,
    here: Option<SessionId>,
) -> Result<()> {
    let found = account.read(|read| session::list(read, context, user))?;
    for session in found.iter().filter(|session| Some(session.id) != here) {
        revoke(account, context, session.id)?;
    }
    Ok(())
}

fn end(
    account: &Account,
    context: &Context,
    id: SessionId,
    kind: &'static str,
) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let Session { user, .. } = session::get(connection, id)?;
        may_see(&context, user)?;
        connection.execute("DELETE FROM bailey_session WHERE id = ?1", [id.0])?;
        let mut operation = write.operation(&context, kind)?;
        operation.detail("user", user.to_string());
        write.people_changed();
        operation.finish()
    })
}

/// Ends all of a user's sessions, as a part of another act; answers how many
/// there were.
pub(crate) fn end_all(conn: &Connection, user: UserId) -> Result<usize> {
    end_all_but(conn, user, None)
}

/// Ends a user's sessions except one, as a part of another act.
pub(crate) fn end_all_but(
    conn: &Connection,
    user: UserId,
    keep: Option<SessionId>,
) -> Result<usize> {
    Ok(conn.execute(
        "DELETE FROM bailey_session WHERE user = ?1 AND id <> ?2",
        (user, keep.map_or(0, |keep| keep.0)),
    )?)
}

/// Ends the stay of a support specialist, by themselves.
///
/// # Errors
/// [`crate::Error::Denied`] if it is somebody else's.
pub fn sign_out_support(
    account: &Account,
    context: &Context,
    session: &SupportSession,
) -> Result<OperationId> {
    support::sign_out(account, context, session)
}
