//! Which records an erasure is about: one, and what belongs to it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records::row;
use crate::schema::{Schema, Table};
use crate::value::RecordRef;

/// The records that go, by table and number, each with its version.
pub(super) struct Subject {
    pub(super) record: RecordRef,
    /// What the record is called.
    pub(super) label: String,
    pub(super) records: BTreeMap<String, BTreeMap<RecordId, u64>>,
}

impl Subject {
    /// The record and all that belongs to it, also what is in the bin.
    pub(super) fn read(
        connection: &Connection,
        schema: &Schema,
        record: &RecordRef,
    ) -> Result<Self> {
        let table = schema.table(&record.table)?;
        let found = row::find(connection, table, record.id)?.ok_or_else(|| {
            let RecordRef { table, id } = record;
            Error::NotFound(format!("`{table}` has no record {id}"))
        })?;
        let mut records = BTreeMap::from([(
            table.key.clone(),
            BTreeMap::from([(found.id, found.version)]),
        )]);
        let mut queue = vec![(table.key.clone(), vec![found.id])];
        while let Some((key, ids)) = queue.pop() {
            for (table, field) in schema.references_to(&key).filter(|(_, field)| field.along) {
                let known = records.entry(table.key.clone()).or_default();
                let mut new = referring(connection, table, &row::refers(field), &ids)?;
                new.retain(|(id, version)| known.insert(*id, *version).is_none());
                if !new.is_empty() {
                    let ids = new.into_iter().map(|(id, _)| id).collect();
                    queue.push((table.key.clone(), ids));
                }
            }
        }
        records.retain(|_, ids| !ids.is_empty());
        Ok(Self {
            record: record.clone(),
            label: found.label,
            records,
        })
    }

    /// Whether this record is one of them.
    pub(super) fn has(&self, table: &str, id: RecordId) -> bool {
        self.records
            .get(table)
            .is_some_and(|ids| ids.contains_key(&id))
    }

    /// Their numbers, table by table, the record's own first.
    pub(super) fn ids(&self) -> Vec<(String, Vec<RecordId>)> {
        let mut all: Vec<(String, Vec<RecordId>)> = self
            .records
            .iter()
            .map(|(table, ids)| (table.clone(), ids.keys().copied().collect()))
            .collect();
        all.sort_by_key(|(table, _)| *table != self.record.table);
        all
    }

    /// The numbers of those of one table.
    pub(super) fn of(&self, table: &str) -> BTreeSet<RecordId> {
        let ids = self.records.get(table).into_iter().flatten();
        ids.map(|(id, _)| *id).collect()
    }
}

/// The records, in whatever state, that refer to one of these.
fn referring(
    connection: &Connection,
    table: &Table,
    refers: &str,
    ids: &[RecordId],
) -> Result<Vec<(RecordId, u64)>> {
    let sql = format!(
        r#"SELECT "id", "version" FROM "{}" WHERE {refers}"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([row::json_ids(ids)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
