//! The account's people: users, departments, groups that plugins keep, and what
//! holds for the account as a whole.
//!
//! There is always exactly one owner, who is an active admin. What changes here
//! is journalled under the table keys [`USERS`], [`DEPARTMENTS`] and
//! [`ACCOUNT`]; passwords never are, only that one was set.

mod checks;
mod create_departments;
mod create_users;
mod delete_department;
mod department;
pub(crate) mod difference;
mod found;
mod groups;
mod kept_out;
mod language;
mod open_account;
mod set_password;
mod settings;
mod slow;
mod take_measure;
mod transfer_ownership;
mod update_department;
mod update_settings;
mod update_user;
mod user;

#[cfg(test)]
mod tests;

pub use create_departments::{NewDepartment, create_department, create_departments};
pub use create_users::{NewUser, create_user, create_users};
pub use delete_department::delete_department;
pub use department::Department;
pub use found::{Founding, found};
pub use groups::{Group, KeptGroup, Rest, check_groups, groups, keep_groups};
pub use kept_out::{KeptOut, kept_out};
pub use language::Language;
pub use open_account::open_account;
pub use set_password::set_password;
pub use settings::Settings;
pub use slow::{LONGEST_PAUSE, slow};
pub use take_measure::{Measure, take_measure};
pub use transfer_ownership::transfer_ownership;
pub use update_department::{DepartmentUpdate, update_department};
pub use update_settings::{SettingsUpdate, update_settings};
pub use update_user::{UserUpdate, update_user};
pub use user::User;

pub(crate) use checks::email_key;
pub(crate) use settings::get as settings_of;
pub(crate) use user::{
    by_email as active_by_email, find as find_user, get as get_user, owner as owner_of,
};

use std::collections::HashMap;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, UserId};
use crate::store::Read;

/// The key under which users are referred to and journalled.
pub const USERS: &str = crate::schema::USERS;
/// The key under which departments are referred to and journalled.
pub const DEPARTMENTS: &str = "departments";
/// The key under which the account's own settings are journalled, as record 1.
pub const ACCOUNT: &str = "account";

/// All users, suspended ones too, by name.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed.
pub fn users(read: &Read<'_>, context: &Context) -> Result<Vec<User>> {
    may_read(context)?;
    user::all(read.connection())
}

/// One user.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed; [`Error::NotFound`].
pub fn user(read: &Read<'_>, context: &Context, id: UserId) -> Result<User> {
    may_read(context)?;
    user::get(read.connection(), id)
}

/// The active user with this e-mail address, whatever its letters' case.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed.
pub fn user_by_email(read: &Read<'_>, context: &Context, email: &str) -> Result<Option<User>> {
    may_read(context)?;
    user::by_email(read.connection(), email)
}

/// The account's owner; none before the account was founded.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed.
pub fn owner(read: &Read<'_>, context: &Context) -> Result<Option<User>> {
    may_read(context)?;
    user::owner(read.connection())
}

/// The names of these users, for showing references to them.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed.
pub fn labels(
    read: &Read<'_>,
    context: &Context,
    ids: &[UserId],
) -> Result<HashMap<UserId, String>> {
    may_read(context)?;
    user::labels(read.connection(), ids)
}

/// All departments, by name.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed.
pub fn departments(read: &Read<'_>, context: &Context) -> Result<Vec<Department>> {
    may_read(context)?;
    department::all(read.connection())
}

/// One department.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed; [`Error::NotFound`].
pub fn department(read: &Read<'_>, context: &Context, id: DepartmentId) -> Result<Department> {
    may_read(context)?;
    department::get(read.connection(), id)
}

/// What holds for the account as a whole.
///
/// # Errors
/// [`Error::Database`].
pub fn settings(read: &Read<'_>) -> Result<Settings> {
    settings::get(read.connection())
}

/// A name as it may be kept.
pub(crate) fn checked_name(text: &str) -> Result<String> {
    checks::name("name", text).map_err(|problem| Error::Invalid(vec![problem]))
}

/// Whether the text could be an e-mail address.
pub(crate) fn is_email(text: &str) -> bool {
    checks::email(text).is_ok()
}

fn may_read(context: &Context) -> Result<()> {
    if context.access.records || context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied(
            "only the account's users see its people".to_owned(),
        ))
    }
}

fn may_administer(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied(
            "only an admin may change the account's people".to_owned(),
        ))
    }
}

/// An admin who isn't the owner must not become the owner by setting the
/// owner's password or e-mail address.
fn may_change(context: &Context, user: &User) -> Result<()> {
    if context.actor.user() == Some(user.id) {
        return Ok(());
    }
    may_administer(context)?;
    if user.owner && context.actor != crate::context::Actor::Operator {
        return Err(Error::Denied("only the owner changes the owner".to_owned()));
    }
    Ok(())
}
