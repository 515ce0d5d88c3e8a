//! Which records of a deletion belong together: a record, and what went along
//! because it belongs to that record.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use crate::bin::{Sight, rows};
use crate::error::Result;
use crate::ids::{OperationId, RecordId};
use crate::records::row;
use crate::schema::{Schema, Table};
use crate::store::Read;
use crate::value::RecordRef;

/// Records by their table's key.
pub(super) type Group = BTreeMap<String, BTreeSet<RecordId>>;

/// How many records it has.
pub(super) fn count(group: &Group) -> u64 {
    group.values().map(|ids| ids.len() as u64).sum()
}

/// All records of these deletions that are in the bin and in sight. Where rules
/// keep some out of sight, what is in sight comes with what went along with it.
pub(super) fn of_deletions(
    read: &Read<'_>,
    schema: &Schema,
    sight: &Sight,
    operations: &[OperationId],
) -> Result<Group> {
    let operations: Vec<i64> = operations.iter().map(|operation| operation.0).collect();
    let operations = serde_json::Value::from(operations).to_string();
    let mut group = Group::new();
    let mut queue = Vec::new();
    for table in schema.tables() {
        let sql = format!(
            r#"SELECT "deletion", "id" FROM "{}"
               WHERE "deletion" IN (SELECT value FROM json_each(?1)){}"#,
            table.key,
            sight.and(table)
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let mut rows = statement.query([&operations])?;
        let found = by_deletion(&mut rows)?;
        for (operation, ids) in found {
            add(&mut group, table, ids.clone());
            if table.is_limited() {
                queue.push((table.key.clone(), operation, ids));
            }
        }
    }
    with_along(read, group, queue)
}

/// These records, as far as they are in the bin and in sight, each with what went
/// along with it.
pub(super) fn of_records(
    read: &Read<'_>,
    schema: &Schema,
    sight: &Sight,
    records: &[RecordRef],
) -> Result<Group> {
    let mut asked = Group::new();
    for record in records {
        asked
            .entry(schema.table(&record.table)?.key.clone())
            .or_default()
            .insert(record.id);
    }
    let mut group = Group::new();
    let mut queue = Vec::new();
    for (key, ids) in asked {
        let table = schema.table(&key)?;
        let sql = format!(
            r#"SELECT "deletion", "id" FROM "{key}"
               WHERE "id" IN (SELECT value FROM json_each(?1)) AND "deletion" IS NOT NULL{}"#,
            sight.and(table)
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let mut rows = statement.query([rows::json_ids(&ids)])?;
        for (operation, ids) in by_deletion(&mut rows)? {
            add(&mut group, table, ids.clone());
            queue.push((key.clone(), operation, ids));
        }
    }
    with_along(read, group, queue)
}

/// The group with what went along with these records of it, whoever sees that: it
/// belongs to them.
fn with_along(
    read: &Read<'_>,
    mut group: Group,
    mut queue: Vec<(String, OperationId, Vec<RecordId>)>,
) -> Result<Group> {
    let schema = read.whole_schema()?;
    while let Some((key, operation, ids)) = queue.pop() {
        for (table, field) in schema.references_to(&key) {
            let sql = format!(
                r#"SELECT "id" FROM "{}" WHERE "deletion" = ?2 AND "along" = 1 AND {}"#,
                table.key,
                row::refers(field)
            );
            let mut statement = read.connection().prepare_cached(&sql)?;
            let ids =
                statement.query_map(params![row::json_ids(&ids), operation], |row| row.get(0))?;
            let new = add(
                &mut group,
                table,
                ids.collect::<rusqlite::Result<Vec<_>>>()?,
            );
            if !new.is_empty() {
                queue.push((table.key.clone(), operation, new));
            }
        }
    }
    Ok(group)
}

/// Rows of a deletion and a number each, by the deletion.
fn by_deletion(rows: &mut rusqlite::Rows<'_>) -> Result<BTreeMap<OperationId, Vec<RecordId>>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(found)
}

/// Adds records, and returns those that were new.
fn add(group: &mut Group, table: &Table, ids: Vec<RecordId>) -> Vec<RecordId> {
    if ids.is_empty() {
        return ids;
    }
    let held = group.entry(table.key.clone()).or_default();
    ids.into_iter().filter(|id| held.insert(*id)).collect()
}
