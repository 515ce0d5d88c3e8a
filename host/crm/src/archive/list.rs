//! The records in the archive, those put away last first.

use rusqlite::types::Value as Sql;

use crate::archive::MOST_ARCHIVED;
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::records::may_use;
use crate::relation::{Relation, seal};
use crate::schema::Schema;
use crate::search::fold;
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// What of the archive to list.
#[derive(Clone, Debug, Default)]
pub struct ArchiveQuery {
    /// A table's key; none means every table.
    pub table: Option<String>,
    /// Who put it away, or on whose behalf that was done.
    pub by: Option<UserId>,
    /// Put away at this moment or later.
    pub since: Option<Timestamp>,
    /// Put away before this moment.
    pub until: Option<Timestamp>,
    /// Labels that contain this text, without regard to case.
    pub text: Option<String>,
    /// How many at most; no more than [`MOST_ARCHIVED`].
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// A record in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedRecord {
    /// Which.
    pub record: RecordRef,
    /// What it is called.
    pub label: String,
    /// The operation that put it away.
    pub operation: OperationId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
}

/// A page of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivePage {
    /// Those put away last first.
    pub records: Vec<ArchivedRecord>,
    /// How many there are, on whatever page.
    pub total: u64,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
}

/// The page of whoever sees no table.
const NOTHING: ArchivePage = ArchivePage {
    records: Vec::new(),
    total: 0,
    next: None,
};

/// The list, as its cursors name it.
const PURPOSE: &str = "archived records";

/// Lists records in the archive, those put away last first.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for an unknown table;
/// `Invalid` for a cursor that is none of this list.
pub fn archived(account: &Account, context: &Context, query: &ArchiveQuery) -> Result<ArchivePage> {
    may_use(context)?;
    account.read(|read| {
        let mut shelf = select(&*read.schema(context)?, query)?;
        if shelf.sql.is_empty() {
            return Ok(NOTHING);
        }
        let total = shelf.count(read)?;
        let limit = query.limit.clamp(1, MOST_ARCHIVED);
        let after = match &query.after {
            Some(cursor) => shelf.after(read, PURPOSE, "operation", cursor)?,
            None => String::new(),
        };
        let sql = format!(
            "SELECT table_key, id, label, operation, at, actor FROM ({}) b {after}
             ORDER BY operation DESC, table_key, id LIMIT {}",
            shelf.sql,
            limit + 1
        );
        let mut records = list(read, &sql, &shelf)?;
        let more = records.len() > limit as usize;
        records.truncate(limit as usize);
        let next = match records.last().filter(|_| more) {
            Some(last) => Some(seal(read, PURPOSE, last.operation, &last.record)?),
            None => None,
        };
        Ok(ArchivePage {
            records,
            total,
            next,
        })
    })
}

/// How many records of each table are in the archive: key and count, of the
/// tables that have any.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn counts(account: &Account, context: &Context) -> Result<Vec<(String, u64)>> {
    may_use(context)?;
    account.read(|read| {
        let mut counts = Vec::new();
        for table in read.schema(context)?.tables() {
            let sql = format!(
                r#"SELECT count(*) FROM "{}" WHERE "state" = 'archived'{}"#,
                table.key,
                table.and_seen(&table.key)
            );
            let mut statement = read.connection().prepare_cached(&sql)?;
            let count = statement.query_row([], |row| row.get(0))?;
            if count > 0 {
                counts.push((table.key.clone(), count));
            }
        }
        Ok(counts)
    })
}

/// What of the archive the query asks for, with the columns `table_key`, `id`,
/// `label`, `operation`, `at`, `actor`.
fn select(schema: &Schema, query: &ArchiveQuery) -> Result<Relation> {
    let mut shelf = Relation::default();
    let mut conditions = String::from(r#"r."state" = 'archived'"#);
    let mut and = |shelf: &mut Relation, condition: &str, value: Sql| {
        let place = shelf.bind(value);
        conditions.push_str(&format!(" AND {condition} {place}"));
    };
    if let Some(user) = query.by {
        and(&mut shelf, "o.actor_user =", user.0.into());
    }
    if let Some(since) = query.since {
        and(&mut shelf, "o.at >=", since.0.into());
    }
    if let Some(until) = query.until {
        and(&mut shelf, "o.at <", until.0.into());
    }
    let text = query.text.as_ref().map(|text| shelf.bind(fold(text)));
    let tables = match &query.table {
        Some(key) => std::slice::from_ref(schema.table(key)?),
        None => schema.tables(),
    };
    // Keys are lower-case letters, digits and underscores: nothing to escape.
    let parts = tables.iter().map(|table| {
        let (key, label, seen) = (&table.key, table.label_sql("r"), table.and_seen("r"));
        let named = text.as_ref().map_or_else(String::new, |text| {
            format!(" AND instr({}, {text}) > 0", table.label_fold_sql("r"))
        });
        format!(
            r#"SELECT '{key}' AS table_key, r."id" AS id, {label} AS label,
                   a.operation AS operation, o.at AS at, o.actor AS actor
               FROM bailey_archived a
               JOIN "{key}" r ON r."id" = a.record
               JOIN bailey_operation o ON o.id = a.operation
               WHERE a.table_key = '{key}' AND {conditions}{named}{seen}"#
        )
    });
    shelf.sql = parts.collect::<Vec<_>>().join(" UNION ALL ");
    Ok(shelf)
}

fn list(read: &Read<'_>, sql: &str, shelf: &Relation) -> Result<Vec<ArchivedRecord>> {
    let mut statement = read.connection().prepare_cached(sql)?;
    let mut rows = statement.query(&*shelf.params())?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let by = row.get_ref(5)?.as_str().map_err(Error::damaged)?;
        records.push(ArchivedRecord {
            record: RecordRef {
                table: row.get(0)?,
                id: row.get(1)?,
            },
            label: row.get(2)?,
            operation: row.get(3)?,
            at: row.get(4)?,
            by: serde_json::from_str(by).map_err(Error::damaged)?,
        });
    }
    Ok(records)
}
