//! Whether the records of one table stand as an operation left them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, ChangeKind, RecordedChange};
use crate::records::{Record, RecordState, clash, coerce, row, state};
use crate::schema::{Schema, Table, USERS};
use crate::undo::plan::Obstacle;
use crate::value::{RecordRef, Scalar, Value};

/// Why records of one table can't go back, given the last change that the
/// operation `undone` made to each of them.
pub(super) fn obstacles(
    connection: &Connection,
    schema: &Schema,
    table: &Arc<Table>,
    changes: &[(RecordId, &RecordedChange)],
    undone: OperationId,
) -> Result<Vec<(RecordId, Obstacle)>> {
    let ids: Vec<RecordId> = changes.iter().map(|(id, _)| *id).collect();
    let records: BTreeMap<RecordId, Record> = row::find_all(connection, table, &ids)?
        .into_iter()
        .map(|record| (record.id, record))
        .collect();
    let checker = Checker {
        connection,
        schema,
        table,
        ids: ids.iter().copied().collect(),
        undone,
    };
    let mut found = Vec::new();
    for (id, change) in changes {
        let obstacle = match records.get(id) {
            Some(record) => checker.obstacle(record, change)?,
            None => Some(Obstacle::Purged),
        };
        found.extend(obstacle.map(|obstacle| (*id, obstacle)));
    }
    let standing: BTreeSet<RecordId> = found.iter().map(|(id, _)| *id).collect();
    for id in checker.taken(changes)? {
        if !standing.contains(&id) {
            found.push((id, Obstacle::UniqueTaken));
        }
    }
    found.sort_by_key(|(id, _)| *id);
    Ok(found)
}

struct Checker<'a> {
    connection: &'a Connection,
    schema: &'a Schema,
    table: &'a Arc<Table>,
    ids: BTreeSet<RecordId>,
    undone: OperationId,
}

impl Checker<'_> {
    fn obstacle(&self, record: &Record, change: &RecordedChange) -> Result<Option<Obstacle>> {
        let stands = match change.kind {
            ChangeKind::Purged => return Ok(Some(Obstacle::Purged)),
            ChangeKind::Updated => return self.values(record, change),
            // How it lay in the bin is not known any more.
            ChangeKind::Restored if change.fields.iter().any(|field| field.withheld) => {
                return Ok(Some(Obstacle::ValuesGone));
            }
            ChangeKind::Archived => record.state == RecordState::Archived,
            ChangeKind::Unarchived => record.state == RecordState::Active,
            ChangeKind::Deleted => record
                .binned
                .is_some_and(|binned| binned.operation == self.undone),
            ChangeKind::Created | ChangeKind::Restored => {
                record.state != RecordState::Deleted && self.is_as_left(record, change)?
            }
        };
        Ok((!stands).then_some(Obstacle::ChangedSince))
    }

    /// Whether the record holds what it held right after the operation: what
    /// others changed since and changed back does not matter.
    fn is_as_left(&self, record: &Record, change: &RecordedChange) -> Result<bool> {
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
    fn values(&self, record: &Record, change: &RecordedChange) -> Result<Option<Obstacle>> {
        if record.state == RecordState::Deleted {
            return Ok(Some(Obstacle::ChangedSince));
        }
        for field in &change.fields {
            if field.withheld {
                return Ok(Some(Obstacle::ValuesGone));
            }
            let Some(known) = self.table.find(&field.field) else {
                return Ok(Some(match self.table.find_deleted(&field.field) {
                    Some(_) => Obstacle::SchemaDeleted,
                    None => Obstacle::Purged,
                }));
            };
            if record.value(&field.field) != Some(&field.after) {
                return Ok(Some(Obstacle::ChangedSince));
            }
            for scalar in field.before.scalars() {
                if let Scalar::Reference(record) = scalar
                    && !self.exists(record)?
                {
                    return Ok(Some(Obstacle::Purged));
                }
                // A choice that was deleted for good.
                if coerce(known, scalar.clone()).is_err() {
                    return Ok(Some(Obstacle::Purged));
                }
            }
            let holder =
                clash::holder(self.connection, self.table, known, &field.before, record.id)?;
            // One that goes back as well gives the value free.
            if record.state == RecordState::Active
                && holder.is_some_and(|holder| !self.ids.contains(&holder))
            {
                return Ok(Some(Obstacle::UniqueTaken));
            }
        }
        Ok(None)
    }

    /// The records that would be in use again, and whose unique values others
    /// have.
    fn taken(&self, changes: &[(RecordId, &RecordedChange)]) -> Result<Vec<RecordId>> {
        let of = |kind| {
            let those = changes
                .iter()
                .filter(move |(_, change)| change.kind == kind);
            those.map(|(id, _)| *id).collect::<Vec<RecordId>>()
        };
        let mut back = of(ChangeKind::Archived);
        let from_bin = state::in_bin(self.connection, self.table, &of(ChangeKind::Deleted))?;
        back.extend(
            from_bin
                .iter()
                .filter(|record| {
                    record.deletion == self.undone && record.from == RecordState::Active
                })
                .map(|record| record.id),
        );
        // A merge gave the value to the record that stayed, which gives it back.
        let given_back = |clash: &clash::Clash| {
            changes.iter().any(|(id, change)| {
                *id == clash.holder
                    && change.kind == ChangeKind::Updated
                    && change.fields.iter().any(|field| field.field == clash.field)
            })
        };
        let clashes = clash::of_returning(self.connection, self.table, &back)?;
        Ok(clashes
            .into_iter()
            .filter(|clash| !given_back(clash))
            .map(|clash| clash.record)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect())
    }

    fn exists(&self, record: &RecordRef) -> Result<bool> {
        let sql = if record.table == USERS {
            "SELECT 1 FROM bailey_user WHERE id = ?1".to_owned()
        } else {
            let Some(table) = self.schema.find(&record.table) else {
                return Ok(false);
            };
            format!(r#"SELECT 1 FROM "{}" WHERE "id" = ?1"#, table.key)
        };
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement
            .query_row([record.id], |_| Ok(()))
            .optional()?
            .is_some())
    }
}

/// The places and values that a change's fields go back to.
pub(super) fn values_before(table: &Table, change: &RecordedChange) -> Vec<(usize, Value)> {
    let before = change.fields.iter();
    before
        .filter_map(|field| Some((table.position(&field.field)?, field.before.clone())))
        .collect()
}
