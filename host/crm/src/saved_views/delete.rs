//! Takes a view away; the records that it showed stay.

use rusqlite::Connection;

use super::{SAVED_VIEWS, get, may_change, rows};
use crate::context::Context;
use crate::directory::difference;
use crate::error::Result;
use crate::ids::{OperationId, RecordId, SavedViewId};
use crate::store::Account;
use crate::undo::Shelf;

/// How a deleted view comes back.
pub(crate) const SHELF: Shelf = Shelf {
    table: "bailey_saved_view",
    look: "look",
    journalled: SAVED_VIEWS,
    deleted: "saved-views.deleted",
    restored: "saved-views.restored",
    is_taken,
};

/// Deletes a view. Taking that back brings it back.
///
/// # Errors
/// `Denied` to whom it isn't theirs to change; `NotFound`.
pub fn delete(
    account: &Account,
    context: &Context,
    table: &str,
    id: SavedViewId,
) -> Result<OperationId> {
    let (context, table) = (context.clone(), table.to_owned());
    account.write(move |write| {
        let before = get(&write.read(), &context, &table, id)?;
        may_change(&context, &before)?;
        let mut operation = write.operation(&context, SHELF.deleted)?;
        SHELF.put(write.connection(), RecordId(id.0), Some(operation.id()))?;
        let mut change = difference::change(Some(&before), None)?;
        change.version += 1;
        operation.change(&change)?;
        operation.finish()
    })
}

/// Whether a view beside it got its name meanwhile.
fn is_taken(connection: &Connection, id: RecordId) -> Result<bool> {
    let names = rows::names_beside(connection, SavedViewId(id.0))?;
    let mut names = names.iter();
    Ok(names.any(|(own, other)| crate::search::fold(own) == crate::search::fold(other)))
}
