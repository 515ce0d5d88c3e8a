//! Takes a report away; the records that it counted stay.

use super::{REPORTS, get, may_change};
use crate::context::Context;
use crate::directory::difference;
use crate::error::Result;
use crate::ids::{OperationId, RecordId, ReportId};
use crate::store::Account;
use crate::undo::Shelf;

/// How a deleted report comes back. Several may have one name.
pub(crate) const SHELF: Shelf = Shelf {
    table: "bailey_report",
    look: "shape",
    journalled: REPORTS,
    deleted: "reports.deleted",
    restored: "reports.restored",
    is_taken: |_, _| Ok(false),
};

/// Deletes a report, for everybody who sees it. Taking that back brings it back.
///
/// # Errors
/// `Denied` to whom it isn't theirs to change; `NotFound`.
pub fn delete(account: &Account, context: &Context, id: ReportId) -> Result<OperationId> {
    let context = context.clone();
    account.write(move |write| {
        let before = get(&write.read(), &context, id)?;
        may_change(&context, &before)?;
        let mut operation = write.operation(&context, SHELF.deleted)?;
        SHELF.put(write.connection(), RecordId(id.0), Some(operation.id()))?;
        let mut change = difference::change(Some(&before), None)?;
        change.version += 1;
        operation.change(&change)?;
        operation.finish()
    })
}
