//! Records of several tables as one relation: a query that is put together table
//! by table, with the values that its placeholders stand for, and places in the
//! list of it.
//!
//! The list goes by operation, the newest first, then by table and number. So a
//! place in it is one under any filter, and stays one when the record there goes.

use rusqlite::types::{ToSql, Value as Sql};

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::store::Read;
use crate::value::RecordRef;

/// A query and what its placeholders stand for.
#[derive(Default)]
pub(crate) struct Relation {
    /// The query, with the columns `table_key` and `id` and others.
    pub(crate) sql: String,
    /// The placeholders' values, from `?1` on.
    values: Vec<Sql>,
}

impl Relation {
    /// Another placeholder for `value`.
    pub(crate) fn bind(&mut self, value: impl Into<Sql>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// What the placeholders stand for.
    pub(crate) fn params(&self) -> Vec<&dyn ToSql> {
        self.values
            .iter()
            .map(|value| value as &dyn ToSql)
            .collect()
    }

    /// How many rows there are.
    pub(crate) fn count(&self, read: &Read<'_>) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM ({})", self.sql);
        let mut statement = read.connection().prepare_cached(&sql)?;
        Ok(statement.query_row(&*self.params(), |row| row.get(0))?)
    }

    /// What follows a place of the list that `purpose` names, as a condition on
    /// the relation under the name `b`, whose column `operation` is meant.
    pub(crate) fn after(
        &mut self,
        read: &Read<'_>,
        purpose: &str,
        operation: &str,
        cursor: &str,
    ) -> Result<String> {
        let place: (OperationId, String, RecordId) =
            serde_json::from_slice(&read.open_cursor(purpose, cursor)?).map_err(Error::damaged)?;
        let (at, table, id) = (
            self.bind(place.0.0),
            self.bind(place.1),
            self.bind(place.2.0),
        );
        Ok(format!(
            "WHERE b.{operation} < {at}
                 OR (b.{operation} = {at} AND (b.table_key, b.id) > ({table}, {id}))"
        ))
    }
}

/// The place of a record in the list that `purpose` names, as it is handed out.
pub(crate) fn seal(
    read: &Read<'_>,
    purpose: &str,
    operation: OperationId,
    record: &RecordRef,
) -> Result<String> {
    let place = (operation, &record.table, record.id);
    let place = serde_json::to_vec(&place).map_err(Error::damaged)?;
    Ok(read.seal_cursor(purpose, &place))
}
