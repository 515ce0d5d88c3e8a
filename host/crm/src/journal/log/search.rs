//! Going through the journal from its end, span by span, for the entries that
//! meet all conditions.

use std::ops::RangeInclusive;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::head::head_of;
use crate::journal::log::condition::{self, Condition};
use crate::journal::log::keep::kept;
use crate::journal::log::marks::Marks;
use crate::journal::log::span::{Span, entries, place_of, span_of};
use crate::journal::query::JournalFilter;
use crate::journal::seen::Seen;
use crate::store::Read;

/// How many spans are looked at together.
const TOGETHER: i64 = 16;

/// A search through the journal, of the moment at which it was begun.
pub(crate) struct Search<'a> {
    pub(super) connection: &'a Connection,
    /// How many spans are kept, from the first on.
    pub(super) kept: i64,
    /// The spans after those.
    pub(super) tail: Vec<Span>,
    /// All of these are met.
    conditions: Vec<Condition>,
    /// The SQL that holds for the operations `o` that may be seen; none where all
    /// may.
    seen: Option<String>,
    last: i64,
}

impl<'a> Search<'a> {
    /// For what a filter means and the actor may see.
    pub(crate) fn new(read: &Read<'a>, context: &Context, filter: &JournalFilter) -> Result<Self> {
        let mut search = Self::begin(read.connection())?;
        let about = Seen::of(read, context)?;
        search.seen = about.operations();
        if !about.may_ask(filter.table.as_deref(), filter.record.as_ref())? {
            search.conditions = vec![Condition::Any(Vec::new())];
            return Ok(search);
        }
        let seen = condition::seen(&search, context, filter)?;
        search.conditions = condition::all(&search, filter)?;
        search.conditions.extend(seen);
        Ok(search)
    }

    /// For all that a filter means, whoever may see it.
    pub(crate) fn of_all(connection: &'a Connection, filter: &JournalFilter) -> Result<Self> {
        let mut search = Self::begin(connection)?;
        search.conditions = condition::all(&search, filter)?;
        Ok(search)
    }

    fn begin(connection: &'a Connection) -> Result<Self> {
        let last = head_of(connection)?.map_or(0, |head| head.operation.0);
        let kept = kept(connection)?;
        let tail = (kept..=span_of(last)).map(|span| Span::read(connection, span));
        Ok(Self {
            connection,
            kept,
            tail: tail.collect::<Result<_>>()?,
            conditions: Vec::new(),
            seen: None,
            last,
        })
    }

    /// The entries before one, or all, newest first.
    pub(crate) fn before(&self, id: Option<OperationId>) -> Found<'_> {
        let before = id.map_or(i64::MAX, |id| id.0).min(self.last + 1);
        Found {
            search: self,
            before,
            next: span_of(before - 1),
            ready: Vec::new(),
        }
    }

    /// How many there are, counted up to a limit.
    pub(crate) fn count(&self, limit: u64) -> Result<u64> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut found = self.before(None).take(limit);
        found.try_fold(0, |count, id| id.map(|_| count + 1))
    }

    /// The entries before one, so many at most; and how many there are in all,
    /// counted up to `most`.
    pub(crate) fn page(
        &self,
        before: Option<OperationId>,
        limit: usize,
        most: u64,
    ) -> Result<(Vec<OperationId>, u64)> {
        let (mut ids, mut total) = (Vec::new(), 0);
        for id in self.before(None) {
            let id = id?;
            total += 1;
            if ids.len() < limit && before.is_none_or(|before| id < before) {
                ids.push(id);
            }
            if total == most {
                // The page may be further back than what is counted.
                let from = ids.last().copied().or(before);
                let rest = limit - ids.len();
                for id in self.before(from.min(Some(id))).take(rest) {
                    ids.push(id?);
                }
                break;
            }
        }
        Ok((ids, total))
    }

    /// In which places of these spans entries are that meet all conditions.
    fn marks(&self, spans: RangeInclusive<i64>, before: i64) -> Result<Vec<Marks>> {
        let mut found: Vec<Marks> = spans
            .clone()
            .map(|span| Marks::below(before - entries(span).0))
            .collect();
        for condition in &self.conditions {
            let met = condition.marks(self, spans.clone())?;
            for (found, met) in found.iter_mut().zip(&met) {
                found.keep(met);
            }
            if found.iter().all(Marks::is_empty) {
                break;
            }
        }
        if let Some(seen) = &self.seen {
            self.keep_seen(spans, &mut found, seen)?;
        }
        Ok(found)
    }

    /// Takes away what may not be seen. Each entry has to be looked at, so it comes
    /// after all conditions that find entries by what is kept of them.
    fn keep_seen(&self, spans: RangeInclusive<i64>, found: &mut [Marks], seen: &str) -> Result<()> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT o.id FROM bailey_operation o
             WHERE o.id IN (SELECT value FROM json_each(?1)) AND {seen}"
        ))?;
        for (span, found) in spans.zip(found) {
            let (start, _) = entries(span);
            let ids: Vec<i64> = found.places().map(|place| start + place).collect();
            if ids.is_empty() {
                continue;
            }
            let mut met = Marks::NONE;
            let mut rows = statement.query([serde_json::Value::from(ids).to_string()])?;
            while let Some(row) = rows.next()? {
                met.set(place_of(row.get(0)?));
            }
            found.keep(&met);
        }
        Ok(())
    }
}

/// The entries that a search finds, newest first.
pub(crate) struct Found<'s> {
    search: &'s Search<'s>,
    /// All of them are before this one.
    before: i64,
    /// The span to look at next, and those before it.
    next: i64,
    /// Those that were found, the newest last.
    ready: Vec<i64>,
}

impl Iterator for Found<'_> {
    type Item = Result<OperationId>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && self.next >= 0 {
            let first = (self.next - TOGETHER + 1).max(0);
            match self.search.marks(first..=self.next, self.before) {
                Ok(found) => {
                    for (span, marks) in (first..).zip(found) {
                        let (start, _) = entries(span);
                        self.ready.extend(marks.places().map(|place| start + place));
                    }
                    self.next = first - 1;
                }
                Err(error) => {
                    self.next = -1;
                    return Some(Err(error));
                }
            }
        }
        self.ready.pop().map(|id| Ok(OperationId(id)))
    }
}

/// The last entry of a kind, or of those that begin with it where it ends with a
/// full stop.
pub(crate) fn last_of_kind(connection: &Connection, kind: &str) -> Result<Option<OperationId>> {
    let filter = JournalFilter {
        kinds: vec![kind.to_owned()],
        ..JournalFilter::default()
    };
    Search::of_all(connection, &filter)?
        .before(None)
        .next()
        .transpose()
}
