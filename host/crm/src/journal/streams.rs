//! The places of the entries that a filter means, newest first, each page of
//! them by an index.
//!
//! A page is merged from *streams*: one for each kind of operation that occurs
//! and is meant, each read from an index that has it in order already. Which
//! index that is, besides the kind's, is decided by the condition that fewest
//! entries meet. Where one record or one request is asked for, its few entries
//! are taken together and sorted here.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

use crate::context::Context;
use crate::error::Result;
use crate::journal::query::{JournalFilter, is_for_all};

/// As far as entries are counted to find the rarest condition.
const PROBED: u64 = 5_000;

/// A place in the journal: by moment, then by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    at: i64,
    pub(super) id: i64,
}

impl Position {
    /// As a cursor carries it.
    pub(super) fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.at.to_be_bytes());
        bytes[8..].copy_from_slice(&self.id.to_be_bytes());
        bytes
    }

    /// The place in a cursor; none if the cursor holds something else.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (at, id) = bytes.split_first_chunk::<8>()?;
        Some(Self {
            at: i64::from_be_bytes(*at),
            id: i64::from_be_bytes(id.try_into().ok()?),
        })
    }
}

/// All streams of one filter.
pub(super) struct Streams<'a> {
    connection: &'a Connection,
    streams: Vec<Stream>,
}

impl<'a> Streams<'a> {
    /// The streams of what the filter means and the actor may see.
    pub(super) fn new(
        connection: &'a Connection,
        context: &Context,
        filter: &JournalFilter,
    ) -> Result<Self> {
        let streams = streams(connection, context, filter)?;
        Ok(Self {
            connection,
            streams,
        })
    }

    /// How many entries there are, counted up to a limit.
    pub(super) fn count(&self, limit: u64) -> Result<u64> {
        let mut count = 0;
        for stream in &self.streams {
            if count < limit {
                count += stream.count(self.connection, limit - count)?;
            }
        }
        Ok(count)
    }

    /// The newest places after one, so many at most.
    pub(super) fn newest(&self, after: Option<Position>, limit: usize) -> Result<Vec<Position>> {
        let mut places = Vec::new();
        for stream in &self.streams {
            stream.places(self.connection, after, limit, &mut places)?;
        }
        places.sort_unstable_by(|a, b| b.cmp(a));
        places.dedup();
        places.truncate(limit);
        Ok(places)
    }
}

/// Where a stream comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// Everything, by moment.
    All,
    Kind,
    User,
    Plugin,
    Address,
    /// By the first table that an operation touched.
    Table,
    /// By the other tables that it touched.
    Also,
    /// The few entries of one record, without order.
    Record,
    /// Those that say that it was looked at.
    View,
    /// The few entries of one request, without order.
    Request,
}

impl Source {
    fn sql(self) -> &'static str {
        match self {
            Self::All => "bailey_operation o INDEXED BY bailey_operation_at",
            Self::Kind => "bailey_operation o INDEXED BY bailey_operation_kind",
            Self::User => "bailey_operation o INDEXED BY bailey_operation_user",
            Self::Plugin => "bailey_operation o INDEXED BY bailey_operation_plugin",
            Self::Address => "bailey_operation o INDEXED BY bailey_operation_address",
            Self::Table => "bailey_operation o INDEXED BY bailey_operation_table",
            Self::Also => {
                "bailey_operation_also a CROSS JOIN bailey_operation o ON o.id = a.operation"
            }
            Self::Record => "bailey_change c CROSS JOIN bailey_operation o ON o.id = c.operation",
            Self::View => "bailey_view c CROSS JOIN bailey_operation o ON o.id = c.operation",
            Self::Request => "bailey_operation o INDEXED BY bailey_operation_request",
        }
    }

    /// Whether its entries come in order.
    fn is_ordered(self) -> bool {
        !matches!(self, Self::Record | Self::View | Self::Request)
    }

    /// The name by which its index knows an operation's kind, moment and number.
    fn order(self) -> [&'static str; 3] {
        match self {
            Self::Also => ["a.kind", "a.at", "a.operation"],
            _ => ["o.kind", "o.at", "o.id"],
        }
    }
}

/// Some of the entries, from one index.
struct Stream {
    source: Source,
    conditions: Vec<String>,
    values: Vec<Sql>,
}

impl Stream {
    fn new(source: Source) -> Self {
        Self {
            source,
            conditions: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Adds a condition; each `?` in it is the value.
    fn and(&mut self, condition: &str, value: impl Into<Sql>) {
        self.values.push(value.into());
        let place = format!("?{}", self.values.len());
        self.conditions.push(condition.replace('?', &place));
    }

    fn condition(&self) -> String {
        if self.conditions.is_empty() {
            "TRUE".to_owned()
        } else {
            self.conditions.join(" AND ")
        }
    }

    /// The statement that reads places after one, whose moment and number are
    /// its last values but one.
    fn select(&self, after: bool) -> String {
        let [_, at, id] = self.source.order();
        let (from, condition) = (self.source.sql(), self.condition());
        let count = self.values.len();
        let after = if after {
            format!(" AND ({at}, {id}) < (?{}, ?{})", count + 1, count + 2)
        } else {
            String::new()
        };
        let order = if self.source.is_ordered() {
            let limit = count + if after.is_empty() { 1 } else { 3 };
            format!(" ORDER BY {at} DESC, {id} DESC LIMIT ?{limit}")
        } else {
            String::new()
        };
        format!("SELECT {at}, {id} FROM {from} WHERE {condition}{after}{order}")
    }

    fn places(
        &self,
        connection: &Connection,
        after: Option<Position>,
        limit: usize,
        places: &mut Vec<Position>,
    ) -> Result<()> {
        let mut statement = connection.prepare_cached(&self.select(after.is_some()))?;
        let mut values = self.values.clone();
        values.extend(after.iter().flat_map(|p| [p.at.into(), p.id.into()]));
        if self.source.is_ordered() {
            values.push(i64::try_from(limit).unwrap_or(i64::MAX).into());
        }
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            places.push(Position {
                at: row.get(0)?,
                id: row.get(1)?,
            });
        }
        Ok(())
    }

    /// The statement that counts up to a limit, its last value.
    fn counting(&self) -> String {
        let [_, _, id] = self.source.order();
        let (from, condition) = (self.source.sql(), self.condition());
        let limit = self.values.len() + 1;
        // One operation can touch a record twice.
        let distinct = if self.source == Source::Record {
            "DISTINCT "
        } else {
            ""
        };
        format!(
            "SELECT count(*) FROM (SELECT {distinct}{id} FROM {from} WHERE {condition}
             LIMIT ?{limit})"
        )
    }

    fn count(&self, connection: &Connection, limit: u64) -> Result<u64> {
        let mut values = self.values.clone();
        values.push(limit.cast_signed().into());
        let mut statement = connection.prepare_cached(&self.counting())?;
        Ok(statement.query_row(params_from_iter(values), |row| row.get(0))?)
    }
}

fn streams(
    connection: &Connection,
    context: &Context,
    filter: &JournalFilter,
) -> Result<Vec<Stream>> {
    let asked = |kind: &str| {
        let means = |meant: &String| {
            kind == meant || (meant.ends_with('.') && kind.starts_with(meant.as_str()))
        };
        filter.kinds.is_empty() || filter.kinds.iter().any(means)
    };
    // Members don't see from where others did something, and so don't find it by
    // that either.
    let own_only = |kind: &str| {
        let hidden = filter.address.is_some() || filter.request.is_some();
        !context.access.admin && (hidden || !is_for_all(context, kind))
    };
    let me = context.actor.user().map_or(0, |user| user.0);

    let few: &[Source] = if filter.record.is_some() {
        &[Source::Record, Source::View]
    } else if filter.request.is_some() {
        &[Source::Request]
    } else {
        &[]
    };
    let sources = if few.is_empty() {
        rarest(connection, filter)?
    } else {
        few.to_vec()
    };
    if context.access.admin && filter.kinds.is_empty() {
        if !few.is_empty() {
            return Ok(few.iter().map(|few| whole(*few, filter)).collect());
        }
        if sources == [Source::Kind] {
            return Ok(vec![whole(Source::All, filter)]);
        }
    }
    let mut streams = Vec::new();
    for kind in kinds(connection)?.into_iter().filter(|kind| asked(kind)) {
        let own = own_only(&kind);
        if own && filter.by_user.is_some_and(|user| user.0 != me) {
            continue;
        }
        let sources = match sources[..] {
            [Source::Kind] if own => &[Source::User],
            _ => &sources[..],
        };
        for source in sources {
            let mut stream = whole(*source, filter);
            let [name, ..] = source.order();
            stream.and(&format!("{name} = ?"), kind.clone());
            if own && filter.by_user.is_none() {
                stream.and("o.actor_user = ?", me);
            }
            streams.push(stream);
        }
    }
    Ok(streams)
}

/// The stream of a source under all of a filter's conditions but the kinds.
fn whole(source: Source, filter: &JournalFilter) -> Stream {
    let mut stream = Stream::new(source);
    let [_, at, _] = source.order();
    if let Some(user) = filter.by_user {
        stream.and("o.actor_user = ?", user.0);
    }
    if let Some(plugin) = &filter.by_plugin {
        stream.and("o.actor_plugin = ?", plugin.clone());
    }
    if let Some(address) = &filter.address {
        stream.and("o.address = ?", address.clone());
    }
    if let Some(request) = &filter.request {
        stream.and("o.request = ?", request.clone());
    }
    if let Some(record) = &filter.record {
        stream.and("c.table_key = ?", record.table.clone());
        stream.and("c.record = ?", record.id.0);
    }
    // A record's table needs no condition of its own.
    let of_record = filter.record.as_ref().map(|record| &record.table);
    if let Some(table) = filter
        .table
        .as_ref()
        .filter(|table| of_record != Some(table))
    {
        let condition = match source {
            Source::Table => "o.first_table = ?",
            Source::Also => "a.table_key = ?",
            _ => {
                "(o.first_table = ? OR EXISTS (SELECT 1 FROM bailey_operation_also a
                  WHERE a.table_key = ? AND a.kind = o.kind AND a.at = o.at AND a.operation = o.id))"
            }
        };
        stream.and(condition, table.clone());
    }
    if let Some(since) = filter.since {
        stream.and(&format!("{at} >= ?"), since.0);
    }
    if let Some(until) = filter.until {
        stream.and(&format!("{at} < ?"), until.0);
    }
    stream
}

/// The sources of the condition that fewest entries meet; the kinds' without
/// any condition.
fn rarest(connection: &Connection, filter: &JournalFilter) -> Result<Vec<Source>> {
    let JournalFilter {
        by_user,
        by_plugin,
        address,
        table,
        ..
    } = filter;
    let text = |text: &String| Sql::from(text.clone());
    let candidates = [
        (Source::Address, "o.address = ?", address.as_ref().map(text)),
        (
            Source::Plugin,
            "o.actor_plugin = ?",
            by_plugin.as_ref().map(text),
        ),
        (
            Source::User,
            "o.actor_user = ?",
            by_user.map(|user| user.0.into()),
        ),
        (Source::Table, "o.first_table = ?", table.as_ref().map(text)),
    ];
    let mut conditions: Vec<_> = candidates
        .into_iter()
        .filter_map(|(source, condition, value)| Some((source, condition, value?)))
        .collect();
    let rarest = if conditions.len() < 2 {
        conditions.pop().map(|(source, ..)| source)
    } else {
        let mut rarest: Option<(u64, Source)> = None;
        for (source, condition, value) in conditions {
            let mut stream = Stream::new(source);
            stream.and(condition, value);
            let count = stream.count(connection, PROBED)?;
            if rarest.is_none_or(|(least, _)| count < least) {
                rarest = Some((count, source));
            }
        }
        rarest.map(|(_, source)| source)
    };
    Ok(match rarest {
        None => vec![Source::Kind],
        Some(Source::Table) => vec![Source::Table, Source::Also],
        Some(other) => vec![other],
    })
}

/// The kinds that occur, from one to the next.
fn kinds(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE occurs (kind) AS (
             SELECT min(kind) FROM bailey_operation
             UNION ALL
             SELECT (SELECT min(kind) FROM bailey_operation WHERE kind > occurs.kind)
             FROM occurs WHERE occurs.kind IS NOT NULL
         )
         SELECT kind FROM occurs WHERE kind IS NOT NULL",
    )?;
    let kinds = statement.query_map([], |row| row.get(0))?;
    Ok(kinds.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests;
