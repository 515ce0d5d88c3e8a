//! Has somebody's requests wait a little: who takes out a base card by card gets
//! tired of it, and who works as ever hardly notices.

use super::take_measure::checked;
use super::{may_administer, user};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::store::Account;

/// The longest that a request waits, in milliseconds.
pub const LONGEST_PAUSE: u32 = 3_000;
/// The longest that somebody is slowed, in milliseconds: a week.
const LONGEST: i64 = 7 * 24 * 60 * 60 * 1000;

/// Has each request of somebody other than the owner wait so many milliseconds up to
/// a moment; none lets them be as quick as anybody. None if that is so already. The
/// reason is journalled.
///
/// # Errors
/// [`Error::Denied`] to all but admins, and about the owner; [`Error::NotFound`];
/// [`Error::Invalid`] naming `pause`, `until` or `reason`.
pub fn slow(
    account: &Account,
    context: &Context,
    id: UserId,
    pause: u32,
    until: Timestamp,
    reason: &str,
) -> Result<Option<OperationId>> {
    may_administer(context)?;
    let reason = checked(reason)?;
    if pause > LONGEST_PAUSE {
        let message = format!("A request waits {LONGEST_PAUSE} milliseconds at most.");
        return Err(Error::invalid_field("pause", "out-of-range", message));
    }
    if pause > 0 && !(context.at < until && until <= context.at.plus_millis(LONGEST)) {
        let message = "Slow somebody up to a moment within the next seven days.";
        return Err(Error::invalid_field("until", "out-of-range", message));
    }
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        if user::get(connection, id)?.owner {
            return Err(Error::Denied("the owner can't be slowed".to_owned()));
        }
        let changed = if pause == 0 {
            connection.execute("DELETE FROM bailey_slowed WHERE user = ?1", [id])?
        } else {
            connection.execute(
                "INSERT INTO bailey_slowed (user, millis, until) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET millis = excluded.millis, until = excluded.until
                 WHERE millis <> excluded.millis OR until <> excluded.until",
                (id, pause, until),
            )?
        };
        if changed == 0 {
            return Ok(None);
        }
        let mut operation = write.operation(&context, "users.slowed")?;
        operation.detail("user", id.to_string());
        operation.detail("milliseconds", pause.to_string());
        operation.detail("reason", reason);
        write.watch_changed();
        operation.finish().map(Some)
    })
}
