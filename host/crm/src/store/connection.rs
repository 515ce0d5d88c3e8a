//! How a database file is opened, the same way everywhere.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::Result;
use crate::store::options::Durability;

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 128;

/// How long a connection waits for another one's lock. Only migrations and
/// checkpoints of the write-ahead log ever contend.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// How much of a file its writer keeps in memory while the account is open, in
/// KiB: what a bulk act changes should fit, or it goes to the disk twice.
const WRITER_CACHE: i64 = 8 * 1024;

/// Opens a file for the one who writes it, and makes it if it is missing.
pub(super) fn writer(path: &Path, durability: Durability) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    prepare(&connection)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", durability.synchronous())?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -WRITER_CACHE)?;
    // What is deleted leaves no bytes behind in pages that are written anyway.
    connection.pragma_update(None, "secure_delete", "fast")?;
    Ok(connection)
}

/// Opens a file that its writer has open, for what is done to its write-ahead log.
pub(super) fn beside(path: &Path, durability: Durability) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.pragma_update(None, "synchronous", durability.synchronous())?;
    Ok(connection)
}

/// Opens a file that exists for reading alone.
pub(super) fn reader(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    prepare(&connection)?;
    #[cfg(test)]
    crate::store::statements::follow(&connection);
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A schema that somebody tampered with must not run functions of its own.
    connection.pragma_update(None, "trusted_schema", false)?;
    // A plan depends on the statement alone, not on the values bound to it:
    // otherwise SQLite prepares a kept statement anew for each value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}
