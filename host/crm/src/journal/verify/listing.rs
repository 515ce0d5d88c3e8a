//! Checking what the log finds entries by. It is made anew from the entries as
//! they are gone through, and compared once a span of them is full: marks of an
//! entry by a value that it has not, none by one that it has, and rows that no
//! span accounts for are all told.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Connection, OptionalExtension as _, Rows};

use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::log::{Facet, Marks, Noted, SPAN, Span, entries, kept, span_of};
use crate::journal::rows::OperationRow;
use crate::journal::verify::{Fault, Reason};

/// What the log should find entries by, as far as they were gone through.
pub(super) struct Listing<'a> {
    connection: &'a Connection,
    /// How many spans are kept, from the first on.
    kept: i64,
    /// The span that is not full yet.
    span: Span,
    /// The tables that the entry touches besides its first one, in their order.
    also: Vec<String>,
    /// How many rows each full span should have.
    rows: Vec<u64>,
}

impl<'a> Listing<'a> {
    /// The tables that entries touched besides their first ones.
    pub(super) const ALSO: &'static str =
        "SELECT operation, table_key FROM bailey_operation_also ORDER BY operation, table_key";

    pub(super) fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            kept: 0,
            span: Span::empty(),
            also: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Sees how much is kept.
    pub(super) fn begin(&mut self) -> Result<()> {
        self.kept = kept(self.connection)?;
        Ok(())
    }

    /// Notes a table that the entry touches besides its first one.
    pub(super) fn touches(&mut self, table: &str) {
        if let Err(place) = self
            .also
            .binary_search_by(|other| other.as_str().cmp(table))
        {
            self.also.insert(place, table.to_owned());
        }
    }

    /// Adds an entry that holds, and says what is wrong with how it is found, or
    /// one of the same span before it. `also` stands on its first table, and is
    /// left on the first one of a later entry.
    pub(super) fn entry(
        &mut self,
        operation: &OperationRow<'_>,
        also: &mut Rows<'_>,
    ) -> Result<Option<Fault>> {
        let id = operation.id;
        self.span.note(&Noted {
            id: id.0,
            at: operation.at.0,
            request: operation.request,
            kind: operation.kind,
            address: operation.address,
            plugin: operation.actor_plugin,
            table: operation.first_table,
            user: operation.actor_user,
        });
        let mut tables = self.also.drain(..);
        while let Some(row) = also.get() {
            let of: OperationId = row.get(0)?;
            if of > id {
                break;
            }
            let table = tables.next();
            if of < id || table.as_deref() != Some(row.get_ref(1)?.as_str()?) {
                return Ok(Some(fault(of, Facet::Table.as_str())));
            }
            if let Some(table) = table {
                self.span.note_table(&table, id.0);
            }
            also.advance()?;
        }
        if tables.next().is_some() {
            return Ok(Some(fault(id, Facet::Table.as_str())));
        }
        drop(tables);
        if id.0 % SPAN == 0 && span_of(id.0) < self.kept {
            let full = std::mem::replace(&mut self.span, Span::empty());
            return self.full(span_of(id.0), &full);
        }
        Ok(None)
    }

    /// What is kept and belongs to no entry.
    pub(super) fn after_the_last(&self, also: &Rows<'_>) -> Result<Option<Fault>> {
        if let Some(row) = also.get() {
            return Ok(Some(fault(row.get(0)?, Facet::Table.as_str())));
        }
        let mut statement = self
            .connection
            .prepare("SELECT span, count(*) FROM bailey_facet GROUP BY span ORDER BY span")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (span, count): (i64, u64) = (row.get(0)?, row.get(1)?);
            let due = usize::try_from(span)
                .ok()
                .and_then(|span| self.rows.get(span));
            if due != Some(&count) {
                return Ok(Some(fault(OperationId(entries(span).0), "values")));
            }
        }
        Ok(None)
    }

    /// Compares a span that is full with what is kept of it.
    fn full(&mut self, number: i64, span: &Span) -> Result<Option<Fault>> {
        let first = entries(number).0;
        let mut statement = self
            .connection
            .prepare_cached("SELECT since, until, requests FROM bailey_span WHERE span = ?1")?;
        let found = statement
            .query_row([number], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?))
            })
            .optional()?;
        let Some((since, until, requests)) = found else {
            return Ok(Some(fault(OperationId(first), "period")));
        };
        if (since, until) != (span.since, span.until) {
            return Ok(Some(fault(OperationId(first), "period")));
        }
        if requests != span.requests {
            let same = requests.iter().zip(&span.requests);
            let place = same.take_while(|(kept, due)| kept == due).count() / 2;
            let place = i64::try_from(place).unwrap_or_default().min(SPAN - 1);
            return Ok(Some(fault(OperationId(first + place), "request")));
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT marks FROM bailey_facet WHERE facet = ?1 AND value = ?2 AND span = ?3",
        )?;
        let mut rows = 0;
        for (facet, value, due) in span.facets() {
            let kept = statement
                .query_row((facet.as_str(), value, number), |row| {
                    Ok(Marks::from_bytes(row.get_ref(0)?.as_blob()?))
                })
                .optional()?;
            let kept = kept.flatten().unwrap_or(Marks::NONE);
            if let Some(place) = due.first_difference(&kept) {
                return Ok(Some(fault(OperationId(first + place), facet.as_str())));
            }
            rows += 1;
        }
        self.rows.push(rows);
        Ok(None)
    }
}

fn fault(operation: OperationId, what: &'static str) -> Fault {
    Fault {
        operation,
        reason: Reason::Listing(what),
    }
}
