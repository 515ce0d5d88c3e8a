//! What happens to a backup, each an operation of the journal.

use super::{Backup, BackupId, NewBackup, may_keep, may_restore, rows, unknown};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::store::{Account, Write};
use crate::value::RecordRef;

/// Puts a backup on the list that was made and tried. Journalled as
/// `backup.created`.
///
/// # Errors
/// `Denied` to all but admins.
pub fn added(account: &Account, context: &Context, made: NewBackup) -> Result<Backup> {
    may_keep(context)?;
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        connection.execute(
            "INSERT INTO bailey_backup (place, name, reason, made_by, taken_at, took, bytes, head,
                 contents, tried_at, faults) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            (
                &made.place,
                &made.name,
                made.reason.as_str(),
                serde_json::to_string(&context.actor).map_err(Error::damaged)?,
                made.taken_at,
                made.took,
                made.bytes,
                made.head,
                serde_json::to_string(&made.held).map_err(Error::damaged)?,
                context.at,
                serde_json::to_string(&made.faults).map_err(Error::damaged)?,
            ),
        )?;
        let id = BackupId(connection.last_insert_rowid());
        let mut operation = write.operation(&context, "backup.created")?;
        operation.detail("backup", id.0.to_string());
        operation.detail("place", made.place);
        operation.detail("file", made.name);
        operation.detail("reason", made.reason.as_str());
        operation.detail("bytes", made.bytes.to_string());
        operation.detail("good", made.faults.is_empty().to_string());
        operation.finish()?;
        rows::find(connection, id)?.ok_or_else(|| unknown(id))
    })
}

/// Notes what was found when a backup was tried once more. Journalled as
/// `backup.tried`.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`.
pub fn tried(
    account: &Account,
    context: &Context,
    id: BackupId,
    faults: Vec<String>,
) -> Result<Backup> {
    may_keep(context)?;
    let context = context.clone();
    account.write(move |write| {
        let backup = there(write, id)?;
        let kept = serde_json::to_string(&faults).map_err(Error::damaged)?;
        let connection = write.connection();
        connection.execute(
            "UPDATE bailey_backup SET tried_at = ?2, faults = ?3 WHERE id = ?1",
            (id.0, context.at, kept),
        )?;
        let mut operation = write.operation(&context, "backup.tried")?;
        operation.detail("backup", id.0.to_string());
        operation.detail("file", backup.made.name);
        operation.detail("good", faults.is_empty().to_string());
        operation.finish()?;
        rows::find(connection, id)?.ok_or_else(|| unknown(id))
    })
}

/// Notes that a backup's file is going to be deleted: from here on nobody counts on
/// it. Journalled as `backup.deleted`.
///
/// # Errors
/// `Denied` to all but admins; `NotFound`; `Conflict` for the only good one.
pub fn deleted(account: &Account, context: &Context, id: BackupId) -> Result<OperationId> {
    may_keep(context)?;
    let context = context.clone();
    account.write(move |write| {
        let backup = there(write, id)?;
        if backup.only_good {
            return Err(Error::Conflict(
                "this is the only backup that is known to be good: make another one first".into(),
            ));
        }
        let connection = write.connection();
        connection.execute(
            "UPDATE bailey_backup SET deleted_at = ?2 WHERE id = ?1",
            (id.0, context.at),
        )?;
        connection.execute("DELETE FROM bailey_backup_link WHERE backup = ?1", [id.0])?;
        let mut operation = write.operation(&context, "backup.deleted")?;
        operation.detail("backup", id.0.to_string());
        operation.detail("place", backup.made.place);
        operation.detail("file", backup.made.name);
        operation.finish()
    })
}

/// Notes that a backup's file is handed out. Journalled as `backup.downloaded`,
/// before it is.
///
/// # Errors
/// `NotFound`, also if its file was deleted. Whether whoever asks may have it is for
/// the caller to know.
pub fn downloaded(account: &Account, context: &Context, id: BackupId) -> Result<Backup> {
    let context = context.clone();
    account.write(move |write| {
        let backup = there(write, id)?;
        let mut operation = write.operation(&context, "backup.downloaded")?;
        operation.detail("backup", id.0.to_string());
        operation.detail("file", &backup.made.name);
        operation.finish()?;
        Ok(backup)
    })
}

/// Notes that a copy of a backup, sealed to another's key, is put on a ticket.
/// Journalled as `backup.given`, before it is.
///
/// # Errors
/// `Denied` to who may not restore; `NotFound`, also if its file was deleted.
pub fn given(
    account: &Account,
    context: &Context,
    id: BackupId,
    ticket: &RecordRef,
    recipient: &str,
) -> Result<OperationId> {
    let (context, ticket) = (context.clone(), ticket.clone());
    let recipient = recipient.to_owned();
    account.write(move |write| {
        may_restore(&write.read(), &context)?;
        let backup = there(write, id)?;
        let mut operation = write.operation(&context, "backup.given")?;
        operation.table(&ticket.table);
        operation.detail("backup", id.0.to_string());
        operation.detail("file", backup.made.name);
        operation.detail("record", format!("{}/{}", ticket.table, ticket.id));
        operation.detail("recipient", recipient);
        operation.finish()
    })
}

/// A backup that has a file still.
fn there(write: &Write<'_>, id: BackupId) -> Result<Backup> {
    rows::find(write.connection(), id)?
        .filter(|backup| backup.deleted_at.is_none())
        .ok_or_else(|| unknown(id))
}
