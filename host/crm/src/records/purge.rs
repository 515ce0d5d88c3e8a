//! Removing records for good, within an operation that somebody began. Their
//! values go from the journal too: what it keeps is which records there were,
//! what was done to them, when and by whom.

use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::files::sweep;
use crate::ids::RecordId;
use crate::journal::{Change, ChangeKind, OperationBuilder, erase_records};
use crate::records::relink::relink;
use crate::records::row;
use crate::records::state::forget_archived;
use crate::schema::{Schema, Table};
use crate::search::index;

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
        relink(connection, context, schema, key, ids, None, operation)?;
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
    connection.prepare_cached(&sql)?.execute([&json])?;
    forget_archived(connection, table, &json)?;
    sweep::of_records(connection, &table.key, &json)?;
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
