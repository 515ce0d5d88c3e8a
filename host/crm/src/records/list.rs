//! Reading many records: filtered, searched, sorted, a page at a time.

use std::sync::Arc;

use rusqlite::types::ValueRef;
use sea_query::{Alias, Expr, ExprTrait, Query as Sql, SqliteQueryBuilder};
use sea_query_rusqlite::RusqliteBinder;
use serde_json::Value as Json;

use crate::access::Action;
use crate::activity::{self, Act};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::filter::{self, Filter};
use crate::records::record::{Record, RecordState};
use crate::records::sort::{Sort, terms};
use crate::records::without::{self, Without};
use crate::records::{keyset, may_use, row};
use crate::schema::{Schema, Table};
use crate::search::words;
use crate::store::{Account, Read};

/// How many records a page can have.
pub const MOST_RECORDS: u32 = 500;

/// Which records to list, and how.
#[derive(Clone, Debug)]
pub struct Query {
    /// The table's key.
    pub table: String,
    /// What must hold for them.
    pub filter: Filter,
    /// Which records of another table must not refer to them.
    pub without: Option<Without>,
    /// Words that must be in their texts.
    pub search: Option<String>,
    /// By what they are sorted; by nothing, the newest first.
    pub sort: Vec<Sort>,
    /// In which states they are; by default active alone.
    pub states: Vec<RecordState>,
    /// How many a page has, 1 to 500.
    pub limit: u32,
    /// Where the page begins: the `next` of the one before.
    pub after: Option<String>,
}

impl Query {
    /// The first 25 active records of a table, the newest first.
    pub fn of(table: impl Into<String>) -> Self {
        Self {
            table: table.into(),
            filter: Filter::everything(),
            without: None,
            search: None,
            sort: Vec::new(),
            states: Vec::new(),
            limit: 25,
            after: None,
        }
    }
}

/// Some of the records that match.
#[derive(Clone, Debug)]
pub struct Page {
    /// In the order asked for.
    pub records: Vec<Record>,
    /// How many match, wherever they are in the list.
    pub total: u64,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// Lists records.
///
/// # Errors
/// `NotFound` for an unknown table; `Invalid` for a filter, order, limit or
/// cursor that can't be.
pub fn list(account: &Account, context: &Context, query: &Query) -> Result<Page> {
    list_by(account, context, |_| Ok(query.clone()))
}

/// As [`list`], by a query that is made of the account's tables as they are then.
///
/// # Errors
/// As [`list`], and those of `query`.
pub fn list_by(
    account: &Account,
    context: &Context,
    query: impl FnOnce(&Read<'_>) -> Result<Query>,
) -> Result<Page> {
    let page = account.read(|read| list_in(read, context, &query(read)?))?;
    activity::note(account, context, Act::RowsListed, page.records.len());
    Ok(page)
}

/// As [`list_by`], if that takes no waiting: see [`Account::read_now`]. None too for who
/// reads under supervision, which ends at a moment of its own.
///
/// # Errors
/// As [`list_by`].
pub fn list_now(
    account: &Account,
    context: &Context,
    query: impl FnOnce(&Read<'_>) -> Result<Query>,
) -> Result<Option<Page>> {
    if context.access.supervision.is_some() {
        return Ok(None);
    }
    let page = account.read_now(|read| list_in(read, context, &query(read)?))?;
    if let Some(page) = &page {
        activity::note(account, context, Act::RowsListed, page.records.len());
    }
    Ok(page)
}

/// How many records match, whatever the query's order and limit: none of them is
/// handed out, so it doesn't count as listing them.
///
/// # Errors
/// `NotFound` for an unknown table; `Invalid` for a filter that can't be.
pub fn count(account: &Account, context: &Context, query: &Query) -> Result<u64> {
    account.read(|read| {
        may_use(context)?;
        let schema = read.schema(context)?;
        let table = schema.table(&query.table)?;
        total(
            read,
            context,
            &selected(&schema, table, query, Action::View)?,
            query,
            Action::View,
        )
    })
}

/// Lists records within a transaction that reads more.
///
/// # Errors
/// As [`list`].
pub fn list_in(read: &Read<'_>, context: &Context, query: &Query) -> Result<Page> {
    list_for(read, context, query, Action::View)
}

/// As [`list_in`], of the records alone that the action extends to.
pub(crate) fn list_for(
    read: &Read<'_>,
    context: &Context,
    query: &Query,
    action: Action,
) -> Result<Page> {
    may_use(context)?;
    if !(1..=MOST_RECORDS).contains(&query.limit) {
        let message = format!("ask for 1 to {MOST_RECORDS} records at once");
        return Err(Error::invalid_field("limit", "out-of-range", message));
    }
    let schema = read.schema(context)?;
    let table = schema.table(&query.table)?;
    let terms = terms(&schema, table, &query.sort)?;
    let mut select = selected(&schema, table, query, action)?;
    let total = total(read, context, &select, query, action)?;

    let purpose = purpose(query)?;
    select.columns(
        table
            .sql
            .columns
            .iter()
            .map(|name| (Alias::new(&table.key), Alias::new(name))),
    );
    for (n, term) in terms.iter().enumerate() {
        select.expr_as(term.by.clone(), Alias::new(format!("key__{n}")));
    }
    keyset::order(&mut select, &terms);
    select.limit(u64::from(query.limit) + 1);
    if let Some(cursor) = &query.after {
        let keys = read.open_cursor(&purpose, cursor)?;
        let keys: Vec<Json> = serde_json::from_slice(&keys).map_err(Error::damaged)?;
        select.and_where(keyset::after(&terms, &keys)?);
    }
    let (records, last) = fetch(read, table, &select, query.limit as usize, terms.len())?;
    let next = last.map(|keys| read.seal_cursor(&purpose, keys.as_bytes()));
    let shown: Vec<_> = records.iter().map(Record::reference).collect();
    context.access.shows(false, &shown);
    Ok(Page {
        records,
        total,
        next,
    })
}

/// The conditions that the query sets, beside the cursor's, on the records that
/// the action extends to.
pub(super) fn matching(
    schema: &Schema,
    table: &Table,
    query: &Query,
    action: Action,
) -> Result<Vec<Expr>> {
    let mut parts = vec![in_states(table, &query.states)];
    parts.extend(table.extends(action));
    if !query.filter.is_everything() {
        parts.push(filter::condition(table, &query.filter)?);
    }
    if let Some(without) = &query.without {
        parts.push(without::condition(schema, table, without)?);
    }
    if let Some(search) = query
        .search
        .as_deref()
        .filter(|text| !text.trim().is_empty())
    {
        parts.push(match words::query(search) {
            // What has no words in it is in no text.
            None => Expr::val(0).eq(1),
            // The words first, as in a search of everything.
            Some(wanted) => Expr::cust_with_values(
                format!(
                    r#""{}"."id" IN (SELECT place.record_id
                       FROM bailey_search CROSS JOIN bailey_search_row AS place
                       WHERE bailey_search MATCH ? AND place.id = bailey_search.rowid
                       AND place.table_id = ? AND place.field_id IN ({fields}))"#,
                    table.key,
                    fields = text_fields(table),
                ),
                [sea_query::Value::from(wanted), table.id.0.into()],
            ),
        });
    }
    Ok(parts)
}

/// Holds for records in these states, or for active ones. They stand there as they are:
/// by a value that is bound SQLite can't tell that the index of unique values, which is
/// of active records alone, holds all that are asked for.
fn in_states(table: &Table, states: &[RecordState]) -> Expr {
    let states = match states {
        [] => &[RecordState::Active],
        states => states,
    };
    let states: Vec<String> = states
        .iter()
        .map(|state| format!("'{}'", state.as_str()))
        .collect();
    let states = match states.as_slice() {
        [only] => format!("= {only}"),
        several => format!("IN ({})", several.join(", ")),
    };
    Expr::cust(format!(r#""{}"."state" {states}"#, table.key))
}

/// The numbers of the fields in whose texts it is searched.
fn text_fields(table: &Table) -> String {
    let texts = table.fields.iter().filter(|field| field.kind.is_text());
    let ids: Vec<String> = texts.map(|field| field.id.to_string()).collect();
    ids.join(", ")
}

/// What selects them, with nothing said yet of columns and order.
fn selected(
    schema: &Schema,
    table: &Table,
    query: &Query,
    action: Action,
) -> Result<sea_query::SelectStatement> {
    let mut select = Sql::select();
    select.from(Alias::new(&table.key));
    for part in matching(schema, table, query, action)? {
        select.and_where(part);
    }
    Ok(select)
}

/// How many there are, if that was counted before as it was then.
fn total(
    read: &Read<'_>,
    context: &Context,
    selected: &sea_query::SelectStatement,
    query: &Query,
    action: Action,
) -> Result<u64> {
    let counted = counted(query, rules_for(context, action).as_deref())?;
    read.total(counted, || count_all(read, selected))
}

fn count_all(read: &Read<'_>, matching: &sea_query::SelectStatement) -> Result<u64> {
    let mut select = matching.clone();
    select.expr(Expr::cust("count(*)"));
    let (sql, values) = select.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    Ok(statement.query_row(&*values.as_params(), |row| row.get(0))?)
}

/// The records of a page, and the sort keys of the last one if more follow.
fn fetch(
    read: &Read<'_>,
    table: &Arc<Table>,
    select: &sea_query::SelectStatement,
    limit: usize,
    terms: usize,
) -> Result<(Vec<Record>, Option<String>)> {
    let (sql, values) = select.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*values.as_params())?;
    let mut records = Vec::with_capacity(limit);
    let mut last = None;
    let first_key = table.sql.columns.len();
    while let Some(row) = rows.next()? {
        if records.len() == limit {
            return Ok((records, last));
        }
        records.push(row::read(table, row)?);
        if records.len() == limit {
            let keys: Vec<Json> = (first_key..first_key + terms)
                .map(|at| key(row, at))
                .collect::<Result<_>>()?;
            last = Some(Json::Array(keys).to_string());
        }
    }
    Ok((records, None))
}

fn key(row: &rusqlite::Row<'_>, at: usize) -> Result<Json> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(number) => number.into(),
        other => other.as_str().map_err(Error::damaged)?.into(),
    })
}

/// What tells apart those from whom rules keep something: to others of them, the
/// same question has another answer.
fn rules_for(context: &Context, action: Action) -> Option<String> {
    let rules = context.access.fingerprint()?;
    Some(format!("{} {}", action.name(), hex::encode(rules)))
}

/// What the total depends on: table, filters, words and states, and the rules.
fn counted(query: &Query, rules: Option<&str>) -> Result<String> {
    let states: Vec<_> = query.states.iter().map(|state| state.as_str()).collect();
    let parts = (
        &query.table,
        &query.filter,
        &query.without,
        &query.search,
        states,
        rules,
    );
    serde_json::to_string(&parts).map_err(Error::damaged)
}

/// Which list a cursor belongs to: what is counted, and its order.
fn purpose(query: &Query) -> Result<String> {
    serde_json::to_string(&(counted(query, None)?, &query.sort)).map_err(Error::damaged)
}

#[cfg(test)]
mod tests;
