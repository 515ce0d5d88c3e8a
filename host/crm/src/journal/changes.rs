//! What an operation did, record by record, and what was done to one record.

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::entry::{Operation, RecordedChange};
use crate::journal::query::{may_read, one};
use crate::journal::rows::{CHANGE_COLUMNS, ChangeRow, LAST, OF_OPERATION};
use crate::journal::seen::Seen;
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// The most changes of a page.
pub const MOST_CHANGES: u32 = 200;

/// A page of what an operation did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePage {
    /// In the order in which it was done.
    pub changes: Vec<RecordedChange>,
    /// How many it did in all.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// A page of what was done to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    /// The operation and what it did to the record, newest first.
    pub entries: Vec<(Operation, RecordedChange)>,
    /// How many there are in all.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// What one operation did, record by record.
///
/// # Errors
/// `Denied`; `NotFound` when there is no such operation or the actor may not see
/// it; `Invalid` for a cursor that is none of this list.
pub fn changes(
    account: &Account,
    context: &Context,
    id: OperationId,
    limit: u32,
    after: Option<&str>,
) -> Result<ChangePage> {
    may_read(context)?;
    account.read(|read| {
        let operation = one(read, context, id)?;
        let limit = limit.clamp(1, MOST_CHANGES);
        let purpose = format!("changes of {id}");
        let from = read
            .open_number(&purpose, after)?
            .map_or(0, |last| last + 1);
        let seen = Seen::of(read, context)?;
        let mut statement = read.connection().prepare_cached(&format!(
            "SELECT {CHANGE_COLUMNS} FROM bailey_change c
             WHERE id >= (?1 << 24) + ?2 AND id < (?1 + 1) << 24{} ORDER BY id LIMIT ?3",
            seen.and()
        ))?;
        let mut rows = statement.query((id, from, limit + 1))?;
        let mut changes = Vec::new();
        let (mut last, mut more) = (None, false);
        while let Some(row) = rows.next()? {
            if changes.len() == limit as usize {
                more = true;
                break;
            }
            let row = ChangeRow::read(row)?;
            last = Some(row.position);
            changes.push(recorded(&seen, &row)?);
        }
        let next = last
            .filter(|_| more)
            .map(|last| read.seal_number(&purpose, i64::from(last)));
        Ok(ChangePage {
            changes,
            total: u64::from(operation.changes),
            next,
        })
    })
}

/// What was done to one record, newest first.
///
/// # Errors
/// `Denied`; `Invalid` for a cursor that is none of this list.
pub fn record_history(
    account: &Account,
    context: &Context,
    record: &RecordRef,
    limit: u32,
    after: Option<&str>,
) -> Result<HistoryPage> {
    may_read(context)?;
    account.read(|read| {
        let limit = limit.clamp(1, MOST_CHANGES);
        let purpose = format!("history of {}/{}", record.table, record.id);
        let before = read.open_number(&purpose, after)?.unwrap_or(LAST);
        let connection = read.connection();
        let seen = Seen::of(read, context)?;
        let total = connection
            .prepare_cached(&format!(
                "SELECT count(*) FROM bailey_change c WHERE table_key = ?1 AND record = ?2{}",
                seen.and()
            ))?
            .query_row((&record.table, record.id), |row| row.get(0))?;
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {CHANGE_COLUMNS} FROM bailey_change c
             WHERE table_key = ?1 AND record = ?2 AND id < ?3 << 24{}
             ORDER BY id DESC LIMIT ?4",
            seen.and()
        ))?;
        let mut rows = statement.query((&record.table, record.id, before, limit + 1))?;
        let mut entries = Vec::new();
        let (mut count, mut last, mut more) = (0, None, false);
        while let Some(row) = rows.next()? {
            if count == limit {
                more = true;
                break;
            }
            let row = ChangeRow::read(row)?;
            match one(read, context, row.operation) {
                Ok(operation) => entries.push((operation, recorded(&seen, &row)?)),
                Err(Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
            count += 1;
            last = Some(row.operation.0);
        }
        let next = last
            .filter(|_| more)
            .map(|last| read.seal_number(&purpose, last));
        Ok(HistoryPage {
            entries,
            total,
            next,
        })
    })
}

/// All that an operation did and is seen of it, under the labels of that time.
pub(super) fn changes_seen(
    read: &Read<'_>,
    seen: &Seen<'_>,
    id: OperationId,
) -> Result<Vec<RecordedChange>> {
    let mut statement = read.connection().prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change c WHERE {OF_OPERATION}{} ORDER BY id",
        seen.and()
    ))?;
    let mut rows = statement.query([id])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let change = RecordedChange::of(&ChangeRow::read(row)?, None)?;
        changes.push(seen.change(change));
    }
    Ok(changes)
}

/// All that an operation did, under the labels of that time.
pub(crate) fn changes_in(read: &Read<'_>, id: OperationId) -> Result<Vec<RecordedChange>> {
    let mut statement = read.connection().prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change WHERE {OF_OPERATION} ORDER BY id"
    ))?;
    let mut rows = statement.query([id])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(RecordedChange::of(&ChangeRow::read(row)?, None)?);
    }
    Ok(changes)
}

/// What was done to a record after an operation, oldest first, under the labels
/// of that time.
pub(crate) fn changes_after(
    connection: &Connection,
    record: &RecordRef,
    id: OperationId,
) -> Result<Vec<RecordedChange>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {CHANGE_COLUMNS} FROM bailey_change
         WHERE table_key = ?1 AND record = ?2 AND id >= (?3 + 1) << 24 ORDER BY id"
    ))?;
    let mut rows = statement.query((&record.table, record.id, id))?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(RecordedChange::of(&ChangeRow::read(row)?, None)?);
    }
    Ok(changes)
}

/// The change under the label that its record has today, as it is seen.
fn recorded(seen: &Seen<'_>, row: &ChangeRow<'_>) -> Result<RecordedChange> {
    let record = RecordRef {
        table: row.table.to_owned(),
        id: row.record,
    };
    let today = seen.label(&record)?;
    Ok(seen.change(RecordedChange::of(row, today)?))
}
