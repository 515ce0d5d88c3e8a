//! Which records of a deletion belong together: a record, and what went along
//! because it belongs to that record.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use crate::bin::Sight;
use crate::error::Result;
use crate::ids::{OperationId, RecordId, UserId};
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

/// All records of these deletions that are in the bin and seen.
pub(super) fn of_deletions(
    read: &Read<'_>,
    schema: &Schema,
    sight: Sight,
    operations: &[OperationId],
) -> Result<Group> {
    let operations: Vec<i64> = operations.iter().map(|operation| operation.0).collect();
    let operations = serde_json::Value::from(operations).to_string();
    let mut group = Group::new();
    for table in schema.tables() {
        let sql = format!(
            r#"SELECT "id" FROM "{}" WHERE "deletion" IN (SELECT value FROM json_each(?1))
                 AND (?2 IS NULL OR "deleted_by" = ?2)"#,
            table.key
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let ids = statement.query_map(params![operations, sight.user()], |row| row.get(0))?;
        add(
            &mut group,
            table,
            ids.collect::<rusqlite::Result<Vec<_>>>()?,
        );
    }
    Ok(group)
}

/// These records, as far as they are in the bin and seen, each with what went
/// along with it.
pub(super) fn of_records(
    read: &Read<'_>,
    schema: &Schema,
    sight: Sight,
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
        let found = in_bin(
            read,
            table,
            &ids.into_iter().collect::<Vec<_>>(),
            sight.user(),
        )?;
        for (operation, ids) in found {
            add(&mut group, table, ids.clone());
            queue.push((key.clone(), operation, ids));
        }
    }
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

/// Those of these records that are in the bin and seen, by their deletion.
fn in_bin(
    read: &Read<'_>,
    table: &Table,
    ids: &[RecordId],
    user: Option<UserId>,
) -> Result<BTreeMap<OperationId, Vec<RecordId>>> {
    let sql = format!(
        r#"SELECT "deletion", "id" FROM "{}"
           WHERE "id" IN (SELECT value FROM json_each(?1)) AND "deletion" IS NOT NULL
             AND (?2 IS NULL OR "deleted_by" = ?2)"#,
        table.key
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(params![row::json_ids(ids), user])?;
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
