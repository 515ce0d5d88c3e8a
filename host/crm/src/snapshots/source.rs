//! A snapshot that is opened for reading, wherever it comes from.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Result};
use crate::snapshots::contents::{self, Contents};
use crate::store;

/// The longest value that is read from a file that may come from anywhere: more
/// than any that Bailey writes.
const LONGEST_VALUE: i32 = 64 << 20;

/// An account's file as it was at a moment.
pub struct Snapshot {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    contents: Contents,
}

impl Snapshot {
    /// Opens a file for reading. Nothing that its schema holds can run: there must
    /// be no views and no triggers but ours, and functions of a schema are not
    /// trusted.
    ///
    /// # Errors
    /// `Damaged` if it is no account's file; `Unavailable` if a later version of
    /// Bailey wrote it.
    pub fn open(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        defend(&connection)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "mmap_size", 0)?;
        let contents = Self::read(&connection).map_err(|error| match error {
            Error::Database(error) => Error::damaged(format!("this is no account's file: {error}")),
            error => error,
        })?;
        Ok(Self {
            connection,
            path: path.to_owned(),
            contents,
        })
    }

    fn read(connection: &Connection) -> Result<Contents> {
        let version = version(connection)?;
        if version > store::NEWEST_FILE {
            return Err(Error::Unavailable(
                "a later version of Bailey wrote this: use that one, or a newer one".into(),
            ));
        }
        contents::read(connection)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in it.
    #[must_use]
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// How many migrations the file has.
    pub(super) fn version(&self) -> Result<usize> {
        version(&self.connection)
    }
}

/// Has nothing run that the schema of a file holds, which may come from anywhere.
pub(super) fn defend(connection: &Connection) -> Result<()> {
    for (option, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(option, on)?;
    }
    Ok(())
}

fn version(connection: &Connection) -> Result<usize> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    usize::try_from(version).map_err(|_| Error::damaged("this is no account's file"))
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Snapshot").field(&self.contents).finish()
    }
}
