//! How much an account keeps on disk, and whether more fits.
//!
//! Counted are the pages of its file that hold something, also those that so far stand
//! in the write-ahead log alone. Contents of files and what plugins store are in that file
//! too. Pages that were freed are used again before the file grows, so what is deleted
//! for good makes room at once.
//!
//! Only what says that it adds to the account ([`Write::adds`](crate::Write::adds)) is
//! held to the limit, and only where it takes more pages than there were before: reading,
//! deleting, purging, taking back, signing in and the journal of all that go on.

use std::cell::Cell;
use std::num::NonZeroU64;

use metrics::counter;
use rusqlite::Connection;

use crate::error::{Error, Result};

/// How many bytes a page of a file has that Bailey makes: SQLite's own choice.
const PAGE: u64 = 4096;

/// What an account keeps on disk, and may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How many bytes it keeps.
    pub used: u64,
    /// How many it may keep; none is no limit.
    pub allowed: Option<NonZeroU64>,
}

impl Room {
    /// Whether not even a page more fits.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.allowed
            .is_some_and(|allowed| self.used.saturating_add(PAGE) > allowed.get())
    }

    /// Whether so little is left that larger things don't fit.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.allowed
            .is_some_and(|allowed| self.used >= allowed.get() - allowed.get() / 16)
    }
}

/// What one member of a batch adds, as far as it said so.
#[derive(Default)]
pub(super) struct Adding(Cell<Option<u64>>);

impl Adding {
    /// Forgets what another member said.
    pub(super) fn begin(&self) {
        self.0.set(None);
    }

    /// Notes that something is about to be added.
    pub(super) fn note(&self, connection: &Connection, allowed: Option<NonZeroU64>) -> Result<()> {
        if allowed.is_some() && self.0.get().is_none() {
            self.0.set(Some(used(connection)?));
        }
        Ok(())
    }

    /// Refuses what was added if there is no room for it.
    ///
    /// # Errors
    /// [`Error::StorageLimit`].
    pub(super) fn fits(&self, connection: &Connection, allowed: Option<NonZeroU64>) -> Result<()> {
        let (Some(before), Some(allowed)) = (self.0.get(), allowed) else {
            return Ok(());
        };
        let (after, allowed) = (used(connection)?, allowed.get());
        if after <= before || after <= allowed {
            return Ok(());
        }
        counter!("bailey_limit_refusals_total", "limit" => "storage").increment(1);
        Err(Error::StorageLimit {
            used: before,
            allowed,
        })
    }
}

/// How many bytes the pages take that hold something, as this connection sees them: its
/// own transaction included. It reads no page but the first.
pub(super) fn used(connection: &Connection) -> Result<u64> {
    let pages = number(connection, "PRAGMA page_count")?;
    let free = number(connection, "PRAGMA freelist_count")?;
    let size = number(connection, "PRAGMA page_size")?;
    Ok(pages.saturating_sub(free).saturating_mul(size))
}

fn number(connection: &Connection, pragma: &str) -> Result<u64> {
    let mut statement = connection.prepare_cached(pragma)?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

#[cfg(test)]
mod tests;
