//! Plugins that were taken out of the account: what they are, store and seal stays
//! until the day of their deletion, and comes back with them.

use rusqlite::{OptionalExtension as _, Row};

use super::installation::Installation;
use crate::error::{Error, Result};
use crate::ids::{Timestamp, UserId};
use crate::store::{Read, Write};

/// A plugin that was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binned {
    /// Its id.
    pub plugin: String,
    /// Which version it was.
    pub version: String,
    /// Its package, in lower-case hex.
    pub digest: String,
    /// What it had been granted.
    pub grant: serde_json::Value,
    /// The version that brought its storage up to date last.
    pub migrated: Option<String>,
    /// When it was taken out.
    pub removed_at: Timestamp,
    /// By whom; none by the operator.
    pub removed_by: Option<UserId>,
    /// When all that is left of it is deleted.
    pub delete_at: Timestamp,
}

const COLUMNS: &str =
    "plugin, version, digest, granted, migrated, removed_at, removed_by, delete_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Result<Binned>> {
    let granted: String = row.get(3)?;
    let grant = match serde_json::from_str(&granted) {
        Ok(grant) => grant,
        Err(error) => return Ok(Err(Error::damaged(format!("a grant: {error}")))),
    };
    Ok(Ok(Binned {
        plugin: row.get(0)?,
        version: row.get(1)?,
        digest: row.get(2)?,
        grant,
        migrated: row.get(4)?,
        removed_at: row.get(5)?,
        removed_by: row.get::<_, Option<i64>>(6)?.map(UserId),
        delete_at: row.get(7)?,
    }))
}

/// All of them, those that were taken out last first.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn all(read: &Read<'_>) -> Result<Vec<Binned>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_plugin_bin ORDER BY removed_at DESC, plugin");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let rows = statement.query_map([], from_row)?;
    rows.map(|row| row?).collect()
}

/// One of them; none if it isn't there.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<Binned>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_plugin_bin WHERE plugin = ?1");
    let mut statement = read.connection().prepare_cached(&sql)?;
    statement
        .query_row([plugin], from_row)
        .optional()?
        .transpose()
}

/// Puts a plugin there. The caller takes the installation away and journals it in
/// the same write.
///
/// # Errors
/// [`Error::Database`].
pub fn put(
    write: &mut Write<'_>,
    installation: &Installation,
    by: Option<UserId>,
    at: Timestamp,
    delete_at: Timestamp,
) -> Result<()> {
    write.connection().execute(
        "INSERT INTO bailey_plugin_bin
             (plugin, version, digest, granted, migrated, removed_at, removed_by, delete_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (plugin) DO UPDATE SET version = excluded.version,
             digest = excluded.digest, granted = excluded.granted,
             migrated = excluded.migrated, removed_at = excluded.removed_at,
             removed_by = excluded.removed_by, delete_at = excluded.delete_at",
        (
            &installation.plugin,
            &installation.version,
            &installation.digest,
            installation.grant.to_string(),
            &installation.migrated,
            at,
            by.map(|user| user.0),
            delete_at,
        ),
    )?;
    Ok(())
}

/// Takes a plugin from there; what it stores stays.
///
/// # Errors
/// [`Error::Database`].
pub fn remove(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    write
        .connection()
        .execute("DELETE FROM bailey_plugin_bin WHERE plugin = ?1", [plugin])?;
    Ok(())
}
