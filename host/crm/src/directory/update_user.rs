//! Changes a person: what they are called, where they work, what they may,
//! whether they may sign in.

use rusqlite::Connection;

use super::create_users::{change, valid};
use super::user::{self, User};
use super::{Language, checks, may_administer, may_change};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, OperationId, UserId};
use crate::sessions;
use crate::store::{Account, Write};

/// What to change; none leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserUpdate {
    /// The version that the change was made on; none takes whatever there is.
    pub version: Option<u64>,
    /// As the person writes it.
    pub name: Option<String>,
    /// Unique among active users.
    pub email: Option<String>,
    /// May change settings, tables, users and plugins.
    pub admin: Option<bool>,
    /// False suspends them: their sessions end at once, and their API tokens
    /// rest until they are active again.
    pub active: Option<bool>,
    /// Where they work; an inner none takes them out of their department.
    pub department: Option<Option<DepartmentId>>,
    /// In which language they read the pages.
    pub language: Option<Language>,
    /// In which IANA time zone they read moments.
    pub time_zone: Option<String>,
    /// They must choose a new password before they do anything else.
    pub password_change: Option<bool>,
}

impl UserUpdate {
    /// Whether it holds only what people may say of themselves.
    fn is_personal(&self) -> bool {
        self.email.is_none()
            && self.admin.is_none()
            && self.active.is_none()
            && self.department.is_none()
            && self.password_change.is_none()
    }
}

/// Changes a person; none if nothing was different. People may change their own
/// name, language and time zone; admins change the rest, and the owner alone
/// changes the owner.
///
/// # Errors
/// [`Error::Denied`]; [`Error::NotFound`]; [`Error::Conflict`] if the version is
/// no longer that; [`Error::Invalid`] naming each field that is wrong.
pub fn update_user(
    account: &Account,
    context: &Context,
    id: UserId,
    update: UserUpdate,
) -> Result<Option<OperationId>> {
    let context = context.clone();
    account.write(move |write| update_in(write, &context, id, update, None))
}

/// The same as a part of another act, which may say why.
pub(super) fn update_in(
    write: &Write<'_>,
    context: &Context,
    id: UserId,
    update: UserUpdate,
    reason: Option<&str>,
) -> Result<Option<OperationId>> {
    let connection = write.connection();
    let before = user::get(connection, id)?;
    may_change(context, &before)?;
    if !update.is_personal() {
        may_administer(context)?;
    }
    if update
        .version
        .is_some_and(|version| version != before.version)
    {
        return Err(Error::Conflict(format!(
            "{} was changed in between",
            before.name
        )));
    }
    let after = valid(connection, applied(&before, update))?;
    if before == after {
        return Ok(None);
    }
    let after = User {
        version: before.version + 1,
        updated_at: context.at,
        ..after
    };
    put(connection, &after)?;
    let kind = match (before.active, after.active) {
        (true, false) => "users.suspended",
        (false, true) => "users.reactivated",
        _ => "users.updated",
    };
    if !after.active {
        sessions::end_all(connection, id)?;
    }
    let mut operation = write.operation(context, kind)?;
    operation.change(&change(Some(&before), &after))?;
    if let Some(reason) = reason {
        operation.detail("reason", reason);
    }
    write.people_changed();
    operation.finish().map(Some)
}

fn applied(before: &User, update: UserUpdate) -> User {
    let before = before.clone();
    User {
        name: update.name.unwrap_or(before.name),
        email: update.email.unwrap_or(before.email),
        admin: update.admin.unwrap_or(before.admin),
        active: update.active.unwrap_or(before.active),
        department: update.department.unwrap_or(before.department),
        language: update.language.unwrap_or(before.language),
        time_zone: update.time_zone.unwrap_or(before.time_zone),
        password_change: update.password_change.unwrap_or(before.password_change),
        ..before
    }
}

/// Keeps all of a user but the password.
pub(super) fn put(conn: &Connection, user: &User) -> Result<()> {
    let sql = "UPDATE bailey_user SET name = ?2, email = ?3, email_key = ?4, admin = ?5,
                   owner = ?6, active = ?7, department = ?8, language = ?9, time_zone = ?10,
                   version = ?11, updated_at = ?12, password_change = ?13
               WHERE id = ?1";
    conn.prepare_cached(sql)?.execute((
        user.id,
        &user.name,
        &user.email,
        checks::email_key(&user.email),
        user.admin,
        user.owner,
        user.active,
        user.department,
        user.language.as_str(),
        &user.time_zone,
        user.version,
        user.updated_at,
        user.password_change,
    ))?;
    Ok(())
}
