//! Saves a view under a name.

use super::check::{NEW, valid};
use super::{Look, SavedView, may_share, rows};
use crate::context::Context;
use crate::directory::difference;
use crate::error::{Error, Result};
use crate::records::may_use;
use crate::store::Account;

/// A view that is to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSavedView {
    /// The table's key.
    pub table: String,
    /// What it is called.
    pub name: String,
    /// Everybody sees it.
    pub shared: bool,
    /// What it shows.
    pub look: Look,
}

/// Saves a view.
///
/// # Errors
/// `Denied` to members who would share it; `NotFound` for an unknown table;
/// `Invalid` naming the field that is wrong; `Limit` when there are too many.
pub fn create(account: &Account, context: &Context, new: NewSavedView) -> Result<SavedView> {
    may_use(context)?;
    may_share(context, new.shared)?;
    let owner = context.actor.user();
    if owner.is_none() && !new.shared {
        let message = "A view without a person behind it has to be shared.";
        return Err(Error::invalid_field("shared", "required", message));
    }
    let context = context.clone();
    account.write(move |write| {
        write.adds()?;
        let schema = write.schema(&context)?;
        let table = schema.table(&new.table)?;
        let view = SavedView {
            id: NEW,
            table: table.key.clone(),
            name: new.name,
            owner,
            shared: new.shared,
            look: new.look,
            version: 1,
        };
        let view = valid(write.connection(), table, view)?;
        let view = rows::insert(write.connection(), table, view)?;
        let mut operation = write.operation(&context, "saved-views.created")?;
        operation.change(&difference::change(None, Some(&view))?)?;
        operation.finish()?;
        Ok(view)
    })
}
