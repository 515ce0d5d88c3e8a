//! Which of the records that an operation touched rules let somebody take back.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::access::{Action, within};
use crate::error::Result;
use crate::ids::RecordId;
use crate::journal::ChangeKind;
use crate::schema::{Schema, Table};
use crate::undo::whole::Whole;
use crate::value::RecordRef;

/// What is somebody's of the records that an operation touched.
#[derive(Default)]
pub(super) struct Own {
    /// The records that they see.
    pub(super) seen: BTreeSet<RecordRef>,
    /// Those among them that are theirs to take back.
    pub(super) returnable: BTreeSet<RecordRef>,
}

/// Which of these records are seen by whom the schema is for, and theirs to take
/// back: to delete where the operation made them, deleted them or brought them
/// back, else to change, in each of the fields that were changed.
pub(super) fn of<'a>(
    connection: &Connection,
    schema: &Schema,
    touched: impl Iterator<Item = &'a Whole>,
) -> Result<Own> {
    let mut tables: BTreeMap<&str, Vec<&Whole>> = BTreeMap::new();
    for whole in touched {
        tables.entry(&whole.record.table).or_default().push(whole);
    }
    let mut own = Own::default();
    for (key, touched) in tables {
        let Some(table) = schema.find(key) else {
            continue;
        };
        let ids: Vec<RecordId> = touched.iter().map(|whole| whole.id()).collect();
        let may = |action| within(connection, table, action, &ids);
        let (seen, edit, delete) = (may(Action::View)?, may(Action::Edit)?, may(Action::Delete)?);
        for whole in touched {
            let id = whole.id();
            if !seen.contains(&id) {
                continue;
            }
            own.seen.insert(whole.record.clone());
            let moves = match whole.moved {
                None | Some(ChangeKind::Updated) => true,
                Some(ChangeKind::Archived | ChangeKind::Unarchived) => edit.contains(&id),
                Some(_) => delete.contains(&id),
            };
            let changes = whole.fields.is_empty() || edit.contains(&id) && fields(table, whole);
            if moves && changes {
                own.returnable.insert(whole.record.clone());
            }
        }
    }
    Ok(own)
}

/// Whether all of the fields that were changed are theirs to change.
fn fields(table: &Table, whole: &Whole) -> bool {
    whole.fields.iter().all(|changed| {
        let field = table.find(&changed.field);
        !table.hides(&changed.field) && field.is_none_or(|field| table.is_writable(field))
    })
}
