//! Why a plugin is not called for a while, kept so that a restart does not let
//! it loose again. What the state means, its owner knows.

use rusqlite::OptionalExtension as _;

use crate::error::{Error, Result};
use crate::store::{Read, Write};

/// The state that was kept; none if all was well ever since.
///
/// # Errors
/// [`Error::Database`]; [`Error::Damaged`].
pub fn get(read: &Read<'_>, plugin: &str) -> Result<Option<serde_json::Value>> {
    let sql = "SELECT state FROM bailey_breaker WHERE plugin = ?1";
    let mut statement = read.connection().prepare_cached(sql)?;
    let state: Option<String> = statement.query_row([plugin], |row| row.get(0)).optional()?;
    state
        .map(|state| serde_json::from_str(&state))
        .transpose()
        .map_err(|error| Error::damaged(format!("the breaker of {plugin}: {error}")))
}

/// Keeps the state, or with none forgets it.
///
/// # Errors
/// [`Error::Database`].
pub fn put(write: &mut Write<'_>, plugin: &str, state: Option<&serde_json::Value>) -> Result<()> {
    let connection = write.connection();
    match state {
        None => connection.execute("DELETE FROM bailey_breaker WHERE plugin = ?1", [plugin])?,
        Some(state) => connection.execute(
            "INSERT INTO bailey_breaker (plugin, state) VALUES (?1, ?2)
             ON CONFLICT (plugin) DO UPDATE SET state = excluded.state",
            (plugin, state.to_string()),
        )?,
    };
    Ok(())
}
