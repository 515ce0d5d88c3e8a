//! Saved views: a name for how a table's list or board is looked at, with its
//! conditions, order and columns.
//!
//! A view is its owner's alone, or shared with the whole account; shared ones
//! are the admins' to make and change. Each change is journalled under the key
//! [`SAVED_VIEWS`], with the look as JSON.

mod check;
mod create;
mod delete;
mod look;
mod rows;
mod update;

#[cfg(test)]
mod tests;

pub use crate::filter::Chip;
pub use create::{NewSavedView, create};
pub(crate) use delete::SHELF;
pub use delete::delete;
pub use look::{Layout, Look};
pub use update::{SavedViewUpdate, update};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{SavedViewId, UserId};
use crate::records::may_use;
use crate::schema::Table;
use crate::store::Read;

/// The key under which views are journalled.
pub const SAVED_VIEWS: &str = "saved-views";

/// How many views a person can have of a table, and how many can be shared.
pub const MOST_VIEWS: u64 = 50;

/// A saved view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Never reused.
    pub id: SavedViewId,
    /// The table's key.
    pub table: String,
    /// What it is called.
    pub name: String,
    /// Who saved it first; none if the operator did.
    pub owner: Option<UserId>,
    /// Everybody sees it.
    pub shared: bool,
    /// What it shows.
    pub look: Look,
    /// Grows by one with each change.
    pub version: u64,
}

impl SavedView {
    /// Whether all is there by which it is narrowed and sorted: a field can be
    /// deleted after a view was saved.
    #[must_use]
    pub fn fits(&self, table: &Table) -> bool {
        check::narrowing(table, &self.look).is_ok()
    }

    /// Whether whoever asks may change or delete it.
    #[must_use]
    pub fn is_changeable(&self, context: &Context) -> bool {
        if self.shared {
            context.access.admin
        } else {
            self.owner.is_some() && self.owner == context.actor.user()
        }
    }
}

/// The views of a table that whoever asks sees: the shared ones, then their own,
/// each by name.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for an unknown table.
pub fn of_table(read: &Read<'_>, context: &Context, table: &str) -> Result<Vec<SavedView>> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let table = schema.table(table)?;
    let mut views = rows::of_table(read.connection(), table, context.actor.user())?;
    views.retain(|view| is_seen(context, table, view));
    Ok(views)
}

/// One view of a table.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound`, also for other people's own.
pub fn get(read: &Read<'_>, context: &Context, table: &str, id: SavedViewId) -> Result<SavedView> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let described = schema.table(table)?;
    let found = rows::get(read.connection(), described, id)?;
    found
        .filter(|view| is_seen(context, described, view))
        .ok_or_else(|| Error::NotFound(format!("`{table}` has no view {id}")))
}

/// Whether a view is theirs, or shared and asks for nothing that is hidden from
/// them: what it compares with might tell what stands there.
fn is_seen(context: &Context, table: &Table, view: &SavedView) -> bool {
    let look = &view.look;
    let sort = look.sort.iter().map(|sort| sort.trim_start_matches('-'));
    let fields = look.conditions.iter().map(|chip| chip.field.as_str());
    let own = view.owner.is_some() && view.owner == context.actor.user();
    own || view.shared && !fields.chain(sort).any(|field| table.hides(field))
}

/// Refuses who may see a view but not change it.
fn may_change(context: &Context, view: &SavedView) -> Result<()> {
    if view.is_changeable(context) {
        return Ok(());
    }
    Err(Error::Denied(format!(
        "“{}” is shared with everybody: only an admin may change it",
        view.name
    )))
}

/// Refuses who may not share.
fn may_share(context: &Context, shared: bool) -> Result<()> {
    if !shared || context.access.admin {
        return Ok(());
    }
    Err(Error::Denied(
        "only an admin may share a view with everybody".into(),
    ))
}
