//! Who may bring back what a backup holds: the owner, and whom the owner names.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::may_keep;
use crate::context::{Actor, Context};
use crate::directory;
use crate::error::{Error, Result};
use crate::ids::{OperationId, UserId};
use crate::store::{Account, Read};

/// Whom the owner named, without the owner.
///
/// # Errors
/// `Denied` to all but admins.
pub fn restorers(read: &Read<'_>, context: &Context) -> Result<BTreeSet<UserId>> {
    may_keep(context)?;
    named(read.connection())
}

/// Lets these admins restore besides the owner, and nobody else any more.
/// Journalled as `backup.restorers`.
///
/// # Errors
/// `Denied` to all but the owner; `Invalid` naming `users` for who is no admin.
pub fn name_restorers(
    account: &Account,
    context: &Context,
    users: BTreeSet<UserId>,
) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        if !is_owner(connection, &context)? {
            return Err(Error::Denied("only the owner says who may restore".into()));
        }
        let mut names = Vec::new();
        for user in &users {
            let user = directory::get_user(connection, *user)?;
            if !user.admin || !user.active {
                return Err(Error::invalid_field(
                    "users",
                    "no-admin",
                    format!("{} is no admin: only admins can restore", user.name),
                ));
            }
            names.push(user.name);
        }
        connection.execute("DELETE FROM bailey_backup_restorer", [])?;
        for user in &users {
            let sql = "INSERT INTO bailey_backup_restorer (user) VALUES (?1)";
            connection.prepare_cached(sql)?.execute([user])?;
        }
        let mut operation = write.operation(&context, "backup.restorers")?;
        operation.detail("users", names.join(", "));
        operation.finish()
    })
}

/// Lets through who may restore: the owner, the admins that the owner named, and
/// the operator. A plugin does it for one of them alone.
///
/// # Errors
/// `Denied` to everybody else.
pub fn may_restore(read: &Read<'_>, context: &Context) -> Result<()> {
    may_keep(context)?;
    let connection = read.connection();
    let named = match (&context.actor, context.actor.user()) {
        (Actor::Operator, _) => true,
        (_, Some(user)) => is_owner(connection, context)? || named(connection)?.contains(&user),
        _ => false,
    };
    if named {
        Ok(())
    } else {
        Err(Error::Denied(
            "only the owner restores, and whom the owner named for it".into(),
        ))
    }
}

pub(crate) fn is_owner(connection: &Connection, context: &Context) -> Result<bool> {
    let owner = directory::owner_of(connection)?;
    let owner = owner.map(|owner| owner.id);
    Ok(owner.is_some() && context.actor.user() == owner)
}

fn named(connection: &Connection) -> Result<BTreeSet<UserId>> {
    let mut statement = connection.prepare_cached("SELECT user FROM bailey_backup_restorer")?;
    let users = statement.query_map([], |row| row.get(0))?;
    Ok(users.collect::<rusqlite::Result<_>>()?)
}
