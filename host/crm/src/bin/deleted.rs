//! The records in the bin, one by one.

use crate::bin::{BinQuery, MOST_DELETIONS, Sight, rows};
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::relation::{Relation, seal};
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// A record in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedRecord {
    /// Which.
    pub record: RecordRef,
    /// What it is called.
    pub label: String,
    /// The operation that deleted it.
    pub operation: OperationId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// It went along with another record of the same deletion.
    pub along: bool,
    /// Until when it is kept at least; none means without end.
    pub keep_until: Option<Timestamp>,
}

/// A page of the records in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedPage {
    /// Those deleted last first.
    pub records: Vec<DeletedRecord>,
    /// How many there are, on whatever page.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// The list, as its cursors name it.
const PURPOSE: &str = "bin records";

/// Lists records in the bin, those deleted last first.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for an unknown table;
/// `Invalid` for a cursor that is none of this list.
pub fn deleted(account: &Account, context: &Context, query: &BinQuery) -> Result<DeletedPage> {
    let sight = Sight::of(context)?;
    account.read(|read| {
        let mut bin = rows::select(&*read.schema(context)?, &sight, query)?;
        let total = bin.count(read)?;
        let limit = query.limit.clamp(1, MOST_DELETIONS);
        let after = match &query.after {
            Some(cursor) => bin.after(read, PURPOSE, "deletion", cursor)?,
            None => String::new(),
        };
        let sql = format!(
            "{} {after} ORDER BY b.deletion DESC, b.table_key, b.id LIMIT {}",
            joined(&bin.sql),
            limit + 1
        );
        let mut records = list(read, &sql, &bin)?;
        let more = records.len() > limit as usize;
        records.truncate(limit as usize);
        let next = match records.last().filter(|_| more) {
            Some(last) => Some(seal(read, PURPOSE, last.operation, &last.record)?),
            None => None,
        };
        Ok(DeletedPage {
            records,
            total,
            next,
        })
    })
}

/// The records of one deletion that are still in the bin: those that were
/// selected first, then those that went along.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn contents(
    account: &Account,
    context: &Context,
    operation: OperationId,
) -> Result<Vec<DeletedRecord>> {
    let sight = Sight::of(context)?;
    account.read(|read| {
        let mut bin = rows::select(&*read.schema(context)?, &sight, &BinQuery::default())?;
        let operation = bin.bind(operation.0);
        let sql = format!(
            "{} WHERE b.deletion = {operation} ORDER BY b.along, b.table_key, b.id",
            joined(&bin.sql)
        );
        list(read, &sql, &bin)
    })
}

/// The bin's rows with the actor of their deletion.
fn joined(bin: &str) -> String {
    format!(
        "SELECT b.table_key, b.id, b.label, b.deletion, b.deleted_at, b.along, b.keep_until, o.actor
         FROM ({bin}) b JOIN bailey_operation o ON o.id = b.deletion"
    )
}

fn list(read: &Read<'_>, sql: &str, bin: &Relation) -> Result<Vec<DeletedRecord>> {
    let mut statement = read.connection().prepare_cached(sql)?;
    let mut rows = statement.query(&*bin.params())?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let by = row.get_ref(7)?.as_str().map_err(Error::damaged)?;
        records.push(DeletedRecord {
            record: RecordRef {
                table: row.get(0)?,
                id: row.get(1)?,
            },
            label: row.get(2)?,
            operation: row.get(3)?,
            at: row.get(4)?,
            by: serde_json::from_str(by).map_err(Error::damaged)?,
            along: row.get(5)?,
            keep_until: row.get(6)?,
        });
    }
    Ok(records)
}
