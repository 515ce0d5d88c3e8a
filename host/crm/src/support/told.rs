//! What the journal tells of a specialist: which records they were shown, and what
//! they did.

use super::{SupportId, may_open};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, Timestamp};
use crate::records::labels_in;
use crate::store::Read;
use crate::value::RecordRef;
use crate::views::VIEWED;

/// The most that is told at once.
const MOST: u32 = 500;

/// A record that a specialist was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewedRecord {
    /// Which.
    pub record: RecordRef,
    /// What it is called; none where it is gone, or not the reader's to see.
    pub label: Option<String>,
    /// When it was shown first.
    pub first_at: Timestamp,
    /// When it was shown last.
    pub last_at: Timestamp,
    /// How often.
    pub times: u64,
    /// The operation that tells of the last time.
    pub operation: OperationId,
}

/// Something that a specialist did besides looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneAct {
    /// The journal's entry.
    pub operation: OperationId,
    /// What it was.
    pub kind: String,
    /// When.
    pub at: Timestamp,
}

/// The records that specialists were shown by what was opened, the latest first; at
/// most 500 of them.
///
/// # Errors
/// `Denied` to all but admins.
pub fn viewed(read: &Read<'_>, context: &Context, id: SupportId) -> Result<Vec<ViewedRecord>> {
    may_open(context)?;
    let mut statement = read.connection().prepare_cached(
        "SELECT v.table_key, v.record, min(o.at), max(o.at), count(*), max(o.id)
         FROM bailey_support_act a
         JOIN bailey_operation o ON o.id = a.operation
         JOIN bailey_view v ON v.operation = a.operation
         WHERE a.support = ?1
         GROUP BY v.table_key, v.record ORDER BY max(o.id) DESC, v.table_key, v.record LIMIT ?2",
    )?;
    let found = statement.query_map((id.0, MOST), |row| {
        Ok(ViewedRecord {
            record: RecordRef {
                table: row.get(0)?,
                id: row.get(1)?,
            },
            label: None,
            first_at: row.get(2)?,
            last_at: row.get(3)?,
            times: row.get(4)?,
            operation: OperationId(row.get(5)?),
        })
    })?;
    let mut found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    let records: Vec<RecordRef> = found.iter().map(|one| one.record.clone()).collect();
    let labels = labels_in(read, context, &records)?;
    for (one, label) in found.iter_mut().zip(labels) {
        one.label = label.map(|label| label.text);
    }
    Ok(found)
}

/// What specialists did besides looking, the latest first; at most 500 acts.
///
/// # Errors
/// `Denied` to all but admins.
pub fn done(read: &Read<'_>, context: &Context, id: SupportId) -> Result<Vec<DoneAct>> {
    may_open(context)?;
    let mut statement = read.connection().prepare_cached(
        "SELECT o.id, o.kind, o.at FROM bailey_support_act a
         JOIN bailey_operation o ON o.id = a.operation
         WHERE a.support = ?1 AND o.kind <> ?2 ORDER BY o.id DESC LIMIT ?3",
    )?;
    let found = statement.query_map((id.0, VIEWED, MOST), |row| {
        Ok(DoneAct {
            operation: OperationId(row.get(0)?),
            kind: row.get(1)?,
            at: row.get(2)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
