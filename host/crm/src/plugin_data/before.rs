//! What a plugin was before its last upgrade, and what that upgrade's migration
//! changed of what it stores: enough to go back.

use rusqlite::OptionalExtension as _;

use super::installation::Installation;
use super::storage::{self, Overlay};
use crate::error::{Error, Result};
use crate::ids::Timestamp;
use crate::store::{Read, Write};

/// A plugin as it was before its last upgrade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// Its id.
    pub plugin: String,
    /// Which version it was.
    pub version: String,
    /// Its package, in lower-case hex.
    pub digest: String,
    /// What it had been granted.
    pub grant: serde_json::Value,
    /// The version that had brought its storage up to date last.
    pub migrated: Option<String>,
    /// When it was upgraded.
    pub upgraded_at: Timestamp,
}

/// What the plugin was; none if it was never upgraded, or is back already.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<Before>> {
    let sql = "SELECT version, digest, granted, migrated, upgraded_at
               FROM bailey_plugin_before WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    let found = statement
        .query_row([plugin], |row| {
            Ok((
                row.get::<_, String>(2)?,
                Before {
                    plugin: plugin.to_owned(),
                    version: row.get(0)?,
                    digest: row.get(1)?,
                    grant: serde_json::Value::Null,
                    migrated: row.get(3)?,
                    upgraded_at: row.get(4)?,
                },
            ))
        })
        .optional()?;
    let Some((granted, before)) = found else {
        return Ok(None);
    };
    let grant = serde_json::from_str(&granted)
        .map_err(|error| Error::damaged(format!("a grant: {error}")))?;
    Ok(Some(Before { grant, ..before }))
}

/// Keeps what a plugin was, and of what it stores what the migration is about to
/// change: called before that is written. What was kept of an earlier upgrade goes.
///
/// # Errors
/// [`Error::Database`].
pub fn keep(
    write: &mut Write<'_>,
    installation: &Installation,
    migration: &Overlay,
    at: Timestamp,
) -> Result<()> {
    let plugin = &installation.plugin;
    forget(write, plugin)?;
    let connection = write.connection();
    connection.execute(
        "INSERT INTO bailey_plugin_before
             (plugin, version, digest, granted, migrated, upgraded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            plugin,
            &installation.version,
            &installation.digest,
            installation.grant.to_string(),
            &installation.migrated,
            at,
        ),
    )?;
    add(write, plugin, migration)
}

/// Keeps, of what the plugin stores, what is about to be changed as well: called
/// before that is written, and only where there is a version to go back to.
///
/// # Errors
/// [`Error::Database`].
pub fn add(write: &mut Write<'_>, plugin: &str, migration: &Overlay) -> Result<()> {
    if migration.is_empty() || get(&write.read(), plugin)?.is_none() {
        return Ok(());
    }
    let connection = write.connection();
    for (bucket, key) in migration.touched() {
        let value = storage::get(&write.read(), plugin, bucket, key)?;
        connection
            .prepare_cached(
                "INSERT INTO bailey_plugin_storage_before (plugin, bucket, key, value)
                 VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute((plugin, bucket, key, value))?;
    }
    Ok(())
}

/// What puts back what the migration changed.
///
/// # Errors
/// [`Error::Database`].
pub fn restoration(read: &Read<'_>, plugin: &str) -> Result<Overlay> {
    let sql = "SELECT bucket, key, value FROM bailey_plugin_storage_before WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    let mut rows = statement.query([plugin])?;
    let mut overlay = Overlay::default();
    while let Some(row) = rows.next()? {
        let (bucket, key): (String, String) = (row.get(0)?, row.get(1)?);
        match row.get::<_, Option<Vec<u8>>>(2)? {
            Some(value) => overlay.set(&bucket, &key, value)?,
            None => overlay.delete(&bucket, &key)?,
        }
    }
    Ok(overlay)
}

/// There is nothing to go back to any more.
///
/// # Errors
/// [`Error::Database`].
pub fn forget(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    for sql in [
        "DELETE FROM bailey_plugin_before WHERE plugin = ?1",
        "DELETE FROM bailey_plugin_storage_before WHERE plugin = ?1",
    ] {
        write.connection().execute(sql, [plugin])?;
    }
    Ok(())
}
