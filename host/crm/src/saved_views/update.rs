//! Renames a view, shares it, or has it show something else.

use super::check::valid;
use super::{Look, SavedView, get, may_change, may_share, rows};
use crate::context::Context;
use crate::directory::difference;
use crate::error::{Error, Result};
use crate::ids::SavedViewId;
use crate::store::Account;

/// What to change; none leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedViewUpdate {
    /// The version that the change was made on; none takes whatever there is.
    pub version: Option<u64>,
    /// What it is called.
    pub name: Option<String>,
    /// Whether everybody sees it.
    pub shared: Option<bool>,
    /// What it shows.
    pub look: Option<Look>,
}

/// Changes a view; returns it as it is now.
///
/// # Errors
/// `Denied` to whom it isn't theirs to change; `NotFound`; `Conflict` if the
/// version is no longer that; `Invalid` naming the field that is wrong.
pub fn update(
    account: &Account,
    context: &Context,
    table: &str,
    id: SavedViewId,
    update: SavedViewUpdate,
) -> Result<SavedView> {
    let (context, table) = (context.clone(), table.to_owned());
    account.write(move |write| {
        write.adds()?;
        let before = get(&write.read(), &context, &table, id)?;
        may_change(&context, &before)?;
        if update
            .version
            .is_some_and(|version| version != before.version)
        {
            return Err(Error::Conflict(format!(
                "“{}” was changed in between",
                before.name
            )));
        }
        let after = SavedView {
            name: update.name.unwrap_or_else(|| before.name.clone()),
            shared: update.shared.unwrap_or(before.shared),
            look: update.look.unwrap_or_else(|| before.look.clone()),
            ..before.clone()
        };
        may_share(&context, after.shared)?;
        if after.owner.is_none() && !after.shared {
            let message = "A view without a person behind it has to be shared.";
            return Err(Error::invalid_field("shared", "required", message));
        }
        let schema = write.schema(&context)?;
        let after = valid(write.connection(), schema.table(&table)?, after)?;
        if before == after {
            return Ok(before);
        }
        let after = SavedView {
            version: before.version + 1,
            ..after
        };
        rows::update(write.connection(), &after)?;
        let mut operation = write.operation(&context, "saved-views.updated")?;
        operation.change(&difference::change(Some(&before), Some(&after))?)?;
        operation.finish()?;
        Ok(after)
    })
}
