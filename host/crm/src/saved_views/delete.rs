//! Takes a view away; the records that it showed stay.

use super::{get, may_change, rows};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, SavedViewId};
use crate::store::Account;

/// Deletes a view. The journal keeps what it was.
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
        rows::delete(write.connection(), id)?;
        let mut operation = write.operation(&context, "saved-views.deleted")?;
        operation.change(&rows::change(Some(&before), None)?)?;
        operation.finish()
    })
}
