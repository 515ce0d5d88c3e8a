//! Writing an account's file anew, so that nothing of what was deleted is left in
//! pages that nothing uses, nor in the write-ahead log.
//!
//! What asks for it is kept in the file until it is done, so that neither a full
//! disk nor the end of the process makes it forgotten.

use std::time::Duration;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::store::connection::PATIENCE;

/// How long those who write wait for those who read.
const WHILE: Duration = Duration::from_secs(1);

/// Writes the file anew; outside of a transaction.
pub(super) fn wipe(connection: &Connection) -> Result<()> {
    connection.execute_batch("VACUUM")?;
    connection.busy_timeout(WHILE)?;
    let held = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    connection.busy_timeout(PATIENCE)?;
    if held? {
        return Err(Error::Unavailable(
            "the write-ahead log is being read; it is emptied later".into(),
        ));
    }
    connection.execute("UPDATE bailey_upkeep SET wipe = 0", [])?;
    Ok(())
}

/// Whether somebody asked for it and it was not done yet.
pub(super) fn is_due(connection: &Connection) -> Result<bool> {
    Ok(connection.query_row("SELECT wipe FROM bailey_upkeep", [], |row| row.get(0))?)
}
