//! Looking through the journal, newest entries first.
//!
//! Admins see all of it; a member sees what was done to records and what they did
//! themselves, and no one else's address. Of what was done to records both see what
//! rules let them see: `seen.rs`.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::entry::Operation;
use crate::journal::log::Search;
use crate::journal::rows::OPERATION_COLUMNS;
use crate::journal::seen::Seen;
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// The most entries of a page.
pub const MOST_OPERATIONS: u32 = 200;

/// As far as entries are counted: a journal of millions is not counted through
/// for each page of it.
pub const MOST_COUNTED: u64 = 10_000;

/// As far as entries are counted for who doesn't see all records: each of them has
/// to be looked at.
const MOST_LOOKED_AT: u64 = 1_000;

/// What operations on records begin with.
pub(super) const RECORDS: &str = "records.";

/// Which entries are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct JournalFilter {
    /// What this user did, or a plugin or a token on their behalf.
    pub by_user: Option<UserId>,
    /// What this plugin did.
    pub by_plugin: Option<String>,
    /// Kinds, or their beginnings: `records.` means all of records.
    pub kinds: Vec<String>,
    /// What touched this table.
    pub table: Option<String>,
    /// What touched this record.
    pub record: Option<RecordRef>,
    /// What came from this address.
    pub address: Option<String>,
    /// What came of the HTTP request with this number.
    pub request: Option<String>,
    /// At this moment or later.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// Which entries to list.
#[derive(Clone, Debug, Default)]
pub struct JournalQuery {
    /// Which entries are meant.
    pub filter: JournalFilter,
    /// How many at most; no more than [`MOST_OPERATIONS`].
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// A page of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalPage {
    /// Newest first.
    pub operations: Vec<Operation>,
    /// How many match, on whatever page; counted up to [`MOST_COUNTED`] at most.
    pub total: u64,
    /// There are more than `total`.
    pub more: bool,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// Lists entries of the journal, newest first.
///
/// # Errors
/// `Denied`; `Invalid` for a cursor that is none of this list.
pub fn query(account: &Account, context: &Context, query: &JournalQuery) -> Result<JournalPage> {
    may_read(context)?;
    account.read(|read| page(read, context, query))
}

/// One entry.
///
/// # Errors
/// `Denied`; `NotFound` when there is none or the actor may not see it.
pub fn operation(account: &Account, context: &Context, id: OperationId) -> Result<Operation> {
    may_read(context)?;
    account.read(|read| one(read, context, id))
}

/// The entries after `id`, oldest first: for whoever follows the journal.
///
/// # Errors
/// `Denied`.
pub fn following(
    account: &Account,
    context: &Context,
    id: OperationId,
    limit: u32,
) -> Result<Vec<Operation>> {
    may_read(context)?;
    account.read(|read| {
        let limit = Ord::min(limit, MOST_OPERATIONS);
        list(
            read,
            context,
            "o.id > ?1 ORDER BY o.id LIMIT ?2",
            params![id, limit],
        )
    })
}

/// How many hooks deep an operation was done; a person's own is at zero.
///
/// # Errors
/// `Database`, when it can't be read.
pub fn depth(account: &Account, id: OperationId) -> Result<u8> {
    account.read(|read| {
        let mut statement = read
            .connection()
            .prepare_cached("SELECT depth FROM bailey_operation_caused WHERE operation = ?1")?;
        let depth = statement.query_row([id], |row| row.get(0)).optional()?;
        Ok(depth.unwrap_or_default())
    })
}

pub(super) fn may_read(context: &Context) -> Result<()> {
    if context.access.records || context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied(
            "the journal is for the account's users".into(),
        ))
    }
}

/// One entry, in a transaction that reads more.
pub(crate) fn one(read: &Read<'_>, context: &Context, id: OperationId) -> Result<Operation> {
    let found = list(read, context, "o.id = ?1", params![id])?.pop();
    found.ok_or_else(|| Error::NotFound(format!("the journal has no entry {id}")))
}

fn page(read: &Read<'_>, context: &Context, query: &JournalQuery) -> Result<JournalPage> {
    let limit = query.limit.clamp(1, MOST_OPERATIONS) as usize;
    let before = read.open_number(PURPOSE, query.after.as_deref())?;
    let search = Search::new(read, context, &query.filter)?;
    let most = match context.access.is_limited() {
        true => MOST_LOOKED_AT,
        false => MOST_COUNTED,
    };
    let (mut ids, total) = search.page(before.map(OperationId), limit + 1, most + 1)?;
    let more = ids.len() > limit;
    ids.truncate(limit);
    let next = ids
        .last()
        .filter(|_| more)
        .map(|last| read.seal_number(PURPOSE, last.0));
    Ok(JournalPage {
        operations: these(read, context, &ids)?,
        total: total.min(most),
        more: total > most,
        next,
    })
}

/// The order is always the same, so a place in the journal is one under any
/// filter.
const PURPOSE: &str = "journal by number";

/// The condition of entries whose numbers stand in a JSON array.
pub(super) const THESE: &str = "o.id IN (SELECT value FROM json_each(?1))";

/// The entries with these numbers, in their order.
pub(super) fn these(
    read: &Read<'_>,
    context: &Context,
    wanted: &[OperationId],
) -> Result<Vec<Operation>> {
    let ids: Vec<i64> = wanted.iter().map(|id| id.0).collect();
    let ids = serde_json::Value::from(ids).to_string();
    let found = list(read, context, THESE, params![ids])?;
    let mut found: HashMap<i64, Operation> =
        found.into_iter().map(|entry| (entry.id.0, entry)).collect();
    Ok(wanted.iter().filter_map(|id| found.remove(&id.0)).collect())
}

/// The entries under a condition, as far as the actor may see them.
fn list(
    read: &Read<'_>,
    context: &Context,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<Operation>> {
    let mut statement = read.connection().prepare_cached(&listing(condition))?;
    let mut rows = statement.query(values)?;
    let seen = Seen::of(read, context)?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        operations.extend(seen.operation(context, Operation::read(row, context)?)?);
    }
    Ok(operations)
}

/// The statement that reads entries under a condition, each with the one that
/// undid it.
pub(super) fn listing(condition: &str) -> String {
    let columns = OPERATION_COLUMNS
        .map(|column| format!("o.{column}"))
        .join(", ");
    format!(
        "SELECT {columns}, (SELECT max(u.id) FROM bailey_operation u WHERE u.undoes = o.id)
         FROM bailey_operation o WHERE {condition}"
    )
}

/// Whether the actor sees operations of this kind, whoever did them.
pub(super) fn is_for_all(context: &Context, kind: &str) -> bool {
    context.access.admin || kind.starts_with(RECORDS)
}

/// What an operation did, in a word; none if there is no such operation.
pub(crate) fn kind(read: &Read<'_>, id: OperationId) -> Result<Option<String>> {
    let mut statement = read
        .connection()
        .prepare_cached("SELECT kind FROM bailey_operation WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}
