//! Entries as JSON Lines that prove themselves.
//!
//! A line has what stands in the row of `bailey_operation`, under the names of
//! its columns, hex for bytes; `changes` are its rows of `bailey_change`, and
//! `previous` is the hash of the entry before. `details` and `vals` are lists of
//! their lines, null for one that was erased. With these, `chain.rs` says how
//! `digests`, the changes and `hash` are made: who has a line can check it, and
//! two lines whose numbers follow each other can be checked to be neighbours.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::export::{each_page, previous};
use crate::journal::log::Search;
use crate::journal::rows::{
    CHANGE_COLUMNS, ChangeRow, OF_OPERATION, OPERATION_COLUMNS, OperationRow,
};
use crate::store::Read;

#[derive(Serialize)]
struct Line<'a> {
    id: OperationId,
    /// Milliseconds, as they are hashed.
    at: i64,
    /// The same for people.
    time: String,
    kind: &'a str,
    actor: &'a str,
    surface: &'a str,
    address: Option<&'a str>,
    request: Option<&'a str>,
    details: Vec<Option<&'a str>>,
    first_table: Option<&'a str>,
    change_count: u32,
    undoes: Option<OperationId>,
    salts: String,
    digests: String,
    previous: Option<String>,
    hash: String,
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    position: u32,
    table_key: &'a str,
    record: RecordId,
    label: Option<&'a str>,
    kind: &'a str,
    version: i64,
    fields: &'a str,
    vals: Vec<Option<&'a str>>,
    salts: String,
    digests: String,
}

/// Writes a line for each entry.
pub(super) fn write(
    read: &Read<'_>,
    search: &Search<'_>,
    out: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let columns = OPERATION_COLUMNS.join(", ");
    let mut operation = read.connection().prepare(&format!(
        "SELECT {columns} FROM bailey_operation WHERE id = ?1"
    ))?;
    let mut changes = read.connection().prepare(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change WHERE {OF_OPERATION} ORDER BY id"
    ))?;
    each_page(search, &mut |ids| {
        let mut lines = Vec::new();
        for id in ids {
            let mut parts = Vec::new();
            let mut rows = changes.query([id])?;
            while let Some(row) = rows.next()? {
                let part = serde_json::to_string(&change(&ChangeRow::read(row)?));
                parts.push(part.map_err(Error::damaged)?);
            }
            let before = previous(read, *id)?.map(hex::encode);
            let head = operation.query_row([id], |row| {
                Ok(serde_json::to_string(&line(
                    &OperationRow::read(row)?,
                    before,
                )))
            })?;
            let head = head.map_err(Error::damaged)?;
            // The changes are the object's last member.
            let head = head.trim_end_matches('}');
            let line = format!(r#"{head},"changes":[{}]}}"#, parts.join(","));
            lines.extend_from_slice(line.as_bytes());
            lines.push(b'\n');
        }
        out(&lines)
    })
}

fn line<'a>(row: &OperationRow<'a>, previous: Option<String>) -> Line<'a> {
    Line {
        id: row.id,
        at: row.at.0,
        time: row.at.to_rfc3339(),
        kind: row.kind,
        actor: row.actor,
        surface: row.surface,
        address: row.address,
        request: row.request,
        details: row
            .erasable()
            .filter(|(name, _)| *name == "detail")
            .map(|(_, text)| text)
            .collect(),
        first_table: row.first_table,
        change_count: row.change_count,
        undoes: row.undoes,
        salts: hex::encode(row.salts),
        digests: hex::encode(row.digests),
        previous,
        hash: hex::encode(row.hash),
    }
}

fn change<'a>(row: &ChangeRow<'a>) -> ChangeLine<'a> {
    // A change without fields has no lines, not an empty one.
    let lines = row.lines().filter(|_| row.fields != "[]");
    ChangeLine {
        position: row.position,
        table_key: row.table,
        record: row.record,
        label: row.label,
        kind: row.kind,
        version: row.version,
        fields: row.fields,
        vals: lines
            .map(|line| (!line.is_empty()).then_some(line))
            .collect(),
        salts: hex::encode(row.salts),
        digests: hex::encode(row.digests),
    }
}
