//! Removing a file from a record. It can be brought back.

use crate::context::Context;
use crate::error::Result;
use crate::files::add::changeable;
use crate::files::rows;
use crate::ids::{FileId, OperationId};
use crate::store::Account;
use crate::value::RecordRef;

/// Removes a file from a record.
///
/// # Errors
/// `NotFound` for a record or a file that there is not; `Denied` to who may not
/// change the record; `Conflict` when it is in the bin.
pub fn remove(
    account: &Account,
    context: &Context,
    record: &RecordRef,
    id: FileId,
) -> Result<OperationId> {
    let (context, record) = (context.clone(), record.clone());
    account.write(move |write| {
        let found = changeable(&write.read(), &context, &record)?;
        let stored = rows::find(write.connection(), &record, id)?;
        let mut operation = write.operation(&context, "files.remove")?;
        rows::journal(&mut operation, &found, &stored.file, true)?;
        rows::set_removed(write.connection(), id, true, operation.id())?;
        operation.finish()
    })
}
