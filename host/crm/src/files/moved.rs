//! Files that go along when their record becomes part of another one, and come
//! back when the two are taken apart.
//!
//! The journal tells of each at both records, one after the other: the one has it
//! no more, the other has it. That is all that taking it back goes by.

use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::files::{FILES, rows};
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, ChangeKind, OperationBuilder, RecordedChange};
use crate::records::row;
use crate::schema::Table;
use crate::store::Write;
use crate::value::{FileRef, RecordRef, Scalar, Value};

/// A file that an operation moved.
pub(crate) struct Moved {
    /// The record that had it.
    pub(crate) from: RecordRef,
    /// The record that got it.
    pub(crate) to: RecordRef,
    file: FileRef,
}

/// Hands the files of records on to another one of their table.
pub(crate) fn hand_on(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &Arc<Table>,
    from: &[RecordId],
    to: RecordId,
) -> Result<()> {
    for id in from {
        let record = RecordRef {
            table: table.key.clone(),
            id: *id,
        };
        // The one added last is listed first: they go in the order in which they came.
        for file in rows::of_record(connection, &record)?.iter().rev() {
            hand(connection, operation, table, file, to)?;
        }
    }
    Ok(())
}

/// Gives back the files that an operation moved, as far as the record that got
/// them still has them and the other one is still there; `which` says of which
/// ones.
pub(crate) fn give_back(
    write: &Write<'_>,
    operation: &mut OperationBuilder<'_>,
    undone: OperationId,
    which: &dyn Fn(&Moved) -> bool,
) -> Result<()> {
    let (connection, schema) = (write.connection(), write.whole_schema()?);
    let changes = journal::changes_in(&write.read(), undone)?;
    let moved: Vec<Moved> = pairs(&changes).filter(which).collect();
    for moved in moved.iter().rev() {
        let Some(table) = schema.find(&moved.from.table) else {
            continue;
        };
        let file = rows::alike(connection, &moved.to, &moved.file)?;
        if let Some(file) = file {
            hand(connection, operation, table, &file, moved.from.id)?;
        }
    }
    Ok(())
}

/// Moves one file and tells of it at both records; not to a record that is gone.
fn hand(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    table: &Arc<Table>,
    file: &super::File,
    to: RecordId,
) -> Result<()> {
    let find = |id| row::find(connection, table, id);
    if let (Some(had), Some(has)) = (find(file.record.id)?, find(to)?) {
        rows::journal(operation, &had, file, true)?;
        rows::journal(operation, &has, file, false)?;
        rows::set_record(connection, file.id, to)?;
    }
    Ok(())
}

/// The files that these changes of one operation moved.
fn pairs(changes: &[RecordedChange]) -> impl Iterator<Item = Moved> {
    changes.windows(2).filter_map(|two| {
        let (had, has) = (of_file(&two[0])?, of_file(&two[1])?);
        let (Value::One(Scalar::File(file)), Value::None) = had else {
            return None;
        };
        let same = matches!(has, (Value::None, Value::One(Scalar::File(got))) if got == file);
        (same && two[0].record.table == two[1].record.table).then(|| Moved {
            from: two[0].record.clone(),
            to: two[1].record.clone(),
            file: file.clone(),
        })
    })
}

/// Whether a change tells of a file that the record got or lost, and so of none of
/// its own values: that made no version of it.
pub(crate) fn is_of_files(change: &RecordedChange) -> bool {
    change.kind == ChangeKind::Updated && matches!(&*change.fields, [field] if field.field == FILES)
}

/// What a change says of the record's files before and after.
fn of_file(change: &RecordedChange) -> Option<(&Value, &Value)> {
    let field = change.fields.first()?;
    is_of_files(change).then_some((&field.before, &field.after))
}
