//! The last failed call of a plugin that was put down. What is in the file, its owner
//! knows.

use rusqlite::OptionalExtension as _;

use crate::error::Result;
use crate::ids::Timestamp;
use crate::store::{Read, Write};

/// When the call failed that is kept.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn at(read: &Read<'_>, plugin: &str) -> Result<Option<Timestamp>> {
    let sql = "SELECT at FROM bailey_recording WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    let at: Option<i64> = statement.query_row([plugin], |row| row.get(0)).optional()?;
    Ok(at.map(Timestamp))
}

/// The file.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT content FROM bailey_recording WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    Ok(statement.query_row([plugin], |row| row.get(0)).optional()?)
}

/// Keeps a file in the place of an earlier one.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn put(write: &mut Write<'_>, plugin: &str, at: Timestamp, file: &[u8]) -> Result<()> {
    write.connection().execute(
        "INSERT INTO bailey_recording (plugin, at, content) VALUES (?1, ?2, ?3)
         ON CONFLICT (plugin) DO UPDATE SET at = excluded.at, content = excluded.content",
        (plugin, at.0, file),
    )?;
    Ok(())
}

/// Forgets it.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn remove(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    let sql = "DELETE FROM bailey_recording WHERE plugin = ?1";
    write.connection().execute(sql, [plugin])?;
    Ok(())
}
