//! The conditions of a search, and in which places of a span each is met.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use rusqlite::params;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::journal::log::marks::Marks;
use crate::journal::log::search::Search;
use crate::journal::log::span::{Facet, code, entries, place_of, span_of};
use crate::journal::query::{JournalFilter, is_for_all};
use crate::value::RecordRef;

/// Where entries with a value of a facet are.
pub(super) const MARKS: &str = "SELECT span, marks FROM bailey_facet
     WHERE facet = ?1 AND value = ?2 AND span BETWEEN ?3 AND ?4";

/// What a record's entries are.
pub(super) const OF_RECORD: &str = "SELECT operation FROM bailey_change
     INDEXED BY bailey_change_record
     WHERE table_key = ?1 AND record = ?2 AND id >= ?3 << 24 AND id < (?4 + 1) << 24";

/// What says that a record was looked at.
pub(super) const OF_VIEWS: &str = "SELECT operation FROM bailey_view
     WHERE table_key = ?1 AND record = ?2 AND operation BETWEEN ?3 AND ?4";

/// What requests' entries are, nearly.
pub(super) const REQUESTS: &str =
    "SELECT span, requests FROM bailey_span WHERE span BETWEEN ?1 AND ?2";

/// Whether an entry is a request's.
pub(super) const OF_REQUEST: &str =
    "SELECT EXISTS (SELECT 1 FROM bailey_operation WHERE id = ?1 AND request = ?2)";

/// The first and the last moment of spans.
pub(super) const MOMENTS: &str =
    "SELECT span, since, until FROM bailey_span WHERE span BETWEEN ?1 AND ?2";

/// The entries of one span in a period.
pub(super) const IN_PERIOD: &str = "SELECT id FROM bailey_operation
     WHERE id BETWEEN ?1 AND ?2 AND at >= ?3 AND at < ?4";

/// The kinds that occur, from one to the next.
pub(super) const KINDS: &str = "WITH RECURSIVE occurs (value) AS (
         SELECT min(value) FROM bailey_facet WHERE facet = 'kind'
         UNION ALL
         SELECT (SELECT min(value) FROM bailey_facet
                 WHERE facet = 'kind' AND value > occurs.value)
         FROM occurs WHERE occurs.value IS NOT NULL
     )
     SELECT value FROM occurs WHERE value IS NOT NULL";

/// Something that entries meet or don't.
pub(super) enum Condition {
    /// They have one of these values.
    Any(Vec<(Facet, String)>),
    /// They changed this record, or say that it was looked at.
    Record(RecordRef),
    /// They came of this request.
    Request(String),
    /// They were made at the first moment or later, and before the second.
    Period(i64, i64),
}

/// The conditions of a filter, those first that seldom are met.
pub(super) fn all(search: &Search<'_>, filter: &JournalFilter) -> Result<Vec<Condition>> {
    let mut conditions = Vec::new();
    if filter.since.is_some() || filter.until.is_some() {
        conditions.push(Condition::Period(
            filter.since.map_or(i64::MIN, |at| at.0),
            filter.until.map_or(i64::MAX, |at| at.0),
        ));
    }
    conditions.extend(filter.record.clone().map(Condition::Record));
    conditions.extend(filter.request.clone().map(Condition::Request));
    // A record's table needs no condition of its own.
    let of_record = filter.record.as_ref().map(|record| &record.table);
    let table = filter.table.as_ref();
    let values = [
        (Facet::Address, filter.address.clone()),
        (Facet::Plugin, filter.by_plugin.clone()),
        (Facet::User, filter.by_user.map(|user| user.to_string())),
        (
            Facet::Table,
            table.filter(|table| of_record != Some(table)).cloned(),
        ),
    ];
    for (facet, value) in values {
        conditions.extend(value.map(|value| Condition::Any(vec![(facet, value)])));
    }
    if !filter.kinds.is_empty() {
        let meant = |kind: &str| {
            filter.kinds.iter().any(|meant| {
                kind == meant || (meant.ends_with('.') && kind.starts_with(meant.as_str()))
            })
        };
        conditions.push(Condition::Any(kinds(search, meant)?));
    }
    Ok(conditions)
}

/// What keeps from an actor what they may not see; none who see everything.
pub(super) fn seen(
    search: &Search<'_>,
    context: &Context,
    filter: &JournalFilter,
) -> Result<Option<Condition>> {
    if context.access.admin {
        return Ok(None);
    }
    // Members don't see from where others did something, and so don't find it by
    // that either.
    let hidden = filter.address.is_some() || filter.request.is_some();
    let mut seen = if hidden {
        Vec::new()
    } else {
        kinds(search, |kind| is_for_all(context, kind))?
    };
    let me = context.actor.user();
    seen.extend(me.map(|user| (Facet::User, user.to_string())));
    Ok(Some(Condition::Any(seen)))
}

/// The kinds that occur and are meant.
fn kinds(search: &Search<'_>, meant: impl Fn(&str) -> bool) -> Result<Vec<(Facet, String)>> {
    let mut statement = search.connection.prepare_cached(KINDS)?;
    let kept = statement.query_map([], |row| row.get(0))?;
    let mut kinds = kept.collect::<rusqlite::Result<BTreeSet<String>>>()?;
    for span in &search.tail {
        kinds.extend(span.values(Facet::Kind).map(|(kind, _)| kind.to_owned()));
    }
    let kinds = kinds.into_iter().filter(|kind| meant(kind));
    Ok(kinds.map(|kind| (Facet::Kind, kind)).collect())
}

impl Condition {
    /// In which places of these spans it is met.
    pub(super) fn marks(
        &self,
        search: &Search<'_>,
        spans: RangeInclusive<i64>,
    ) -> Result<Vec<Marks>> {
        let (first, last) = (*spans.start(), *spans.end());
        let mut met = Met {
            first,
            marks: spans.map(|_| Marks::NONE).collect(),
        };
        let kept = last.min(search.kept - 1);
        // Those that are not kept: which of the tail, and which of all.
        let tail = || {
            let later = (search.kept..).zip(&search.tail);
            later.filter(|(span, _)| (first..=last).contains(span))
        };
        match self {
            Self::Any(values) => {
                let mut statement = search.connection.prepare_cached(MARKS)?;
                for (facet, value) in values {
                    let mut rows = statement.query((facet.as_str(), value, first, kept))?;
                    while let Some(row) = rows.next()? {
                        let marks = Marks::from_bytes(row.get_ref(1)?.as_blob()?);
                        met.add(row.get(0)?, marks.as_ref().ok_or_else(damaged)?);
                    }
                    for (span, found) in tail() {
                        met.add(span, &found.marks(*facet, value));
                    }
                }
            }
            Self::Record(record) => {
                let (from, to) = (entries(first).0, entries(last).1);
                for sql in [OF_RECORD, OF_VIEWS] {
                    let mut statement = search.connection.prepare_cached(sql)?;
                    let mut rows = statement.query(params![record.table, record.id, from, to])?;
                    while let Some(row) = rows.next()? {
                        met.set(row.get(0)?);
                    }
                }
            }
            Self::Request(request) => {
                let mut statement = search.connection.prepare_cached(REQUESTS)?;
                let mut rows = statement.query((first, kept))?;
                while let Some(row) = rows.next()? {
                    met.request(search, request, row.get(0)?, row.get_ref(1)?.as_blob()?)?;
                }
                for (span, found) in tail() {
                    met.request(search, request, span, &found.requests)?;
                }
            }
            Self::Period(since, until) => {
                let mut statement = search.connection.prepare_cached(MOMENTS)?;
                let mut rows = statement.query((first, kept))?;
                while let Some(row) = rows.next()? {
                    let moments = (row.get(1)?, row.get(2)?);
                    met.period(search, (*since, *until), row.get(0)?, moments)?;
                }
                for (span, found) in tail() {
                    met.period(search, (*since, *until), span, (found.since, found.until))?;
                }
            }
        }
        Ok(met.marks)
    }
}

/// In which places a condition is met, of spans from `first` on.
struct Met {
    first: i64,
    marks: Vec<Marks>,
}

impl Met {
    fn of(&mut self, span: i64) -> Option<&mut Marks> {
        self.marks.get_mut(usize::try_from(span - self.first).ok()?)
    }

    fn add(&mut self, span: i64, marks: &Marks) {
        if let Some(found) = self.of(span) {
            found.add(marks);
        }
    }

    fn set(&mut self, id: i64) {
        if let Some(found) = self.of(span_of(id)) {
            found.set(place_of(id));
        }
    }

    /// Adds the entries of a request, whose two bytes others may have too.
    fn request(
        &mut self,
        search: &Search<'_>,
        request: &str,
        span: i64,
        codes: &[u8],
    ) -> Result<()> {
        let wanted = code(request);
        let (codes, _) = codes.as_chunks::<2>();
        let alike = (entries(span).0..)
            .zip(codes)
            .filter(|(_, code)| **code == wanted);
        for (id, _) in alike {
            let mut statement = search.connection.prepare_cached(OF_REQUEST)?;
            if statement.query_row((id, request), |row| row.get(0))? {
                self.set(id);
            }
        }
        Ok(())
    }

    /// Adds the entries of a period, of a span whose first and last moment are
    /// known.
    fn period(
        &mut self,
        search: &Search<'_>,
        (since, until): (i64, i64),
        span: i64,
        (from, to): (i64, i64),
    ) -> Result<()> {
        if since <= from && to < until {
            self.add(span, &Marks::below(i64::MAX));
        } else if since <= to && from < until {
            let (first, last) = entries(span);
            let mut statement = search.connection.prepare_cached(IN_PERIOD)?;
            let mut rows = statement.query((first, last, since, until))?;
            while let Some(row) = rows.next()? {
                self.set(row.get(0)?);
            }
        }
        Ok(())
    }
}

fn damaged() -> Error {
    Error::damaged("the journal's index has marks of another length")
}
