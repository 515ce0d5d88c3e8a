//! Keeping what full spans are found by, in the transaction that fills them.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::log::marks::SPAN;
use crate::journal::log::span::{Span, span_of};

/// How many spans are kept: all before this one.
pub(super) const KEPT: &str = "SELECT coalesce(max(span) + 1, 0) FROM bailey_span";

/// How many spans are kept, all from the first on.
pub(crate) fn kept(connection: &Connection) -> Result<i64> {
    let mut statement = connection.prepare_cached(KEPT)?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Keeps the spans from number `kept` on that are full with the entry `last`, and
/// returns how many are kept then.
pub(crate) fn keep_full(connection: &Connection, kept: i64, last: OperationId) -> Result<i64> {
    let full = last.0 / SPAN;
    for span in kept..full {
        keep(connection, span)?;
    }
    Ok(kept.max(full))
}

/// Keeps those spans anew in which these entries are: something was taken out of
/// them.
pub(crate) fn keep_anew(
    connection: &Connection,
    first: OperationId,
    last: OperationId,
) -> Result<()> {
    let (from, to) = (span_of(first.0), span_of(last.0).min(kept(connection)? - 1));
    for table in ["bailey_facet", "bailey_span"] {
        let sql = format!("DELETE FROM {table} WHERE span BETWEEN ?1 AND ?2");
        connection.prepare_cached(&sql)?.execute((from, to))?;
    }
    for span in from..=to {
        keep(connection, span)?;
    }
    Ok(())
}

fn keep(connection: &Connection, number: i64) -> Result<()> {
    let span = Span::read(connection, number)?;
    connection
        .prepare_cached(
            "INSERT INTO bailey_span (span, since, until, requests) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((number, span.since, span.until, &span.requests))?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO bailey_facet (facet, value, span, marks) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (facet, value, marks) in span.facets() {
        insert.execute((facet.as_str(), value, number, marks.to_bytes()))?;
    }
    Ok(())
}
