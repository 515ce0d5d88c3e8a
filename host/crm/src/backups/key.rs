//! Whether the owner has the key of the account's backups, and could open one
//! without us. The key itself is not in the account's file.

use rusqlite::Connection;

use super::may_keep;
use super::restorers::is_owner;
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::store::{Account, Read};

/// Whether somebody opened a test that was sealed to this recipient.
///
/// # Errors
/// `Denied` to all but admins.
pub fn is_proven(read: &Read<'_>, context: &Context, recipient: &str) -> Result<bool> {
    may_keep(context)?;
    let sql = "SELECT 1 FROM bailey_backup_proof WHERE recipient = ?1";
    Ok(read.connection().prepare_cached(sql)?.exists([recipient])?)
}

/// Notes that the owner opened a test with the key of this recipient. Journalled as
/// `backup.key-proven`.
///
/// # Errors
/// `Denied` to all but the owner.
pub fn proven(account: &Account, context: &Context, recipient: &str) -> Result<OperationId> {
    let (context, recipient) = (context.clone(), recipient.to_owned());
    account.write(move |write| {
        let connection = write.connection();
        if !in_person(connection, &context)? {
            return Err(not_the_owner());
        }
        connection.execute(
            "INSERT INTO bailey_backup_proof (recipient, proven_at, proven_by) VALUES (?1, ?2, ?3)
             ON CONFLICT (recipient) DO UPDATE SET proven_at = excluded.proven_at,
                 proven_by = excluded.proven_by",
            (&recipient, context.at, context.actor.user()),
        )?;
        let mut operation = write.operation(&context, "backup.key-proven")?;
        operation.detail("recipient", recipient);
        operation.finish()
    })
}

/// Notes that the owner is shown the key. Journalled as `backup.key-shown`, before
/// it is.
///
/// # Errors
/// `Denied` to all but the owner.
pub fn shown(account: &Account, context: &Context, recipient: &str) -> Result<OperationId> {
    let (context, recipient) = (context.clone(), recipient.to_owned());
    account.write(move |write| {
        if !in_person(write.connection(), &context)? {
            return Err(not_the_owner());
        }
        let mut operation = write.operation(&context, "backup.key-shown")?;
        operation.detail("recipient", recipient);
        operation.finish()
    })
}

/// The owner, and no program with a token of theirs.
fn in_person(connection: &Connection, context: &Context) -> Result<bool> {
    Ok(matches!(context.actor, Actor::User { .. }) && is_owner(connection, context)?)
}

fn not_the_owner() -> Error {
    Error::Denied("the key of the account's backups is the owner's affair".into())
}
