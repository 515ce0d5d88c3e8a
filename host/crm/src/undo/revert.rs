//! Taking back one record's part of an operation, or one field of it.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::{self, ChangeKind};
use crate::schema;
use crate::store::{Account, Read};
use crate::undo::apply::take_back;
use crate::undo::plan::{Found, Obstacle};
use crate::value::RecordRef;

/// What is to be reverted: what one operation did to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reverted {
    /// The operation.
    pub operation: OperationId,
    /// The record.
    pub record: RecordRef,
    /// One of the fields that it changed; none for all that it did to the record.
    pub field: Option<String>,
}

/// What stands in the way of reverting it; none when nothing does.
///
/// # Errors
/// `NotFound` when there is no such operation, the actor may not see it, or it
/// did no such thing to the record; `Invalid` for one that was not on records.
pub fn obstacle(account: &Account, context: &Context, what: &Reverted) -> Result<Option<Obstacle>> {
    account.read(|read| {
        let found = found(read, context, what)?;
        if !found.is_allowed(context) {
            return Ok(Some(Obstacle::NotAllowed));
        }
        let obstacles = found.obstacles(read)?;
        Ok(obstacles.first().map(|(_, obstacle)| *obstacle))
    })
}

/// Reverts it, and returns the operation that did so. The rest of what the
/// operation did stands.
///
/// # Errors
/// As [`obstacle`]; `Denied` for somebody else's operation; `Conflict` when
/// something stands in the way; `StorageLimit` where even this no longer fits.
pub fn revert(account: &Account, context: &Context, what: &Reverted) -> Result<OperationId> {
    let (context, what) = (context.clone(), what.clone());
    account.write(move |write| {
        write.takes_back()?;
        let found = found(&write.read(), &context, &what)?;
        if !found.is_allowed(&context) {
            return Err(Error::Denied("you take back what you did yourself".into()));
        }
        let mut reverting = write.operation(&context, "records.revert")?;
        reverting.detail("reverts", what.operation.to_string());
        if let Some(field) = what.field {
            reverting.detail("field", field);
        }
        take_back(write, &context, &found, reverting)
    })
}

/// The operation with no more than the part that is to be reverted.
fn found(read: &Read<'_>, context: &Context, what: &Reverted) -> Result<Found> {
    let entry = journal::operation_in(read, context, what.operation)?;
    if schema::undo::is_ours(&entry) {
        return Err(Error::invalid(
            "not-revertible",
            format!(
                "operation {} was on tables and fields: it can be taken back as a whole",
                entry.id
            ),
        ));
    }
    let mut found = Found::read(read, context, what.operation)?;
    found.changes.retain(|change| change.record == what.record);
    if let Some(field) = &what.field {
        found.changes.retain_mut(|change| {
            change.fields.retain(|changed| changed.field == *field);
            change.kind == ChangeKind::Updated && !change.fields.is_empty()
        });
    }
    if found.changes.is_empty() {
        let field = what.field.as_deref();
        return Err(Error::NotFound(format!(
            "operation {} changed nothing of {}/{}{}",
            what.operation,
            what.record.table,
            what.record.id,
            field.map_or(String::new(), |field| format!(" in `{field}`"))
        )));
    }
    found.index();
    found.keep_own(read, context)?;
    if found.changes.is_empty() {
        let RecordRef { table, id } = &what.record;
        return Err(Error::NotFound(format!("`{table}` has no record {id}")));
    }
    Ok(found)
}
