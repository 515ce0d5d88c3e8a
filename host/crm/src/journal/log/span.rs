//! What is found in one span of the journal: read from its entries.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::journal::log::marks::{Marks, SPAN};

/// The entries of a span.
pub(super) const ENTRIES: &str = "SELECT id, at, request, kind, address, actor_plugin, first_table, \
     actor_user FROM bailey_operation WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

/// The tables that they touched besides their first ones.
pub(super) const ALSO: &str =
    "SELECT operation, table_key FROM bailey_operation_also WHERE operation BETWEEN ?1 AND ?2";

/// Of what entries have values by which they are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::journal) enum Facet {
    Kind,
    Address,
    Plugin,
    Table,
    User,
}

impl Facet {
    /// Its name in the file.
    pub(in crate::journal) fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Address => "address",
            Self::Plugin => "plugin",
            Self::Table => "table",
            Self::User => "user",
        }
    }
}

/// The span in which an entry is.
pub(in crate::journal) fn span_of(id: i64) -> i64 {
    (id - 1).div_euclid(SPAN)
}

/// The first and the last entry of a span.
pub(in crate::journal) fn entries(span: i64) -> (i64, i64) {
    (span * SPAN + 1, (span + 1) * SPAN)
}

/// The entry's place in its span.
pub(super) fn place_of(id: i64) -> i64 {
    (id - 1).rem_euclid(SPAN)
}

/// Two bytes by which a request is found, never zeros: many requests share them,
/// so whoever finds one looks at the entry. It is FNV-1a, folded.
pub(super) fn code(request: &str) -> [u8; 2] {
    let hash = request.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let [a, b, c, d] = hash.to_be_bytes();
    [a ^ c | 1, b ^ d]
}

/// What an entry says by which it is found.
pub(in crate::journal) struct Noted<'a> {
    pub(in crate::journal) id: i64,
    pub(in crate::journal) at: i64,
    pub(in crate::journal) request: Option<&'a str>,
    pub(in crate::journal) kind: &'a str,
    pub(in crate::journal) address: Option<&'a str>,
    pub(in crate::journal) plugin: Option<&'a str>,
    pub(in crate::journal) table: Option<&'a str>,
    pub(in crate::journal) user: Option<i64>,
}

/// What a span is found by.
#[derive(PartialEq, Eq)]
pub(in crate::journal) struct Span {
    /// The first and the last moment in it.
    pub(in crate::journal) since: i64,
    pub(in crate::journal) until: i64,
    /// The [`code`] of each entry's request, zeros where there is none.
    pub(in crate::journal) requests: Vec<u8>,
    facets: BTreeMap<Facet, BTreeMap<String, Marks>>,
}

impl Span {
    /// Without entries.
    pub(in crate::journal) fn empty() -> Self {
        Self {
            since: i64::MAX,
            until: i64::MIN,
            requests: Vec::new(),
            facets: BTreeMap::new(),
        }
    }

    /// Reads it from its entries, as far as they are written.
    pub(super) fn read(connection: &Connection, span: i64) -> Result<Self> {
        let mut found = Self::empty();
        let mut statement = connection.prepare_cached(ENTRIES)?;
        let mut rows = statement.query(entries(span))?;
        while let Some(row) = rows.next()? {
            found.note(&Noted {
                id: row.get(0)?,
                at: row.get(1)?,
                request: row.get_ref(2)?.as_str_or_null()?,
                kind: row.get_ref(3)?.as_str()?,
                address: row.get_ref(4)?.as_str_or_null()?,
                plugin: row.get_ref(5)?.as_str_or_null()?,
                table: row.get_ref(6)?.as_str_or_null()?,
                user: row.get(7)?,
            });
        }
        let mut statement = connection.prepare_cached(ALSO)?;
        let mut rows = statement.query(entries(span))?;
        while let Some(row) = rows.next()? {
            found.note_table(row.get_ref(1)?.as_str()?, row.get(0)?);
        }
        Ok(found)
    }

    /// Adds the entry that follows.
    pub(in crate::journal) fn note(&mut self, entry: &Noted<'_>) {
        self.since = self.since.min(entry.at);
        self.until = self.until.max(entry.at);
        self.requests.extend(entry.request.map_or([0; 2], code));
        for (facet, value) in [
            (Facet::Kind, Some(entry.kind)),
            (Facet::Address, entry.address),
            (Facet::Plugin, entry.plugin),
            (Facet::Table, entry.table),
        ] {
            if let Some(value) = value {
                self.mark(facet, value, entry.id);
            }
        }
        if let Some(user) = entry.user {
            self.mark(Facet::User, &user.to_string(), entry.id);
        }
    }

    /// Adds a table that an entry touched besides its first one.
    pub(in crate::journal) fn note_table(&mut self, table: &str, id: i64) {
        self.mark(Facet::Table, table, id);
    }

    fn mark(&mut self, facet: Facet, value: &str, id: i64) {
        let values = self.facets.entry(facet).or_default();
        match values.get_mut(value) {
            Some(marks) => marks.set(place_of(id)),
            None => {
                let mut marks = Marks::NONE;
                marks.set(place_of(id));
                values.insert(value.to_owned(), marks);
            }
        }
    }

    /// The values of a facet, in their order, and which entries have them.
    pub(super) fn values(&self, facet: Facet) -> impl Iterator<Item = (&str, &Marks)> {
        let values = self.facets.get(&facet).into_iter().flatten();
        values.map(|(value, marks)| (value.as_str(), marks))
    }

    /// All that it is found by.
    pub(in crate::journal) fn facets(&self) -> impl Iterator<Item = (Facet, &str, &Marks)> {
        self.facets.iter().flat_map(|(facet, values)| {
            let facet = *facet;
            values
                .iter()
                .map(move |(value, marks)| (facet, value.as_str(), marks))
        })
    }

    /// Which entries have this value.
    pub(super) fn marks(&self, facet: Facet, value: &str) -> Marks {
        let values = self.facets.get(&facet);
        values
            .and_then(|values| values.get(value))
            .copied()
            .unwrap_or(Marks::NONE)
    }
}
