//! Keeps somebody out, or lets them in again, for a reason: what a plugin does
//! that watches over the account.

use super::update_user::{UserUpdate, update_in};
use super::{may_administer, user};
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, UserId};
use crate::sessions;
use crate::store::{Account, Write};

/// The most characters of a reason.
const REASON: usize = 500;

/// What is done about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Their sessions end and their API tokens rest.
    Suspend,
    /// They may sign in again.
    Reactivate,
    /// Their sessions end; they may sign in anew.
    SignOut,
    /// They choose a new password before anything else.
    RequirePasswordChange,
    /// They prove who they are before anything else.
    RequireConfirmation,
}

/// Does something about somebody other than the owner, who has to stay able to
/// undo it; none if it was so already. The reason is journalled.
///
/// # Errors
/// [`Error::Denied`] to all but admins, and about the owner; [`Error::NotFound`];
/// [`Error::Invalid`] naming `reason`.
pub fn take_measure(
    account: &Account,
    context: &Context,
    id: UserId,
    measure: Measure,
    reason: &str,
) -> Result<Option<OperationId>> {
    may_administer(context)?;
    let (context, reason) = (context.clone(), checked(reason)?);
    account.write(move |write| {
        let user = user::get(write.connection(), id)?;
        // The operator has other ways to see to it that somebody can undo it.
        let by_operator = context.actor == Actor::Operator;
        if user.owner && !(by_operator && measure == Measure::RequireConfirmation) {
            return Err(Error::Denied(
                "the owner can't be kept out of the account".to_owned(),
            ));
        }
        let update = match measure {
            Measure::Suspend => UserUpdate {
                active: Some(false),
                ..UserUpdate::default()
            },
            Measure::Reactivate => UserUpdate {
                active: Some(true),
                ..UserUpdate::default()
            },
            Measure::RequirePasswordChange => UserUpdate {
                password_change: Some(true),
                ..UserUpdate::default()
            },
            Measure::SignOut => return sign_out(write, &context, id, &reason),
            Measure::RequireConfirmation => {
                return sessions::ask_for_proof(write, &context, id, &user.name, &reason);
            }
        };
        update_in(write, &context, id, update, Some(&reason))
    })
}

fn sign_out(
    write: &mut Write<'_>,
    context: &Context,
    id: UserId,
    reason: &str,
) -> Result<Option<OperationId>> {
    if sessions::end_all(write.connection(), id)? == 0 {
        return Ok(None);
    }
    let mut operation = write.operation(context, "users.signed-out")?;
    operation.detail("user", id.to_string());
    operation.detail("reason", reason);
    write.people_changed();
    operation.finish().map(Some)
}

/// A reason as it is journalled.
pub(super) fn checked(reason: &str) -> Result<String> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON {
        let message = format!("Say why, in at most {REASON} characters.");
        return Err(Error::invalid_field("reason", "length", message));
    }
    Ok(reason.to_owned())
}
