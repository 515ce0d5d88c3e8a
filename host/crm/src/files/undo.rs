//! Taking back that a file was added or removed.

use crate::access::{Action, must};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::add::changeable;
use crate::files::rows::{self, Stored};
use crate::ids::OperationId;
use crate::journal::{self, Operation};
use crate::records::{RecordState, get_in};
use crate::store::{Read, Write};
use crate::undo::{Obstacle, UndoPlan, conflict};
use crate::value::RecordRef;

/// Whether the operation added or removed a file.
pub(crate) fn is_ours(operation: &Operation) -> bool {
    operation.kind.starts_with("files.") && operation.changes > 0
}

/// What taking the operation back would do.
pub(crate) fn plan(read: &Read<'_>, context: &Context, undone: &Operation) -> Result<UndoPlan> {
    let (record, obstacle, _) = found(read, context, undone)?;
    Ok(UndoPlan {
        operation: undone.id,
        restorable: u64::from(obstacle.is_none()),
        obstacles: obstacle
            .into_iter()
            .map(|obstacle| (record.clone(), obstacle))
            .collect(),
    })
}

/// Takes the operation back.
pub(crate) fn undo(
    write: &Write<'_>,
    context: &Context,
    undone: &Operation,
) -> Result<OperationId> {
    let (record, obstacle, stored) = found(&write.read(), context, undone)?;
    let stored = match (obstacle, stored) {
        (None, Some(stored)) => stored,
        (obstacle, _) => {
            let obstacle = obstacle.unwrap_or(Obstacle::ChangedSince);
            return Err(conflict(undone.id, &[(record, obstacle)]));
        }
    };
    let of = changeable(&write.read(), context, &record)?;
    let remove = !stored.removed;
    let kind = if remove { "files.remove" } else { "files.add" };
    let mut operation = write.operation(context, kind)?;
    operation.undoes(undone.id);
    rows::journal(&mut operation, &of, &stored.file, remove)?;
    rows::set_removed(write.connection(), stored.file.id, remove, operation.id())?;
    operation.finish()
}

/// The record that the operation was about, what stands in the way, and the file
/// if it is still as the operation left it.
fn found(
    read: &Read<'_>,
    context: &Context,
    undone: &Operation,
) -> Result<(RecordRef, Option<Obstacle>, Option<Stored>)> {
    let changes = journal::changes_in(read, undone.id)?;
    let change = changes
        .first()
        .ok_or_else(|| Error::Internal("an operation on files without a change".into()))?;
    let record = change.record.clone();
    // One that went along to another record is not this one's to take back.
    let stored = rows::of_operation(read.connection(), undone.id)?
        .filter(|stored| stored.file.record == record);
    let obstacle = match get_in(read, context, &record) {
        Err(Error::NotFound(_)) => Some(Obstacle::Purged),
        Err(other) => return Err(other),
        Ok(of) => match must(read.connection(), &of.table, Action::Edit, &[of.id]) {
            Err(Error::Denied(_)) => Some(Obstacle::NotAllowed),
            Err(other) => return Err(other),
            Ok(()) if of.state == RecordState::Deleted => Some(Obstacle::ChangedSince),
            Ok(()) if stored.is_some() => None,
            Ok(()) if change.fields.iter().any(|field| field.withheld) => {
                Some(Obstacle::ValuesGone)
            }
            Ok(()) => Some(Obstacle::ChangedSince),
        },
    };
    Ok((record, obstacle, stored))
}
