//! Asking somebody who they are before they go on: each session of theirs waits until
//! its bearer proved it, and their API tokens until that was done in one of them, or
//! they signed in anew.

use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, UserId};
use crate::store::Write;

/// Asks a person for it, in all their sessions but those in safe mode, for a reason;
/// none if that was done already. Journalled as `session.confirmation-required`.
pub(crate) fn ask(
    write: &mut Write<'_>,
    context: &Context,
    user: UserId,
    name: &str,
    reason: &str,
) -> Result<Option<OperationId>> {
    let connection = write.connection();
    let waiting = connection.execute(
        "UPDATE bailey_session SET to_prove = 1, confirmed_at = 0
         WHERE user = ?1 AND to_prove = 0 AND pending = 0 AND safe_until IS NULL",
        [user],
    )?;
    let resting = connection.execute(
        "UPDATE bailey_user SET to_prove = 1 WHERE id = ?1 AND to_prove = 0",
        [user],
    )?;
    if waiting + resting == 0 {
        return Ok(None);
    }
    write.people_changed();
    let mut operation = write.operation(context, "session.confirmation-required")?;
    operation.detail("user", user.to_string());
    operation.detail("name", name);
    operation.detail("reason", reason);
    operation.finish().map(Some)
}

/// They have just proved it: their tokens rest no more.
pub(super) fn given(write: &Write<'_>, user: UserId) -> Result<()> {
    let sql = "UPDATE bailey_user SET to_prove = 0 WHERE id = ?1 AND to_prove = 1";
    if write.connection().prepare_cached(sql)?.execute([user])? > 0 {
        write.people_changed();
    }
    Ok(())
}
