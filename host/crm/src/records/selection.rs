//! Which records an act on many is about.

use std::sync::Arc;

use sea_query::{Alias, Expr, ExprTrait, SqliteQueryBuilder};
use sea_query_rusqlite::RusqliteBinder;

use crate::access::Action;
use crate::error::Result;
use crate::filter::{self, Filter, Operator};
use crate::ids::RecordId;
use crate::records::Query;
use crate::records::record::{Record, RecordState};
use crate::schema::{Schema, Table};
use crate::store::Read;
use crate::value::{Scalar, Value};

/// Some records of one table.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The table's key.
    pub table: String,
    /// Which of its records.
    pub what: What,
}

/// From how many records on an act is one of many, and committed alone.
const MANY: usize = 100;

impl Selection {
    /// Whether it may be many records.
    pub(super) fn is_bulk(&self) -> bool {
        match &self.what {
            What::Ids(ids) => ids.len() >= MANY,
            What::Matching(_) | What::Archived(_) => true,
        }
    }

    /// The query that lists what is selected.
    #[must_use]
    pub fn query(&self) -> Query {
        let (filter, states) = match &self.what {
            What::Ids(ids) => {
                let ids = ids.iter().map(|id| Scalar::Integer(id.0)).collect();
                let these = Filter::compare("id", Operator::OneOf, Value::Many(ids));
                (these, vec![RecordState::Active, RecordState::Archived])
            }
            What::Matching(filter) => (filter.clone(), vec![RecordState::Active]),
            What::Archived(filter) => (filter.clone(), vec![RecordState::Archived]),
        };
        Query {
            filter,
            states,
            ..Query::of(&*self.table)
        }
    }
}

/// How records are chosen.
#[derive(Clone, Debug)]
pub enum What {
    /// These.
    Ids(Vec<RecordId>),
    /// The active ones for which the filter holds.
    Matching(Filter),
    /// The archived ones for which the filter holds.
    Archived(Filter),
}

/// A record that was selected, as far as acts on many need it.
pub(crate) struct Selected {
    pub(crate) id: RecordId,
    pub(crate) version: u64,
    pub(crate) state: RecordState,
    pub(crate) label: String,
}

impl From<Record> for Selected {
    fn from(record: Record) -> Self {
        Self {
            id: record.id,
            version: record.version,
            state: record.state,
            label: record.label,
        }
    }
}

/// The selected records that are seen and in one of these states, by number, with
/// what they are called whoever asks: an act on them journals that.
pub(crate) fn selected(
    read: &Read<'_>,
    schema: &Schema,
    selection: &Selection,
    states: &[RecordState],
) -> Result<(Arc<Table>, Vec<Selected>)> {
    let table = Arc::clone(schema.table(&selection.table)?);
    let states: Vec<&str> = match selection.what {
        What::Ids(_) => states.iter().map(|state| state.as_str()).collect(),
        What::Matching(_) => vec![RecordState::Active.as_str()],
        What::Archived(_) => vec![RecordState::Archived.as_str()],
    };
    let mut query = sea_query::Query::select();
    query
        .columns(["id", "version", "state", "label"].map(Alias::new))
        .from(Alias::new(&table.key))
        .and_where(Expr::col(Alias::new("state")).is_in(states))
        .and_where_option(table.extends(Action::View))
        .order_by(Alias::new("id"), sea_query::Order::Asc);
    match &selection.what {
        What::Ids(ids) => query.and_where(among(ids)),
        What::Matching(wanted) | What::Archived(wanted) => {
            query.and_where(filter::condition(&table, wanted)?)
        }
    };
    let (sql, values) = query.build_rusqlite(SqliteQueryBuilder);
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query(&*values.as_params())?;
    let mut selected = Vec::new();
    while let Some(row) = rows.next()? {
        selected.push(Selected {
            id: row.get(0)?,
            version: row.get(1)?,
            state: RecordState::parse(&row.get::<_, String>(2)?)?,
            label: row.get(3)?,
        });
    }
    Ok((table, selected))
}

/// Holds for rows whose number is among these, however many they are.
fn among(ids: &[RecordId]) -> Expr {
    Expr::cust_with_values(
        r#""id" IN (SELECT value FROM json_each(?))"#,
        [super::row::json_ids(ids)],
    )
}
