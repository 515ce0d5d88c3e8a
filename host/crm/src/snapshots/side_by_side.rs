//! A table's records of then and of now, side by side by their numbers, a few at a
//! time.

use std::collections::VecDeque;
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::RecordId;
use crate::records::{Record, row};
use crate::schema::Table;

/// How many records are read at a time.
const AT_A_TIME: usize = 500;

/// A table's records in the order of their numbers, whatever state they are in.
pub(super) struct InOrder<'a> {
    connection: &'a Connection,
    table: &'a Arc<Table>,
    sql: String,
    read: VecDeque<Record>,
    last: i64,
}

impl<'a> InOrder<'a> {
    pub(super) fn new(connection: &'a Connection, table: &'a Arc<Table>) -> Self {
        let columns: Vec<String> = table
            .sql
            .columns
            .iter()
            .map(|name| format!(r#""{name}""#))
            .collect();
        let sql = format!(
            r#"SELECT {} FROM "{}" WHERE "id" > ?1 ORDER BY "id" LIMIT {AT_A_TIME}"#,
            columns.join(", "),
            table.key
        );
        Self {
            connection,
            table,
            sql,
            read: VecDeque::new(),
            last: i64::MIN,
        }
    }

    fn first(&mut self) -> Result<Option<RecordId>> {
        if self.read.is_empty() {
            let mut statement = self.connection.prepare_cached(&self.sql)?;
            let mut rows = statement.query([self.last])?;
            while let Some(found) = rows.next()? {
                self.read.push_back(row::read(self.table, found)?);
            }
            if let Some(record) = self.read.back() {
                self.last = record.id.0;
            }
        }
        Ok(self.read.front().map(|record| record.id))
    }
}

/// The next number that either has, with the record of then and of now.
pub(super) fn next(
    then: &mut Option<InOrder<'_>>,
    now: &mut InOrder<'_>,
) -> Result<Option<(Option<Record>, Option<Record>)>> {
    let first = match then {
        Some(then) => then.first()?,
        None => None,
    };
    let id = match (first, now.first()?) {
        (None, None) => return Ok(None),
        (Some(then), Some(now)) => then.min(now),
        (Some(id), None) | (None, Some(id)) => id,
    };
    let mut take = |from: &mut InOrder<'_>| match from.read.front() {
        Some(record) if record.id == id => from.read.pop_front(),
        _ => None,
    };
    Ok(Some((then.as_mut().and_then(&mut take), take(now))))
}
