//! Sets a person's password, and ends the sessions that an older one opened.

use super::{may_change, user};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, UserId};
use crate::sessions::{self, PasswordHash, SessionId};
use crate::store::Account;

/// Sets a user's password: their own, or another's by an admin. All sessions of
/// that user end but the one to be kept, so that whoever knew the old password
/// is out; what somebody else set, they must change before anything else. The
/// hash is made by the caller, since that takes tens of milliseconds.
///
/// # Errors
/// [`crate::Error::Denied`]; [`crate::Error::NotFound`].
pub fn set_password(
    account: &Account,
    context: &Context,
    id: UserId,
    password: PasswordHash,
    keep: Option<SessionId>,
) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let user = user::get(connection, id)?;
        may_change(&context, &user)?;
        connection.execute(
            "UPDATE bailey_user SET password = ?2, password_change = ?3 WHERE id = ?1",
            (id, password.as_str(), context.actor.user() != Some(id)),
        )?;
        sessions::end_all_but(connection, id, keep)?;
        let mut operation = write.operation(&context, "users.password-set")?;
        operation.detail("user", id.to_string());
        operation.detail("name", user.name);
        write.people_changed();
        operation.finish()
    })
}
