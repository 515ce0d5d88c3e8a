//! Makes another user the owner. There is exactly one before and after.

use super::create_users::change;
use super::update_user::put;
use super::user::{self, User};
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, UserId};
use crate::store::Account;

/// Makes another active user the owner, and thereby an admin; who was it before
/// stays an admin.
///
/// # Errors
/// [`Error::Denied`] to all but the owner and the operator; [`Error::NotFound`];
/// [`Error::Invalid`] if that user is suspended or is the owner already.
pub fn transfer_ownership(account: &Account, context: &Context, to: UserId) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let from = user::owner(connection)?;
        let is_owner = from.as_ref().map(|owner| owner.id) == context.actor.user();
        if context.actor != Actor::Operator && !is_owner {
            return Err(Error::Denied(
                "only the owner gives the ownership away".to_owned(),
            ));
        }
        let before = user::get(connection, to)?;
        if before.owner || !before.active {
            let message = format!("{} is the owner already, or suspended.", before.name);
            return Err(Error::invalid_field("owner", "not-possible", message));
        }
        let mut operation = write.operation(&context, "users.owner-changed")?;
        // The old one first: there is never a moment with two.
        if let Some(before) = from {
            let after = User {
                owner: false,
                ..changed(&before, &context)
            };
            put(connection, &after)?;
            operation.change(&change(Some(&before), &after))?;
        }
        let after = User {
            owner: true,
            admin: true,
            ..changed(&before, &context)
        };
        put(connection, &after)?;
        operation.change(&change(Some(&before), &after))?;
        write.people_changed();
        operation.finish()
    })
}

fn changed(user: &User, context: &Context) -> User {
    User {
        version: user.version + 1,
        updated_at: context.at,
        ..user.clone()
    }
}
