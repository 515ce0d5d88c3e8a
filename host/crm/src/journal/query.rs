//! Looking through the journal, newest entries first.
//!
//! Until roles decide it, admins see all of it; a member sees what was done to
//! records and what they did themselves, and no one else's address.

use rusqlite::OptionalExtension;
use sea_query::{
    Alias, Asterisk, Cond, Expr, ExprTrait, Func, LikeExpr, Order, Query, SelectStatement,
    SqliteQueryBuilder,
};
use sea_query_rusqlite::RusqliteBinder;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId, Timestamp, UserId};
use crate::journal::entry::Operation;
use crate::journal::rows::OPERATION_COLUMNS;
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// The most entries of a page.
pub const MOST_OPERATIONS: u32 = 200;

/// Which entries to list.
#[derive(Clone, Debug, Default)]
pub struct JournalQuery {
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
    /// At this moment or later.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
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
    /// How many match, on whatever page.
    pub total: u64,
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
        let mut select = operations(context, &JournalQuery::default());
        select
            .and_where(column("id").gt(id.0))
            .order_by(Alias::new("id"), Order::Asc)
            .limit(u64::from(Ord::min(limit, MOST_OPERATIONS)));
        list(read, context, &select)
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
    let mut select = operations(context, &JournalQuery::default());
    select.and_where(column("id").eq(id.0));
    let found = list(read, context, &select)?.pop();
    found.ok_or_else(|| Error::NotFound(format!("the journal has no entry {id}")))
}

fn page(read: &Read<'_>, context: &Context, query: &JournalQuery) -> Result<JournalPage> {
    let limit = query.limit.clamp(1, MOST_OPERATIONS);
    let mut select = operations(context, query);
    let total = total(read, &select)?;
    if let Some(last) = read.open_number(PURPOSE, query.after.as_deref())? {
        select.and_where(column("id").lt(last));
    }
    select
        .order_by(Alias::new("id"), Order::Desc)
        .limit(u64::from(limit) + 1);
    let mut operations = list(read, context, &select)?;
    let more = operations.len() > limit as usize;
    operations.truncate(limit as usize);
    let next = operations
        .last()
        .filter(|_| more)
        .map(|last| read.seal_number(PURPOSE, last.id.0));
    Ok(JournalPage {
        operations,
        total,
        next,
    })
}

/// The order is always the same, so a place in the journal is one under any
/// filter.
const PURPOSE: &str = "journal";

fn total(read: &Read<'_>, select: &SelectStatement) -> Result<u64> {
    let mut count = select.clone();
    count.clear_selects().expr(Func::count(Expr::col(Asterisk)));
    let (sql, values) = count.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    Ok(statement.query_row(&*values.as_params(), |row| row.get(0))?)
}

fn list(read: &Read<'_>, context: &Context, select: &SelectStatement) -> Result<Vec<Operation>> {
    let (sql, values) = select.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*values.as_params())?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        operations.push(Operation::read(row, context)?);
    }
    Ok(operations)
}

fn operations(context: &Context, query: &JournalQuery) -> SelectStatement {
    let mut select = Query::select();
    for name in OPERATION_COLUMNS {
        select.expr(column(name));
    }
    let undone_by = Query::select()
        .expr(Func::max(Expr::col((
            Alias::new("later"),
            Alias::new("id"),
        ))))
        .from_as(Alias::new("bailey_operation"), Alias::new("later"))
        .and_where(Expr::col((Alias::new("later"), Alias::new("undoes"))).eq(column("id")))
        .take();
    select.expr(undone_by).from(Alias::new("bailey_operation"));
    restrict(&mut select, context, query);
    select
}

fn restrict(select: &mut SelectStatement, context: &Context, query: &JournalQuery) {
    if !context.access.admin {
        let own = column("actor_user").eq(context.actor.user().map(|user| user.0));
        select.cond_where(Cond::any().add(own).add(begins("kind", "records.")));
    }
    if let Some(user) = query.by_user {
        select.and_where(column("actor_user").eq(user.0));
    }
    if let Some(plugin) = &query.by_plugin {
        select.and_where(column("actor_plugin").eq(plugin));
    }
    if !query.kinds.is_empty() {
        let any = query.kinds.iter().fold(Cond::any(), |any, kind| {
            any.add(if kind.ends_with('.') {
                begins("kind", kind)
            } else {
                column("kind").eq(kind)
            })
        });
        select.cond_where(any);
    }
    if let Some(table) = &query.table {
        let first = column("first_table").eq(table);
        select.cond_where(Cond::any().add(first).add(touches(table, None)));
    }
    if let Some(record) = &query.record {
        select.and_where(touches(&record.table, Some(record.id)));
    }
    if let Some(address) = &query.address {
        select.and_where(column("address").eq(address));
        if !context.access.admin {
            select.and_where(column("actor_user").eq(context.actor.user().map(|user| user.0)));
        }
    }
    if let Some(since) = query.since {
        select.and_where(column("at").gte(since.0));
    }
    if let Some(until) = query.until {
        select.and_where(column("at").lt(until.0));
    }
}

/// Operations with a change in the table, of the record if one is named.
fn touches(table: &str, record: Option<RecordId>) -> Expr {
    let change = |name| Expr::col((Alias::new("bailey_change"), Alias::new(name)));
    let mut changed = Query::select();
    changed
        .expr(change("operation"))
        .from(Alias::new("bailey_change"))
        .and_where(change("table_key").eq(table));
    if let Some(record) = record {
        changed.and_where(change("record").eq(record.0));
    }
    column("id").in_subquery(changed.take())
}

fn begins(name: &'static str, beginning: &str) -> Expr {
    let escaped = beginning
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    column(name).like(LikeExpr::new(format!("{escaped}%")).escape('\\'))
}

fn column(name: &'static str) -> Expr {
    Expr::col((Alias::new("bailey_operation"), Alias::new(name)))
}

/// What an operation did, in a word; none if there is no such operation.
pub(crate) fn kind(read: &Read<'_>, id: OperationId) -> Result<Option<String>> {
    let mut statement = read
        .connection()
        .prepare_cached("SELECT kind FROM bailey_operation WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}
