//! Taking an operation back, its last change first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::files;
use crate::files::moved::{give_back, is_of_files};
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, ChangeKind, OperationBuilder, RecordedChange};
use crate::records::selection::Selected;
use crate::records::{RecordState, row, state};
use crate::schema::{self, Table};
use crate::store::{Account, Write};
use crate::undo::check::values_before;
use crate::undo::plan::{Found, Obstacle};
use crate::undo::shelf::Shelf;
use crate::value::{RecordRef, Value};

/// How many obstacles an error names.
const NAMED: usize = 5;

/// Takes an operation back, all of it or nothing, and returns the operation that
/// did so.
///
/// # Errors
/// `NotFound` when there is no such operation or the actor may not see it;
/// `Invalid` for one that was neither on records nor on tables and fields;
/// `Denied` for somebody else's; `Conflict`, naming records, when something
/// stands in the way; `StorageLimit` where even this no longer fits.
pub fn undo(account: &Account, context: &Context, operation: OperationId) -> Result<OperationId> {
    undo_telling(account, context, operation, &mut |_, _| {})
}

/// As [`undo`]; `progress` hears how many records of how many went back.
///
/// # Errors
/// Those of [`undo`].
pub fn undo_telling(
    account: &Account,
    context: &Context,
    operation: OperationId,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<OperationId> {
    let context = context.clone();
    account.write_telling(progress, move |write, tell| {
        write.takes_back()?;
        let entry = journal::operation_in(&write.read(), &context, operation)?;
        if schema::undo::is_ours(&entry) {
            return schema::undo::undo(write, &context, &entry);
        }
        if let Some(shelf) = Shelf::of(&entry) {
            return shelf.undo(write, &context, &entry);
        }
        if files::undo::is_ours(&entry) {
            return files::undo::undo(write, &context, &entry);
        }
        let mut found = Found::read(&write.read(), &context, operation)?;
        found.keep_own(&write.read(), &context)?;
        if !found.is_allowed(&context) {
            return Err(Error::Denied("you take back what you did yourself".into()));
        }
        let mut undoing = write.operation(&context, "records.undo")?;
        undoing.undoes(operation);
        undoing.telling(tell, found.records.len() as u64);
        take_back(write, &context, &found, undoing)
    })
}

/// Takes back what was found, within the operation that does so.
pub(super) fn take_back<'w>(
    write: &Write<'w>,
    context: &Context,
    found: &Found,
    mut undoing: OperationBuilder<'w>,
) -> Result<OperationId> {
    let obstacles = found.obstacles(&write.read())?;
    if !obstacles.is_empty() {
        return Err(conflict(found.operation.id, &obstacles));
    }
    // Going backwards, what went along comes first.
    if let Some(table) = &found.operation.table {
        undoing.table(table);
    }
    let mut back = Back {
        write,
        context,
        operation: &mut undoing,
    };
    for run in runs(&found.changes) {
        let table = found.schema.table(&run[0].record.table)?;
        back.take(table, run)?;
    }
    let of_files = found.changes.iter().filter(|change| is_of_files(change));
    let touched: BTreeSet<&RecordRef> = of_files.map(|change| &change.record).collect();
    if !touched.is_empty() {
        give_back(write, &mut undoing, found.operation.id, &|moved| {
            touched.contains(&moved.from) || touched.contains(&moved.to)
        })?;
    }
    undoing.finish()
}

/// The changes from the last to the first, in runs that one statement can take
/// back: of one kind, in one table, and from the same place.
fn runs(changes: &[RecordedChange]) -> impl Iterator<Item = &[RecordedChange]> {
    let alike = |a: &RecordedChange, b: &RecordedChange| {
        a.kind == b.kind && a.record.table == b.record.table && lay(a) == lay(b)
    };
    changes.chunk_by(alike).rev()
}

/// How a record lay in the bin before it was restored.
fn lay(change: &RecordedChange) -> state::Lie {
    state::lay(&change.plain())
}

struct Back<'a, 'w> {
    write: &'a Write<'w>,
    context: &'a Context,
    operation: &'a mut OperationBuilder<'w>,
}

impl Back<'_, '_> {
    fn take(&mut self, table: &Arc<Table>, changes: &[RecordedChange]) -> Result<()> {
        let connection = self.write.connection();
        let ids: Vec<RecordId> = changes.iter().map(|change| change.record.id).collect();
        match changes[0].kind {
            ChangeKind::Created => {
                let lie = state::Lie {
                    along: false,
                    keep_until: None,
                };
                self.delete(table, &ids, lie)
            }
            ChangeKind::Restored => self.delete(table, &ids, lay(&changes[0])),
            ChangeKind::Deleted => {
                let records = state::in_bin(connection, table, &ids)?;
                state::from_bin(connection, self.operation, table, records)
            }
            ChangeKind::Archived => {
                let records = selected(self.write, table, &ids)?;
                state::set_archived(connection, self.operation, table, records, false)
            }
            ChangeKind::Unarchived => {
                let records = selected(self.write, table, &ids)?;
                state::set_archived(connection, self.operation, table, records, true)
            }
            ChangeKind::Updated => self.values(table, changes),
            // The check before never lets one pass.
            ChangeKind::Purged => Ok(()),
        }
    }

    /// Gives records back what they held. Of several changes to one record, the
    /// first says what that was.
    fn values(&mut self, table: &Arc<Table>, changes: &[RecordedChange]) -> Result<()> {
        let connection = self.write.connection();
        let mut before: BTreeMap<RecordId, BTreeMap<usize, Value>> = BTreeMap::new();
        for change in changes.iter().rev() {
            let values = before.entry(change.record.id).or_default();
            values.extend(values_before(table, change));
        }
        let ids: Vec<RecordId> = before.keys().copied().collect();
        let records = row::find_all(connection, table, &ids)?;
        let changed = records.iter().map(|record| {
            let values = before.remove(&record.id).unwrap_or_default();
            (record, values.into_iter().collect())
        });
        let changed = changed.collect();
        row::update_all(connection, self.context, table, changed, &mut |change| {
            self.operation.change(&change)
        })
    }

    fn delete(&mut self, table: &Arc<Table>, ids: &[RecordId], lie: state::Lie) -> Result<()> {
        let records = selected(self.write, table, ids)?;
        state::to_bin(
            self.write.connection(),
            self.context,
            self.operation,
            table,
            records,
            lie,
        )
    }
}

fn selected(write: &Write<'_>, table: &Arc<Table>, ids: &[RecordId]) -> Result<Vec<Selected>> {
    let records = row::find_all(write.connection(), table, ids)?;
    Ok(records
        .into_iter()
        .filter(|record| record.state != RecordState::Deleted)
        .map(Selected::from)
        .collect())
}

pub(crate) fn conflict(operation: OperationId, obstacles: &[(RecordRef, Obstacle)]) -> Error {
    let named = obstacles
        .iter()
        .take(NAMED)
        .map(|(record, why)| format!("{}/{} {why}", record.table, record.id))
        .collect::<Vec<_>>()
        .join("; ");
    let more = obstacles.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!("; and {more} more")
    } else {
        String::new()
    };
    Error::Conflict(format!(
        "operation {operation} can't be taken back: {named}{more}"
    ))
}
