//! Whether the records of one table stand as an operation left them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, ChangeKind, RecordedChange};
use crate::records::{Record, RecordState, coerce, references, row};
use crate::schema::{Field, Schema, Table};
use crate::undo::plan::Obstacle;
use crate::undo::unique::{Claim, taken};
use crate::undo::whole::Whole;
use crate::value::{Scalar, Value};

/// Why records of one table can't go back, given what the operation `undone` did
/// to each of them.
pub(super) fn obstacles(
    connection: &Connection,
    schema: &Schema,
    table: &Arc<Table>,
    changes: &[&Whole],
    undone: OperationId,
) -> Result<Vec<(RecordId, Obstacle)>> {
    let ids: Vec<RecordId> = changes.iter().map(|whole| whole.id()).collect();
    let records: BTreeMap<RecordId, Record> = row::find_all(connection, table, &ids)?
        .into_iter()
        .map(|record| (record.id, record))
        .collect();
    let checker = Checker {
        connection,
        schema,
        table,
        undone,
    };
    let mut found = BTreeMap::new();
    for whole in changes {
        let obstacle = match records.get(&whole.id()) {
            Some(record) => checker.obstacle(record, whole)?,
            None => Some(Obstacle::Purged),
        };
        found.extend(obstacle.map(|obstacle| (whole.id(), obstacle)));
    }
    for (position, field) in table.fields.iter().enumerate() {
        if field.unique {
            let going = changes.iter().filter_map(|whole| {
                let record = records.get(&whole.id())?;
                (!found.contains_key(&whole.id())).then(|| claim(whole, record, field, position))
            });
            let going: Vec<Claim<'_>> = going.collect();
            taken(connection, table, field, going.into_iter(), &mut found)?;
        }
    }
    Ok(found.into_iter().collect())
}

/// What a record would hold in a unique field.
fn claim<'a>(whole: &'a Whole, record: &'a Record, field: &Field, position: usize) -> Claim<'a> {
    let changed = whole.fields.iter().find(|known| known.field == field.key);
    Claim {
        id: record.id,
        now: record.state,
        then: whole.before.map_or(record.state, |place| place.state()),
        value: (
            changed.map_or(&record.values[position], |field| &field.before),
            changed.is_some(),
        ),
    }
}

struct Checker<'a> {
    connection: &'a Connection,
    schema: &'a Schema,
    table: &'a Table,
    undone: OperationId,
}

impl Checker<'_> {
    fn obstacle(&self, record: &Record, whole: &Whole) -> Result<Option<Obstacle>> {
        let in_its_bin = record
            .binned
            .is_some_and(|binned| binned.operation == self.undone);
        let stands = match whole.moved {
            Some(ChangeKind::Purged) => return Ok(Some(Obstacle::Purged)),
            // How it lay in the bin is not known any more.
            Some(ChangeKind::Restored) if whole.gone => return Ok(Some(Obstacle::ValuesGone)),
            Some(ChangeKind::Archived) => record.state == RecordState::Archived,
            Some(ChangeKind::Unarchived) => record.state == RecordState::Active,
            Some(ChangeKind::Deleted) => in_its_bin,
            Some(ChangeKind::Created | ChangeKind::Restored) => {
                record.state != RecordState::Deleted && self.is_as_left(record, whole)?
            }
            Some(ChangeKind::Updated) | None => record.state != RecordState::Deleted,
        };
        if stands {
            self.values(record, whole)
        } else {
            Ok(Some(Obstacle::ChangedSince))
        }
    }

    /// Whether the record holds what it held right after the operation: what
    /// others changed since and changed back does not matter.
    fn is_as_left(&self, record: &Record, change: &Whole) -> Result<bool> {
        if record.version == change.version {
            return Ok(true);
        }
        let mut seen = BTreeSet::new();
        for later in journal::changes_after(self.connection, &change.record, self.undone)? {
            for field in later.fields {
                let known = later.kind == ChangeKind::Updated && seen.insert(field.field.clone());
                if known && (field.withheld || record.value(&field.field) != Some(&field.before)) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Whether the fields still hold what they were given, whatever became of
    /// other fields, and may hold again what they held.
    fn values(&self, record: &Record, change: &Whole) -> Result<Option<Obstacle>> {
        for field in &change.fields {
            if field.withheld {
                return Ok(Some(Obstacle::ValuesGone));
            }
            let Some(known) = self.table.find(&field.field) else {
                let deleted = self.table.find_deleted(&field.field);
                return Ok(Some(Obstacle::of_missing(deleted)));
            };
            if record.value(&field.field) != Some(&field.after) {
                return Ok(Some(Obstacle::ChangedSince));
            }
            for scalar in field.before.scalars() {
                if let Scalar::Reference(record) = scalar
                    && !references::remains(self.connection, self.schema, record)?
                {
                    return Ok(Some(Obstacle::Purged));
                }
                // A choice that was deleted for good.
                if coerce(known, scalar.clone()).is_err() {
                    return Ok(Some(Obstacle::Purged));
                }
            }
        }
        Ok(None)
    }
}

/// The places and values that a change's fields go back to.
pub(super) fn values_before(table: &Table, change: &RecordedChange) -> Vec<(usize, Value)> {
    let before = change.fields.iter();
    before
        .filter_map(|field| Some((table.position(&field.field)?, field.before.clone())))
        .collect()
}
