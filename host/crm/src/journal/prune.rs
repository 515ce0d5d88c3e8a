//! Letting go of what the journal has kept for long enough.
//!
//! Of an entry that is pruned there stays what the chain needs and what the bin
//! needs: who did what to which record, when, and which fields it changed. Labels,
//! values, addresses, requests and details go, with their salts. So what is in the
//! bin comes back as ever, from the records themselves; what would need a value
//! from the journal says that it is gone.
//!
//! Entries are pruned from the first on, without a gap. Each step is an entry
//! `journal.pruned` of its own, whose detail `up-to` says how far it came.

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::sweep;
use crate::ids::{OperationId, Timestamp};
use crate::journal::log::{keep_anew, last_of_kind};
use crate::journal::rows::details;
use crate::store::{Account, Write};

/// The kind of the entry that says what was pruned.
pub(crate) const PRUNED: &str = "journal.pruned";
/// Its detail with the last operation that was.
pub(crate) const UP_TO: &str = "up-to";

/// For how many days the journal keeps everything, whatever is asked.
pub const LEAST_KEPT_DAYS: u16 = 30;

/// The most entries of one step.
pub const MOST_PRUNED: u32 = 10_000;

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pruned {
    /// The journal's entry; none when nothing was left to prune.
    pub operation: Option<OperationId>,
    /// How many entries were pruned.
    pub count: u32,
    /// More are left that are older.
    pub more: bool,
}

/// Prunes at most `limit` entries that were made before this moment, the oldest
/// first.
///
/// # Errors
/// `Denied` to members; `Invalid` for a moment less than
/// [`LEAST_KEPT_DAYS`] days ago.
pub fn prune(
    account: &Account,
    context: &Context,
    before: Timestamp,
    limit: u32,
) -> Result<Pruned> {
    if !context.access.admin {
        return Err(Error::Denied("only admins prune the journal".into()));
    }
    let latest = context
        .at
        .plus_millis(-i64::from(LEAST_KEPT_DAYS) * 86_400_000);
    if before > latest {
        return Err(Error::invalid_field(
            "before",
            "too-recent",
            format!(
                "The journal keeps everything for {LEAST_KEPT_DAYS} days: name a moment before that."
            ),
        ));
    }
    let context = context.clone();
    let limit = limit.clamp(1, MOST_PRUNED);
    account.write_bulk(move |write| step(write, &context, before, limit))
}

fn step(write: &Write<'_>, context: &Context, before: Timestamp, limit: u32) -> Result<Pruned> {
    let connection = write.connection();
    let first = OperationId(pruned(connection)?.0 + 1);
    let (count, more) = due(connection, first, before, limit)?;
    if count == 0 {
        return Ok(Pruned {
            operation: None,
            count,
            more,
        });
    }
    let last = OperationId(first.0 + i64::from(count) - 1);
    connection
        .prepare_cached(
            "UPDATE bailey_change SET label = NULL, vals = '', salts = x''
             WHERE id >= ?1 << 24 AND id < (?2 + 1) << 24 AND salts <> x''",
        )?
        .execute((first, last))?;
    connection
        .prepare_cached(
            "UPDATE bailey_operation SET address = NULL, request = NULL, details = '', salts = x''
             WHERE id BETWEEN ?1 AND ?2",
        )?
        .execute((first, last))?;
    connection
        .prepare_cached("DELETE FROM bailey_view WHERE operation BETWEEN ?1 AND ?2")?
        .execute((first, last))?;
    sweep::of_journal(connection, last)?;
    // What was taken out is not found by either.
    keep_anew(connection, first, last)?;
    let mut operation = write.operation(context, PRUNED)?;
    operation.detail(UP_TO, last.to_string());
    operation.detail("entries", count.to_string());
    Ok(Pruned {
        operation: Some(operation.finish()?),
        count,
        more,
    })
}

/// The last operation that was pruned, or 0.
pub(crate) fn pruned(connection: &Connection) -> Result<OperationId> {
    let Some(id) = last_of_kind(connection, PRUNED)? else {
        return Ok(OperationId(0));
    };
    let lines: String = connection
        .prepare_cached("SELECT details FROM bailey_operation WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let details = details(&lines).map_err(Error::damaged)?;
    let last = details.into_iter().find(|(name, _)| name == UP_TO);
    match last {
        Some((_, last)) => last.parse().map_err(Error::damaged),
        None => Ok(OperationId(0)),
    }
}

/// How many entries in a row, from `first` on, were made before this moment, up
/// to `limit`; and whether one more was. A clock that went back makes a later
/// entry wait for the ones before it.
fn due(
    connection: &Connection,
    first: OperationId,
    before: Timestamp,
    limit: u32,
) -> Result<(u32, bool)> {
    let mut statement = connection
        .prepare_cached("SELECT at FROM bailey_operation WHERE id >= ?1 ORDER BY id LIMIT ?2")?;
    let mut rows = statement.query((first, u64::from(limit) + 1))?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        if row.get::<_, Timestamp>(0)? >= before {
            return Ok((count, false));
        }
        if count == limit {
            return Ok((count, true));
        }
        count += 1;
    }
    Ok((count, false))
}
