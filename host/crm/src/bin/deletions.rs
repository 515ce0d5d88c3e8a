//! The bin by deletions: what one act deleted, and comes back as one.

use crate::bin::{BinQuery, MOST_DELETIONS, Sight, rows};
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::schema::Schema;
use crate::store::{Account, Read};

/// How many labels a deletion is shown with.
const LABELS: usize = 3;

/// What one act deleted, and comes back as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// The operation that deleted it.
    pub operation: OperationId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// The table in which the deletion began.
    pub table: String,
    /// How many records that were selected are still in the bin.
    pub count: u64,
    /// How many records went along and are still in the bin.
    pub along: u64,
    /// The labels of the first few.
    pub labels: Vec<String>,
    /// Until when it is kept at least; none means without end.
    pub keep_until: Option<Timestamp>,
}

/// A page of deletions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletionPage {
    /// The last one first.
    pub deletions: Vec<Deletion>,
    /// How many there are, on whatever page.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// The order of the list, so that a place in it is one under any filter.
const PURPOSE: &str = "bin deletions";

/// Lists deletions, the last one first: those of which some record matches.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for an unknown table;
/// `Invalid` for a cursor that is none of this list.
pub fn deletions(account: &Account, context: &Context, query: &BinQuery) -> Result<DeletionPage> {
    let sight = Sight::of(context)?;
    account.read(|read| {
        let schema = read.schema(context)?;
        let mut bin = rows::select(&schema, &sight, query)?;
        let total = read
            .connection()
            .prepare_cached(&format!(
                "SELECT count(DISTINCT deletion) FROM ({})",
                bin.sql
            ))?
            .query_row(&*bin.params(), |row| row.get(0))?;
        let limit = query.limit.clamp(1, MOST_DELETIONS);
        let before = read
            .open_number(PURPOSE, query.after.as_deref())?
            .unwrap_or(i64::MAX);
        let before = bin.bind(before);
        let sql = format!(
            "SELECT DISTINCT deletion FROM ({}) WHERE deletion < {before}
             ORDER BY deletion DESC LIMIT {}",
            bin.sql,
            limit + 1
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let found = statement.query_map(&*bin.params(), |row| row.get(0))?;
        let mut found = found.collect::<rusqlite::Result<Vec<OperationId>>>()?;
        let more = found.len() > limit as usize;
        found.truncate(limit as usize);
        let next = found
            .last()
            .filter(|_| more)
            .map(|last| read.seal_number(PURPOSE, last.0));
        let deletions = found
            .into_iter()
            .map(|id| one(read, &schema, &sight, id))
            .collect::<Result<_>>()?;
        Ok(DeletionPage {
            deletions,
            total,
            next,
        })
    })
}

/// One deletion, whole, whatever part of it was asked for.
fn one(read: &Read<'_>, schema: &Schema, sight: &Sight, id: OperationId) -> Result<Deletion> {
    let (at, by, table): (_, String, Option<String>) = read
        .connection()
        .prepare_cached("SELECT at, actor, first_table FROM bailey_operation WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut deletion = Deletion {
        operation: id,
        at,
        by: serde_json::from_str(&by).map_err(Error::damaged)?,
        table: table
            .filter(|key| schema.find(key).is_some())
            .unwrap_or_default(),
        count: 0,
        along: 0,
        labels: Vec::new(),
        keep_until: None,
    };
    let mut bin = rows::select(schema, sight, &BinQuery::default())?;
    let place = bin.bind(id.0);
    let sql = format!(
        "SELECT along, count(*), min(keep_until) FROM ({})
         WHERE deletion = {place} GROUP BY along",
        bin.sql
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*bin.params())?;
    while let Some(row) = rows.next()? {
        if row.get(0)? {
            deletion.along = row.get(1)?;
        } else {
            deletion.count = row.get(1)?;
        }
        let keep_until: Option<Timestamp> = row.get(2)?;
        deletion.keep_until = deletion.keep_until.into_iter().chain(keep_until).min();
    }
    let sql = format!(
        "SELECT label FROM ({}) WHERE deletion = {place} ORDER BY along, table_key, id LIMIT {LABELS}",
        bin.sql
    );
    let mut statement = read.connection().prepare_cached(&sql)?;
    let labels = statement.query_map(&*bin.params(), |row| row.get(0))?;
    deletion.labels = labels.collect::<rusqlite::Result<_>>()?;
    Ok(deletion)
}
