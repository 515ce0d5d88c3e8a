//! Copies of texts in the journal: where they stand in what was done to other
//! records and in details, and taking them out one by one.

use rusqlite::Connection;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::append::OperationBuilder;
use crate::journal::chain::SALT;
use crate::journal::places::ERASED;
use crate::journal::prune::UP_TO;
use crate::journal::rows::{CHANGE_COLUMNS, ChangeRow};
use crate::records::row::json_ids;
use crate::value::Value;

/// Where copies stand.
#[derive(Serialize)]
pub(crate) struct Held {
    /// In the label or a value of these changes.
    pub(crate) changes: Vec<(OperationId, u32)>,
    /// In a detail of these operations.
    pub(crate) operations: Vec<OperationId>,
}

/// Looks through the journal for what `hit` recognises, in what was done to any
/// record that is not one's `own`.
pub(crate) fn held_by(
    connection: &Connection,
    own: impl Fn(&str, RecordId) -> bool,
    hit: impl Fn(&[u8]) -> bool,
) -> Result<Held> {
    let mut held = Held {
        changes: Vec::new(),
        operations: Vec::new(),
    };
    let mut statement = connection.prepare(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change WHERE salts <> x'' ORDER BY id"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let row = ChangeRow::read(row)?;
        let label = row.label.is_some_and(|label| hit(label.as_bytes()));
        if (label || hit(row.vals.as_bytes())) && !own(row.table, row.record) {
            held.changes.push((row.operation, row.position));
        }
    }
    let mut statement = connection
        .prepare("SELECT id, details FROM bailey_operation WHERE details <> '' ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let details = row.get_ref(1)?.as_str()?;
        if hit(details.as_bytes()) && details.split('\n').any(|line| goes(line, &hit)) {
            held.operations.push(row.get(0)?);
        }
    }
    Ok(held)
}

/// Takes what `hit` recognises out of labels and values of these changes, and has
/// `operation` say so.
pub(crate) fn erase_changes(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    changes: &[(OperationId, u32)],
    hit: impl Fn(&[u8]) -> bool,
) -> Result<()> {
    let mut read = connection.prepare_cached(
        "SELECT label, vals, salts FROM bailey_change WHERE id = (?1 << 24) + ?2",
    )?;
    let mut write = connection.prepare_cached(
        "UPDATE bailey_change SET label = ?3, vals = ?4, salts = ?5
         WHERE id = (?1 << 24) + ?2",
    )?;
    for (id, position) in changes {
        let (label, vals, mut salts): (Option<String>, String, Vec<u8>) = read
            .query_row((id, position), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        let kept = label.as_deref().filter(|label| !hit(label.as_bytes()));
        if kept.is_none() {
            forget(&mut salts, 0);
        }
        let vals = without(&vals, &mut salts, 1, &hit);
        write.execute((id, position, kept, vals, salts))?;
        operation.erases_change(*id, *position);
    }
    Ok(())
}

/// Takes the details that `hit` recognises out of these operations, and has
/// `operation` say so.
pub(crate) fn erase_details(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    operations: &[OperationId],
    hit: impl Fn(&[u8]) -> bool,
) -> Result<()> {
    let mut read =
        connection.prepare_cached("SELECT details, salts FROM bailey_operation WHERE id = ?1")?;
    let mut write = connection
        .prepare_cached("UPDATE bailey_operation SET details = ?2, salts = ?3 WHERE id = ?1")?;
    for id in operations {
        let (details, mut salts): (String, Vec<u8>) =
            read.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // Before the details stand the salts of the address and the request.
        let details = without(&details, &mut salts, 2, |line| {
            str::from_utf8(line).is_ok_and(|line| goes(line, &hit))
        });
        write.execute((id, details, salts))?;
        operation.erases_operation(*id);
    }
    Ok(())
}

/// All that the journal has of these records of one table: labels, and fields
/// with their values before and after.
pub(crate) fn record_lines(
    connection: &Connection,
    table: &str,
    records: &[RecordId],
    mut take: impl FnMut(Option<&str>, &[(String, Value, Value)]),
) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change
         WHERE table_key = ?1 AND record IN (SELECT value FROM json_each(?2)) AND salts <> x''"
    ))?;
    let mut rows = statement.query((table, json_ids(records)))?;
    while let Some(row) = rows.next()? {
        let row = ChangeRow::read(row)?;
        let mut fields = Vec::new();
        for (key, line) in row.keys()?.into_iter().zip(row.lines()) {
            if !line.is_empty() {
                let (before, after) = serde_json::from_str(line).map_err(Error::damaged)?;
                fields.push((key, before, after));
            }
        }
        take(row.label, &fields);
    }
    Ok(())
}

/// Whether a detail is to go. What verification needs stays, whatever is in it.
fn goes(line: &str, hit: impl Fn(&[u8]) -> bool) -> bool {
    let needed = [ERASED, UP_TO].map(|name| format!("[\"{name}\","));
    hit(line.as_bytes()) && !needed.iter().any(|beginning| line.starts_with(beginning))
}

/// The lines without those that are hit, whose salts become zeros. The first
/// line's salt is the one at `first`.
fn without(lines: &str, salts: &mut [u8], first: usize, hit: impl Fn(&[u8]) -> bool) -> String {
    let kept = lines.split('\n').enumerate().map(|(n, line)| {
        if hit(line.as_bytes()) {
            forget(salts, first + n);
            ""
        } else {
            line
        }
    });
    kept.collect::<Vec<_>>().join("\n")
}

fn forget(salts: &mut [u8], n: usize) {
    if let Some(salt) = salts.chunks_mut(SALT).nth(n) {
        salt.fill(0);
    }
}
