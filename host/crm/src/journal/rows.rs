//! The rows of the journal's two tables, and what is hashed of them.

use rusqlite::{Connection, Row};

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId, Timestamp};
use crate::journal::chain::{DIGEST, Hash, Hasher, Parts, SALT, header_digest};

/// A row of `bailey_operation`.
#[derive(Clone, Debug)]
pub(crate) struct OperationRow {
    pub(crate) id: OperationId,
    pub(crate) at: Timestamp,
    pub(crate) kind: String,
    pub(crate) actor: String,
    pub(crate) actor_user: Option<i64>,
    pub(crate) actor_plugin: Option<String>,
    pub(crate) request: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) surface: String,
    pub(crate) details: String,
    pub(crate) first_table: Option<String>,
    pub(crate) change_count: u32,
    pub(crate) undoes: Option<OperationId>,
    pub(crate) salts: Vec<u8>,
    pub(crate) digests: Vec<u8>,
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

impl OperationRow {
    /// Takes it from a row with [`OPERATION_COLUMNS`].
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            at: row.get(1)?,
            kind: row.get(2)?,
            actor: row.get(3)?,
            actor_user: row.get(4)?,
            actor_plugin: row.get(5)?,
            request: row.get(6)?,
            address: row.get(7)?,
            surface: row.get(8)?,
            details: row.get(9)?,
            first_table: row.get(10)?,
            change_count: row.get(11)?,
            undoes: row.get(12)?,
            salts: row.get(13)?,
            digests: row.get(14)?,
            hash: row.get(15)?,
        })
    }

    /// Its hash after the operation with the hash `previous`.
    pub(crate) fn hash(&self, previous: &Hash, changes: &Hash) -> Hash {
        Hasher::new("bailey journal operation 1")
            .part(previous)
            .number(self.id.0)
            .number(self.at.0)
            .part(&self.kind)
            .part(&self.actor)
            .part(&self.surface)
            .optional(self.first_table.as_deref())
            .number(i64::from(self.change_count))
            .number(self.undoes.map_or(0, |id| id.0))
            .part(&self.digests)
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
                &self.kind,
                &self.actor,
                self.actor_user,
                &self.actor_plugin,
                &self.request,
                &self.address,
                &self.surface,
                &self.details,
                &self.first_table,
                self.change_count,
                self.undoes,
                &self.salts,
                &self.digests,
                self.hash,
            ))?;
        Ok(())
    }

    /// What may be erased of it: name and text of its address, its request and
    /// each detail. None is what there is not, or not any more.
    pub(crate) fn erasable(&self) -> Vec<(&'static str, Option<&str>)> {
        let mut all = vec![
            ("address", self.address.as_deref()),
            ("request", self.request.as_deref()),
        ];
        let count = (self.digests.len() / DIGEST).saturating_sub(all.len());
        if count > 0 || !self.details.is_empty() {
            let lines = self.details.split('\n');
            all.extend(lines.map(|line| ("detail", (!line.is_empty()).then_some(line))));
        }
        all
    }

    /// Draws the salts and makes the digests of what may be erased.
    pub(crate) fn seal(&mut self, details: &[(String, String)]) -> Result<()> {
        let lines: Result<Vec<_>> = details
            .iter()
            .map(|detail| serde_json::to_string(detail).map_err(Error::damaged))
            .collect();
        self.details = lines?.join("\n");
        let mut salts = Vec::new();
        let mut digests = Vec::new();
        for (name, text) in self.erasable() {
            let salt: [u8; SALT] = rand::random();
            digests.extend(header_digest(&salt, name, text));
            salts.extend(salt);
        }
        (self.salts, self.digests) = (salts, digests);
        Ok(())
    }
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
#[derive(Clone, Debug)]
pub(crate) struct ChangeRow {
    pub(crate) operation: OperationId,
    pub(crate) position: u32,
    pub(crate) table: String,
    pub(crate) record: RecordId,
    pub(crate) label: Option<String>,
    pub(crate) kind: String,
    pub(crate) version: i64,
    pub(crate) fields: String,
    pub(crate) vals: String,
    pub(crate) salts: Vec<u8>,
    pub(crate) digests: Vec<u8>,
}

/// The columns that [`ChangeRow::read`] expects, in its order.
pub(crate) const CHANGE_COLUMNS: &str =
    "operation, position, table_key, record, label, kind, version, fields, vals, salts, digests";

impl ChangeRow {
    /// Takes it from a row with [`CHANGE_COLUMNS`].
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            operation: row.get(0)?,
            position: row.get(1)?,
            table: row.get(2)?,
            record: row.get(3)?,
            label: row.get(4)?,
            kind: row.get(5)?,
            version: row.get(6)?,
            fields: row.get(7)?,
            vals: row.get(8)?,
            salts: row.get(9)?,
            digests: row.get(10)?,
        })
    }

    /// Its hash, which covers the digests of its values and not the values.
    pub(crate) fn hash(&self) -> Hash {
        Hasher::new("bailey journal change 1")
            .number(i64::from(self.position))
            .part(&self.table)
            .number(self.record.0)
            .part(&self.kind)
            .number(self.version)
            .part(&self.fields)
            .part(&self.digests)
            .finish()
    }

    /// The keys of its fields.
    pub(crate) fn keys(&self) -> Result<Vec<String>> {
        serde_json::from_str(&self.fields).map_err(|error| {
            Error::damaged(format!(
                "the fields of a change of operation {}: {error}",
                self.operation
            ))
        })
    }

    /// The lines of its values: one a field, empty where it was erased.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.vals.split('\n')
    }

    /// Adds it to the journal.
    pub(crate) fn insert(&self, connection: &Connection) -> Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO bailey_change (operation, position, table_key, record, label, kind,
                     version, fields, vals, salts, digests)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                self.operation,
                self.position,
                &self.table,
                self.record,
                &self.label,
                &self.kind,
                self.version,
                &self.fields,
                &self.vals,
                &self.salts,
                &self.digests,
            ))?;
        Ok(())
    }
}
