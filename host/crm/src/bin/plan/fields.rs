//! Fields that changed while a record lay in the bin: what it held when it was
//! deleted is held against what the schema takes today.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::survey::named;
use super::{Obstacle, Why};
use crate::bin::rows;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal;
use crate::records::check_field;
use crate::schema::Table;
use crate::value::{RecordRef, Value};

/// What became of the fields that these records held something in.
pub(super) fn changed(
    connection: &Connection,
    table: &Table,
    ids: &BTreeSet<RecordId>,
) -> Result<Vec<Obstacle>> {
    if !schema_moved(connection, table, ids)? {
        return Ok(Vec::new());
    }
    let labels = named(connection, table, ids)?;
    let mut obstacles = Vec::new();
    for (id, values) in held(connection, table, ids)? {
        for (key, value) in values {
            let why = match table.find(&key) {
                None => Why::FieldGone { value },
                Some(field) => match check_field(field, value.clone()) {
                    Ok(_) => continue,
                    Err(problem) => Why::Unfit {
                        value,
                        message: problem.message,
                    },
                },
            };
            obstacles.push(Obstacle {
                record: RecordRef {
                    table: table.key.clone(),
                    id,
                },
                label: labels
                    .get(&id)
                    .map(|named| named.label.clone())
                    .unwrap_or_default(),
                field: Some(key),
                why,
            });
        }
    }
    Ok(obstacles)
}

/// Whether tables or fields changed since the first of these was deleted: seldom,
/// and only then the journal is read for what each record held.
fn schema_moved(connection: &Connection, table: &Table, ids: &BTreeSet<RecordId>) -> Result<bool> {
    let sql = format!(
        r#"SELECT min("deletion") FROM "{}" WHERE "id" IN (SELECT value FROM json_each(?1))"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let deletion: Option<OperationId> =
        statement.query_row([rows::json_ids(ids)], |row| row.get(0))?;
    let moved = journal::last_of_kind(connection, "schema.")?;
    Ok(deletion.is_some() && moved > deletion)
}

/// What each record held last by the journal, without what was erased.
fn held(
    connection: &Connection,
    table: &Table,
    ids: &BTreeSet<RecordId>,
) -> Result<BTreeMap<RecordId, BTreeMap<String, Value>>> {
    let mut statement = connection.prepare_cached(
        "SELECT record, fields, vals FROM bailey_change
         WHERE table_key = ?2 AND record IN (SELECT value FROM json_each(?1))
           AND kind IN ('created', 'updated')
         ORDER BY id",
    )?;
    let mut rows = statement.query(params![rows::json_ids(ids), table.key])?;
    let mut held: BTreeMap<RecordId, BTreeMap<String, Value>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let keys: String = row.get(1)?;
        let lines: String = row.get(2)?;
        let keys: Vec<String> = serde_json::from_str(&keys).map_err(Error::damaged)?;
        let values = held.entry(row.get(0)?).or_default();
        for (key, line) in keys.into_iter().zip(lines.split('\n')) {
            if line.is_empty() {
                values.remove(&key);
                continue;
            }
            let (_, after): (Value, Value) = serde_json::from_str(line).map_err(Error::damaged)?;
            if after.is_none() {
                values.remove(&key);
            } else {
                values.insert(key, after);
            }
        }
    }
    Ok(held)
}
