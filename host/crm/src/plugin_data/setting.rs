//! The values that admins gave to plugins' settings. What a setting may hold,
//! and what it holds when nobody said, is in the plugin's manifest.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::store::{Read, Write};
use crate::value::Scalar;

/// The values that an admin gave, by key.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn all(read: &Read<'_>, plugin: &str) -> Result<BTreeMap<String, Scalar>> {
    of(read.connection(), plugin)
}

/// The same, in whatever file.
pub(crate) fn of(connection: &Connection, plugin: &str) -> Result<BTreeMap<String, Scalar>> {
    let sql = "SELECT key, value FROM bailey_plugin_setting WHERE plugin = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([plugin])?;
    let mut values = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let value: String = row.get(1)?;
        let value = serde_json::from_str(&value)
            .map_err(|error| Error::damaged(format!("setting `{key}` of {plugin}: {error}")))?;
        values.insert(key, value);
    }
    Ok(values)
}

/// Keeps a value, or with none forgets it. The caller journals it in the same
/// write.
///
/// # Errors
/// [`Error::Database`].
pub fn put(write: &mut Write<'_>, plugin: &str, key: &str, value: Option<&Scalar>) -> Result<()> {
    let connection = write.connection();
    let Some(value) = value else {
        let sql = "DELETE FROM bailey_plugin_setting WHERE plugin = ?1 AND key = ?2";
        connection.execute(sql, (plugin, key))?;
        return Ok(());
    };
    let value = serde_json::to_string(value)
        .map_err(|error| Error::Internal(format!("a setting can't be written: {error}")))?;
    connection.execute(
        "INSERT INTO bailey_plugin_setting (plugin, key, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (plugin, key) DO UPDATE SET value = excluded.value",
        (plugin, key, value),
    )?;
    Ok(())
}
