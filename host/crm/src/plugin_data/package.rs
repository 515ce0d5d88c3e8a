//! The packages of the account's plugins, so that a copy of the account's file
//! brings along what it needs.

use rusqlite::OptionalExtension as _;

use crate::error::Result;
use crate::store::{Read, Write};

/// Keeps a package's bytes under the digest that names it.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn put(write: &mut Write<'_>, digest: &str, bytes: &[u8]) -> Result<()> {
    write.connection().execute(
        "INSERT INTO bailey_package (digest, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        (digest, bytes),
    )?;
    Ok(())
}

/// A package's bytes; none if the account doesn't keep it.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn get(read: &Read<'_>, digest: &str) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT bytes FROM bailey_package WHERE digest = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    Ok(statement.query_row([digest], |row| row.get(0)).optional()?)
}

/// Forgets the packages that no plugin of the account has, had before its last
/// upgrade, or left in the bin; returns how many.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn forget_unused(write: &mut Write<'_>) -> Result<usize> {
    let sql = "DELETE FROM bailey_package
               WHERE digest NOT IN (SELECT digest FROM bailey_plugin)
                   AND digest NOT IN (SELECT digest FROM bailey_plugin_before)
                   AND digest NOT IN (SELECT digest FROM bailey_plugin_bin)";
    Ok(write.connection().execute(sql, [])?)
}
