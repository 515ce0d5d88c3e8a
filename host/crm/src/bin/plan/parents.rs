//! Records that would come back to find what they refer to in the bin, or gone.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::{Connection, params};

use super::{Obstacle, Why};
use crate::bin::group::Group;
use crate::bin::rows;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records::row;
use crate::schema::{Field, Schema, Table};
use crate::value::{RecordRef, Scalar, Value};

/// The records whose fields refer to what is in the bin and would stay there, as
/// far as it is seen by whom the schema is for.
pub(super) fn deleted(
    connection: &Connection,
    schema: &Schema,
    table: &Table,
    ids: &BTreeSet<RecordId>,
    group: &Group,
) -> Result<Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    for field in &table.fields {
        let Some(target) = field.kind.refers_to().and_then(|key| schema.find(key)) else {
            continue;
        };
        let coming = group.get(&target.key);
        let mut statement = connection.prepare_cached(&referring(table, field, target))?;
        let mut rows = statement.query([rows::json_ids(ids)])?;
        while let Some(row) = rows.next()? {
            let parent: RecordId = row.get(2)?;
            if coming.is_some_and(|ids| ids.contains(&parent)) {
                continue;
            }
            obstacles.push(Obstacle {
                record: RecordRef {
                    table: table.key.clone(),
                    id: row.get(0)?,
                },
                label: row.get(1)?,
                field: Some(field.key.clone()),
                why: Why::ParentDeleted {
                    parent: RecordRef {
                        table: target.key.clone(),
                        id: parent,
                    },
                    parent_label: row.get(3)?,
                },
            });
        }
    }
    Ok(obstacles)
}

/// Which of the records `?1` refer to which deleted records of the target.
fn referring(table: &Table, field: &Field, target: &Table) -> String {
    let held = if field.multiple {
        format!(
            r#"JOIN json_each(r."{}") h JOIN "{}" p ON p."id" = h.value"#,
            field.key, target.key
        )
    } else {
        format!(r#"JOIN "{}" p ON p."id" = r."{}""#, target.key, field.key)
    };
    format!(
        r#"SELECT r."id", r."label", p."id", {} FROM "{}" r {held}
           WHERE r."id" IN (SELECT value FROM json_each(?1)) AND p."state" = 'deleted'{}"#,
        target.label_sql("p"),
        table.key,
        target.and_seen("p")
    )
}

/// The records that held a reference when they were deleted, and lost it since
/// because what it led to was deleted for good.
pub(super) fn purged(
    connection: &Connection,
    table: &Arc<Table>,
    ids: &BTreeSet<RecordId>,
) -> Result<Vec<Obstacle>> {
    if !table
        .fields
        .iter()
        .any(|field| field.kind.refers_to().is_some())
    {
        return Ok(Vec::new());
    }
    // Nobody edits what is in the bin: a change since is one that took a
    // reference out.
    let sql = format!(
        r#"SELECT c.record, c.fields, c.vals FROM "{}" r CROSS JOIN bailey_change c
           WHERE r."id" IN (SELECT value FROM json_each(?1))
             AND c.table_key = ?2 AND c.record = r."id" AND c.id >= (r."deletion" + 1) << 24
             AND c.kind = 'updated'
           ORDER BY c.record, c.id"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![rows::json_ids(ids), table.key])?;
    let mut lost = Vec::new();
    while let Some(row) = rows.next()? {
        let keys: String = row.get(1)?;
        let lines: String = row.get(2)?;
        let keys: Vec<String> = serde_json::from_str(&keys).map_err(Error::damaged)?;
        for (key, line) in keys.into_iter().zip(lines.split('\n')) {
            lost.push((row.get::<_, RecordId>(0)?, key, before(line)?));
        }
    }
    let those: Vec<RecordId> = lost.iter().map(|(id, ..)| *id).collect();
    let records = row::find_all(connection, table, &those)?;
    let mut obstacles = Vec::new();
    for (id, key, before) in lost {
        let refers = table
            .find(&key)
            .is_some_and(|field| field.kind.refers_to().is_some());
        let record = records.iter().find(|record| record.id == id);
        let Some(record) = record.filter(|r| refers && r.value(&key) == Some(&Value::None)) else {
            continue;
        };
        let parent = before.scalars().iter().find_map(|scalar| match scalar {
            Scalar::Reference(parent) => Some(parent.clone()),
            _ => None,
        });
        obstacles.push(Obstacle {
            record: record.reference(),
            label: record.label.clone(),
            field: Some(key),
            why: Why::ParentPurged { parent },
        });
    }
    Ok(obstacles)
}

/// What a field held, in a line of the journal; none if it was erased.
fn before(line: &str) -> Result<Value> {
    if line.is_empty() {
        return Ok(Value::None);
    }
    let (before, _after): (Value, Value) = serde_json::from_str(line).map_err(Error::damaged)?;
    Ok(before)
}
