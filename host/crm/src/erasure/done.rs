//! Which erasures were done: what the journal still says of them, which is
//! everything but about whom.

use std::collections::HashSet;

use rusqlite::Connection;

use crate::context::{Actor, Context};
use crate::erasure::may_erase;
use crate::error::Result;
use crate::ids::{OperationId, Timestamp};
use crate::journal::{ChangeKind, JournalFilter, JournalQuery, query};
use crate::store::Account;
use crate::value::RecordRef;

/// An erasure that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// The journal's entry.
    pub operation: OperationId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// The table of the record that it was about; none once the table is gone.
    pub table: Option<String>,
    /// How many records and saved views went or lost what referred to them.
    pub count: u64,
}

/// A page of erasures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedPage {
    /// The last one first.
    pub erasures: Vec<Erased>,
    /// How many there were, on whatever page.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// The kind of the journal's entries about them.
pub(super) const KIND: &str = "records.erase";

/// The records that were erased by later operations than this one: no backup of
/// before brings them back.
pub(crate) fn erased_after(
    connection: &Connection,
    operation: OperationId,
) -> Result<HashSet<RecordRef>> {
    let mut statement = connection.prepare_cached(
        "SELECT c.table_key, c.record FROM bailey_operation o JOIN bailey_change c ON c.operation = o.id
         WHERE o.kind = ?1 AND o.id > ?2 AND c.kind = ?3",
    )?;
    let erased = statement.query_map((KIND, operation, ChangeKind::Purged.as_str()), |row| {
        Ok(RecordRef {
            table: row.get(0)?,
            id: row.get(1)?,
        })
    })?;
    Ok(erased.collect::<rusqlite::Result<_>>()?)
}

/// Lists the erasures that were done, the last one first.
///
/// # Errors
/// `Denied` to members; `Invalid` for a cursor that is none of this list.
pub fn erasures(
    account: &Account,
    context: &Context,
    limit: u32,
    after: Option<&str>,
) -> Result<ErasedPage> {
    may_erase(context)?;
    let filter = JournalFilter {
        kinds: vec![KIND.to_owned()],
        ..JournalFilter::default()
    };
    let after = after.map(str::to_owned);
    let found = query(
        account,
        context,
        &JournalQuery {
            filter,
            limit,
            after,
        },
    )?;
    let erasures = found.operations.into_iter().map(|operation| Erased {
        operation: operation.id,
        at: operation.at,
        by: operation.by,
        table: operation.table,
        count: u64::from(operation.changes),
    });
    Ok(ErasedPage {
        erasures: erasures.collect(),
        total: found.total,
        next: found.next,
    })
}
