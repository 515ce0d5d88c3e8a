//! Removing records for good, within an operation that somebody began. Their
//! values go from the journal too: what it keeps is which records there were,
//! what was done to them, when and by whom.

use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::journal::{Change, ChangeKind, OperationBuilder, erase_records};
use crate::records::row;
use crate::schema::{Field, Schema, Table};
use crate::search::index;
use crate::value::{Scalar, Value};

/// Removes records, table by table, with their full-text rows, and empties what
/// refers to them. Records that are gone already are passed over.
pub(crate) fn purge(
    connection: &Connection,
    context: &Context,
    schema: &Schema,
    operation: &mut OperationBuilder<'_>,
    records: &[(String, Vec<RecordId>)],
) -> Result<u64> {
    let mut count = 0;
    for (key, ids) in records {
        count += remove(connection, schema.table(key)?, ids, operation)?;
    }
    for (key, ids) in records {
        for (table, field) in schema.references_to(key) {
            empty(connection, context, table, field, ids, operation)?;
        }
    }
    Ok(count)
}

fn remove(
    connection: &Connection,
    table: &Arc<Table>,
    ids: &[RecordId],
    operation: &mut OperationBuilder<'_>,
) -> Result<u64> {
    let gone = versions(connection, table, ids)?;
    let json = row::json_ids(ids);
    index::remove(connection, table.id, &json)?;
    let sql = format!(
        r#"DELETE FROM "{}" WHERE "id" IN (SELECT value FROM json_each(?1))"#,
        table.key
    );
    connection.prepare_cached(&sql)?.execute([json])?;
    let ids: Vec<RecordId> = gone.iter().map(|(id, _)| *id).collect();
    erase_records(connection, operation, &table.key, &ids)?;
    for (record, version) in &gone {
        operation.change(&Change {
            table: table.key.clone(),
            record: *record,
            kind: ChangeKind::Purged,
            version: version + 1,
            label: String::new(),
            fields: Vec::new(),
        })?;
    }
    Ok(gone.len() as u64)
}

/// Those of these records that there are, each with its version.
fn versions(
    connection: &Connection,
    table: &Table,
    ids: &[RecordId],
) -> Result<Vec<(RecordId, u64)>> {
    let sql = format!(
        r#"SELECT "id", "version" FROM "{}"
           WHERE "id" IN (SELECT value FROM json_each(?1)) ORDER BY "id""#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([row::json_ids(ids)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes references to these records out of one field, in whatever state the
/// records are that hold them.
fn empty(
    connection: &Connection,
    context: &Context,
    table: &Arc<Table>,
    field: &Field,
    ids: &[RecordId],
    operation: &mut OperationBuilder<'_>,
) -> Result<()> {
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE {}"#,
        table.key,
        row::refers(field)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let referring = statement.query_map([row::json_ids(ids)], |row| row.get(0))?;
    let referring: Vec<RecordId> = referring.collect::<Result<_, _>>()?;
    let Some(place) = table.position(&field.key) else {
        return Ok(());
    };
    for before in row::find_all(connection, table, &referring)? {
        let left = without(&before.values[place], ids);
        if let Some(change) = row::update(connection, context, &before, vec![(place, left)])? {
            operation.change(&change)?;
        }
    }
    Ok(())
}

fn without(value: &Value, ids: &[RecordId]) -> Value {
    let Value::Many(held) = value else {
        return Value::None;
    };
    let left: Vec<Scalar> = held
        .iter()
        .filter(|scalar| !matches!(scalar, Scalar::Reference(record) if ids.contains(&record.id)))
        .cloned()
        .collect();
    if left.is_empty() {
        Value::None
    } else {
        Value::Many(left)
    }
}
