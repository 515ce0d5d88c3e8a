//! The rows of the journal's two tables, and what is hashed of them. They are
//! borrowed from whoever writes them, or from the row that was read.

use rusqlite::{Connection, Row};

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId, Timestamp};
use crate::journal::chain::{DIGEST, Hash, Hasher, Parts, SALT, header_digest, random_salts};

/// A row of `bailey_operation`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OperationRow<'a> {
    pub(crate) id: OperationId,
    pub(crate) at: Timestamp,
    pub(crate) kind: &'a str,
    pub(crate) actor: &'a str,
    pub(crate) actor_user: Option<i64>,
    pub(crate) actor_plugin: Option<&'a str>,
    pub(crate) request: Option<&'a str>,
    pub(crate) address: Option<&'a str>,
    pub(crate) surface: &'a str,
    pub(crate) details: &'a str,
    pub(crate) first_table: Option<&'a str>,
    pub(crate) change_count: u32,
    pub(crate) undoes: Option<OperationId>,
    pub(crate) salts: &'a [u8],
    pub(crate) digests: &'a [u8],
    pub(crate) hash: Hash,
}

/// The columns that [`OperationRow::read`] expects, in its order.
pub(crate) const OPERATION_COLUMNS: [&str; 16] = [
    "id",
    "at",
    "kind",
    "actor",
    "actor_user",
    "actor_plugin",
    "request",
    "address",
    "surface",
    "details",
    "first_table",
    "change_count",
    "undoes",
    "salts",
    "digests",
    "hash",
];

impl<'a> OperationRow<'a> {
    /// Takes it from a row with [`OPERATION_COLUMNS`].
    pub(crate) fn read(row: &'a Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            at: row.get(1)?,
            kind: row.get_ref(2)?.as_str()?,
            actor: row.get_ref(3)?.as_str()?,
            actor_user: row.get(4)?,
            actor_plugin: row.get_ref(5)?.as_str_or_null()?,
            request: row.get_ref(6)?.as_str_or_null()?,
            address: row.get_ref(7)?.as_str_or_null()?,
            surface: row.get_ref(8)?.as_str()?,
            details: row.get_ref(9)?.as_str()?,
            first_table: row.get_ref(10)?.as_str_or_null()?,
            change_count: row.get(11)?,
            undoes: row.get(12)?,
            salts: row.get_ref(13)?.as_blob()?,
            digests: row.get_ref(14)?.as_blob()?,
            hash: row.get(15)?,
        })
    }

    /// Its hash after the operation with the hash `previous`.
    pub(crate) fn hash(&self, previous: &Hash, changes: &Hash) -> Hash {
        Hasher::new("bailey journal operation 1")
            .part(previous)
            .number(self.id.0)
            .number(self.at.0)
            .part(self.kind)
            .part(self.actor)
            .part(self.surface)
            .optional(self.first_table)
            .number(i64::from(self.change_count))
            .number(self.undoes.map_or(0, |id| id.0))
            .part(self.digests)
            .part(changes)
            .finish()
    }

    /// Adds it to the journal.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO bailey_operation (id, at, kind, actor, actor_user, actor_plugin,
                     request, address, surface, details, first_table, change_count, undoes,
                     salts, digests, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?
            .execute((
                self.id,
                self.at,
                self.kind,
                self.actor,
                self.actor_user,
                self.actor_plugin,
                self.request,
                self.address,
                self.surface,
                self.details,
                self.first_table,
                self.change_count,
                self.undoes,
                self.salts,
                self.digests,
                self.hash,
            ))?;
        Ok(())
    }

    /// What may be erased of it: name and text of its address, its request and
    /// each detail. None is what there is not, or not any more.
    pub(crate) fn erasable(&self) -> impl Iterator<Item = (&'static str, Option<&'a str>)> {
        let none = self.details.is_empty() && self.digests.len() <= 2 * DIGEST;
        let lines = (!none).then(|| self.details.split('\n'));
        let details = lines.into_iter().flatten();
        [("address", self.address), ("request", self.request)]
            .into_iter()
            .chain(details.map(|line| ("detail", (!line.is_empty()).then_some(line))))
    }

    /// Whether all of that was erased at once.
    pub(crate) fn is_erased(&self) -> bool {
        self.salts.is_empty()
    }
}

/// The salts and digests of an operation's address, request and details.
pub(crate) fn seal<'a>(
    address: Option<&'a str>,
    request: Option<&'a str>,
    details: impl Iterator<Item = &'a str>,
) -> (Vec<u8>, Vec<u8>) {
    let texts: Vec<_> = [("address", address), ("request", request)]
        .into_iter()
        .chain(details.map(|line| ("detail", Some(line))))
        .collect();
    let salts = random_salts(texts.len());
    let mut digests = Vec::with_capacity(texts.len() * DIGEST);
    for (salt, (name, text)) in salts.chunks_exact(SALT).zip(texts) {
        digests.extend(header_digest(salt, name, text));
    }
    (salts, digests)
}

/// The details in a row's lines, without those that were erased.
pub(crate) fn details(lines: &str) -> serde_json::Result<Vec<(String, String)>> {
    lines
        .split('\n')
        .filter(|line| !line.is_empty())
        .map(serde_json::from_str)
        .collect()
}

/// A row of `bailey_change`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangeRow<'a> {
    pub(crate) operation: OperationId,
    pub(crate) position: u32,
    pub(crate) table: &'a str,
    pub(crate) record: RecordId,
    pub(crate) label: Option<&'a str>,
    pub(crate) kind: &'a str,
    pub(crate) version: i64,
    pub(crate) fields: &'a str,
    pub(crate) vals: &'a str,
    pub(crate) salts: &'a [u8],
    pub(crate) digests: &'a [u8],
}

/// A change's number is that of its operation, shifted by so many bits, and its
/// position.
const PLACE_BITS: u32 = 24;

/// The most changes of an operation.
pub(crate) const MOST_CHANGES: u32 = 1 << PLACE_BITS;

/// The last number that an operation could have.
pub(crate) const LAST: i64 = i64::MAX >> PLACE_BITS;

/// The condition of the changes of the operation `?1`. By its columns `operation`
/// and `position`, which are made of the number, nothing is found quickly.
pub(crate) const OF_OPERATION: &str = "id >= ?1 << 24 AND id < (?1 + 1) << 24";

/// The columns that [`ChangeRow::read`] expects, in its order.
pub(crate) const CHANGE_COLUMNS: &str =
    "operation, position, table_key, record, label, kind, version, fields, vals, salts, digests";

impl<'a> ChangeRow<'a> {
    /// Takes it from a row with [`CHANGE_COLUMNS`].
    pub(crate) fn read(row: &'a Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            operation: row.get(0)?,
            position: row.get(1)?,
            table: row.get_ref(2)?.as_str()?,
            record: row.get(3)?,
            label: row.get_ref(4)?.as_str_or_null()?,
            kind: row.get_ref(5)?.as_str()?,
            version: row.get(6)?,
            fields: row.get_ref(7)?.as_str()?,
            vals: row.get_ref(8)?.as_str()?,
            salts: row.get_ref(9)?.as_blob()?,
            digests: row.get_ref(10)?.as_blob()?,
        })
    }

    /// Its hash, which covers the digests of its values and not the values.
    pub(crate) fn hash(&self) -> Hash {
        Hasher::new("bailey journal change 1")
            .number(i64::from(self.position))
            .part(self.table)
            .number(self.record.0)
            .part(self.kind)
            .number(self.version)
            .part(self.fields)
            .part(self.digests)
            .finish()
    }

    /// The keys of its fields.
    pub(crate) fn keys(&self) -> Result<Vec<String>> {
        serde_json::from_str(self.fields).map_err(|error| {
            Error::damaged(format!(
                "the fields of a change of operation {}: {error}",
                self.operation
            ))
        })
    }

    /// The lines of its values: one a field, empty where it was erased, and none
    /// where all of them were.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.vals.split('\n')
    }

    /// Whether label and values were erased at once.
    pub(crate) fn is_erased(&self) -> bool {
        self.salts.is_empty()
    }

    /// Adds it to the journal.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO bailey_change (id, table_key, record, label, kind, version, fields,
                     vals, salts, digests)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute((
                (self.operation.0 << PLACE_BITS) + i64::from(self.position),
                self.table,
                self.record,
                self.label,
                self.kind,
                self.version,
                self.fields,
                self.vals,
                self.salts,
                self.digests,
            ))?;
        Ok(())
    }
}
