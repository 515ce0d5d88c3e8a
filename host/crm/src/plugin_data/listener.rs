//! How far each plugin has followed the journal.

use rusqlite::OptionalExtension as _;

use crate::error::Result;
use crate::ids::{OperationId, Timestamp};
use crate::store::{Read, Write};

/// How far a plugin has followed the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listener {
    /// The last operation that it has taken.
    pub position: OperationId,
    /// How often in a row what comes next failed.
    pub failures: u32,
    /// Before this moment it isn't tried again.
    pub retry_at: Timestamp,
    /// Why it was given up, until an admin says go on.
    pub parked: Option<String>,
}

impl Listener {
    /// One that has taken everything up to here.
    #[must_use]
    pub fn at(position: OperationId) -> Self {
        Self {
            position,
            failures: 0,
            retry_at: Timestamp(0),
            parked: None,
        }
    }
}

/// How far the plugin is; none if it never followed.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<Listener>> {
    let sql = "SELECT position, failures, retry_at, parked
               FROM bailey_listener WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    let listener = statement.query_row([plugin], |row| {
        Ok(Listener {
            position: row.get(0)?,
            failures: row.get(1)?,
            retry_at: row.get(2)?,
            parked: row.get(3)?,
        })
    });
    Ok(listener.optional()?)
}

/// Has a plugin that never followed follow what comes after this operation.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn begin(write: &mut Write<'_>, plugin: &str, after: OperationId) -> Result<()> {
    match get(&write.read(), plugin)? {
        Some(_) => Ok(()),
        None => put(write, plugin, &Listener::at(after)),
    }
}

/// Keeps how far it is: in the write that keeps what it made of the events.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn put(write: &mut Write<'_>, plugin: &str, listener: &Listener) -> Result<()> {
    let sql = "INSERT INTO bailey_listener (plugin, position, failures, retry_at, parked)
               VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (plugin) DO UPDATE SET position = excluded.position,
                   failures = excluded.failures, retry_at = excluded.retry_at,
                   parked = excluded.parked";
    write.connection().prepare_cached(sql)?.execute((
        plugin,
        listener.position,
        listener.failures,
        listener.retry_at,
        &listener.parked,
    ))?;
    Ok(())
}

/// Forgets how far it was.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn remove(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    write
        .connection()
        .execute("DELETE FROM bailey_listener WHERE plugin = ?1", [plugin])?;
    Ok(())
}
