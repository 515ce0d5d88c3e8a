//! What is in a snapshot, without its values.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::directory;
use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::journal::{self, Head};
use crate::schema::{Schema, check_key};

/// What is in a snapshot, without its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The account's name in addresses.
    pub account: AccountId,
    /// What people call it.
    pub name: String,
    /// How far its journal was; none if nothing was ever done.
    pub head: Option<Head>,
    /// Its tables, those in the bin too.
    pub tables: Vec<Counts>,
    /// Its plugins.
    pub plugins: Vec<SnapshotPlugin>,
}

/// How many records a table has, by state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Its key.
    pub table: String,
    /// In use.
    pub active: u64,
    /// In the archive.
    pub archived: u64,
    /// In the bin.
    pub deleted: u64,
}

/// A plugin that the account has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotPlugin {
    /// Its id.
    pub plugin: String,
    /// Which version.
    pub version: String,
    /// Its package, in lower-case hex.
    pub digest: String,
    /// Whether it is switched on.
    pub enabled: bool,
}

pub(super) fn read(connection: &Connection) -> Result<Contents> {
    let id: String = connection.query_row("SELECT id FROM bailey_account", [], |row| row.get(0))?;
    Ok(Contents {
        account: id.try_into()?,
        name: directory::settings_of(connection)?.name,
        head: journal::head_of(connection)?,
        tables: keys(connection)?
            .into_iter()
            .map(|table| counts(connection, table))
            .collect::<Result<_>>()?,
        plugins: plugins(connection)?,
    })
}

/// The keys of all tables, which are names of SQL tables: those of a file that may
/// come from anywhere are checked like ones that somebody types.
fn keys(connection: &Connection) -> Result<Vec<String>> {
    let mut keys: Vec<String> = Vec::new();
    let schema = Schema::load(connection)?;
    let binned = schema.deleted().iter().map(|deleted| &deleted.table);
    for table in schema.tables().iter().chain(binned) {
        let fields = table.fields.iter();
        let binned = table.deleted.iter().map(|deleted| &deleted.field);
        let keys_of = fields.chain(binned).map(|field| &field.key);
        for key in std::iter::once(&table.key).chain(keys_of) {
            check_key(key, "key").map_err(|problem| Error::damaged(problem.message))?;
        }
        keys.push(table.key.clone());
    }
    Ok(keys)
}

fn counts(connection: &Connection, table: String) -> Result<Counts> {
    let sql = format!(
        r#"SELECT count(*) FILTER (WHERE "state" = 'active'),
                  count(*) FILTER (WHERE "state" = 'archived'),
                  count(*) FILTER (WHERE "state" = 'deleted')
           FROM "{table}""#
    );
    let (active, archived, deleted) =
        connection.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Counts {
        table,
        active,
        archived,
        deleted,
    })
}

fn plugins(connection: &Connection) -> Result<Vec<SnapshotPlugin>> {
    let mut statement = connection.prepare(
        "SELECT plugin, version, digest, state = 'enabled' FROM bailey_plugin ORDER BY plugin",
    )?;
    let plugins = statement.query_map([], |row| {
        Ok(SnapshotPlugin {
            plugin: row.get(0)?,
            version: row.get(1)?,
            digest: row.get(2)?,
            enabled: row.get(3)?,
        })
    })?;
    Ok(plugins.collect::<rusqlite::Result<_>>()?)
}
