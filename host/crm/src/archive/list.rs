//! The records in the archive, those put away last first.

use rusqlite::types::{ToSql, Value as Sql};

use crate::archive::MOST_ARCHIVED;
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId, Timestamp, UserId};
use crate::records::may_use;
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

/// The order of the list, so that a place in it is one under any filter.
const PURPOSE: &str = "archived records";

/// Lists records in the archive, those put away last first.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for an unknown table;
/// `Invalid` for a cursor that is none of this list.
pub fn archived(account: &Account, context: &Context, query: &ArchiveQuery) -> Result<ArchivePage> {
    may_use(context)?;
    account.read(|read| {
        let mut shelf = Shelf::of(&*read.schema(context)?, query)?;
        if shelf.sql.is_empty() {
            return Ok(NOTHING);
        }
        let total = read
            .connection()
            .prepare_cached(&format!("SELECT count(*) FROM ({})", shelf.sql))?
            .query_row(&*shelf.params(), |row| row.get(0))?;
        let limit = query.limit.clamp(1, MOST_ARCHIVED);
        let mut after = String::new();
        if let Some(cursor) = &query.after {
            let (operation, table, id) = open(read, cursor)?;
            let operation = shelf.bind(operation);
            let (table, id) = (shelf.bind(table), shelf.bind(id));
            after = format!(
                "WHERE operation < {operation}
                     OR (operation = {operation} AND (table_key, id) > ({table}, {id}))"
            );
        }
        let sql = format!(
            "SELECT table_key, id, label, operation, at, actor FROM ({}) {after}
             ORDER BY operation DESC, table_key, id LIMIT {}",
            shelf.sql,
            limit + 1
        );
        let mut records = list(read, &sql, &shelf)?;
        let more = records.len() > limit as usize;
        records.truncate(limit as usize);
        let next = match records.last().filter(|_| more) {
            Some(last) => Some(seal(read, last)?),
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

/// The archive of some tables as one relation, and what its placeholders stand
/// for.
struct Shelf {
    /// A query with the columns `table_key`, `id`, `label`, `operation`, `at`,
    /// `actor`.
    sql: String,
    /// The placeholders' values, from `?1` on.
    values: Vec<Sql>,
}

impl Shelf {
    /// What of the archive the query asks for.
    fn of(schema: &Schema, query: &ArchiveQuery) -> Result<Self> {
        let mut shelf = Self {
            sql: String::new(),
            values: Vec::new(),
        };
        let mut conditions = String::from(r#"r."state" = 'archived'"#);
        let mut and = |shelf: &mut Self, condition: &str, value: Sql| {
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

    /// Another placeholder for `value`.
    fn bind(&mut self, value: impl Into<Sql>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// What the placeholders stand for.
    fn params(&self) -> Vec<&dyn ToSql> {
        self.values
            .iter()
            .map(|value| value as &dyn ToSql)
            .collect()
    }
}

fn list(read: &Read<'_>, sql: &str, shelf: &Shelf) -> Result<Vec<ArchivedRecord>> {
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

fn seal(read: &Read<'_>, last: &ArchivedRecord) -> Result<String> {
    let place = (last.operation, &last.record.table, last.record.id);
    let place = serde_json::to_vec(&place).map_err(Error::damaged)?;
    Ok(read.seal_cursor(PURPOSE, &place))
}

fn open(read: &Read<'_>, cursor: &str) -> Result<(i64, String, i64)> {
    let place: (OperationId, String, RecordId) =
        serde_json::from_slice(&read.open_cursor(PURPOSE, cursor)?).map_err(Error::damaged)?;
    Ok((place.0.0, place.1, place.2.0))
}
