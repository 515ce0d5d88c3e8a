//! How much an account keeps on disk, and whether more fits.
//!
//! Counted are the pages of its file that hold something, also those that so far stand
//! in the write-ahead log alone. Contents of files and what plugins store are in that file
//! too. Pages that were freed are used again before the file grows, so what is deleted
//! for good makes room at once.
//!
//! What says that it adds to the account ([`Write::adds`](crate::Write::adds)) is held to
//! the limit, and only where it takes more pages than there were before: reading, deleting,
//! purging, signing in and the journal of all that go on. What says that it takes something
//! back ([`Write::takes_back`](crate::Write::takes_back)) goes on for a good while after,
//! since it is often what makes room; but not for ever, since the journal grows with it.

use std::cell::Cell;
use std::num::NonZeroU64;

use metrics::counter;
use rusqlite::Connection;

use crate::error::{Error, Result};

/// How many bytes a page of a file has that Bailey makes: SQLite's own choice.
const PAGE: u64 = 4096;

/// Taking back may come to so much beyond what may be kept: an eighth of it.
const BEYOND: u64 = 8;

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

/// What one member of a batch said that it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Growth {
    /// It adds to the account.
    Adds,
    /// It takes something back.
    TakesBack,
}

impl Growth {
    /// How many bytes there may be afterwards.
    fn most(self, allowed: NonZeroU64) -> u64 {
        match self {
            Self::Adds => allowed.get(),
            Self::TakesBack => allowed.get().saturating_add(allowed.get() / BEYOND),
        }
    }
}

/// What one member of a batch adds, as far as it said so: what it does, and how many bytes
/// there were before.
#[derive(Default)]
pub(super) struct Adding(Cell<Option<(Growth, u64)>>);

impl Adding {
    /// Forgets what another member said.
    pub(super) fn begin(&self) {
        self.0.set(None);
    }

    /// Notes what is about to be done. Of several the first counts.
    pub(super) fn note(
        &self,
        growth: Growth,
        connection: &Connection,
        allowed: Option<NonZeroU64>,
    ) -> Result<()> {
        if allowed.is_some() && self.0.get().is_none() {
            self.0.set(Some((growth, used(connection)?)));
        }
        Ok(())
    }

    /// Refuses what was added if there is no room for it.
    ///
    /// # Errors
    /// [`Error::StorageLimit`].
    pub(super) fn fits(&self, connection: &Connection, allowed: Option<NonZeroU64>) -> Result<()> {
        let (Some((growth, before)), Some(allowed)) = (self.0.get(), allowed) else {
            return Ok(());
        };
        let after = used(connection)?;
        if after <= before || after <= growth.most(allowed) {
            return Ok(());
        }
        counter!("bailey_limit_refusals_total", "limit" => "storage").increment(1);
        Err(Error::StorageLimit {
            used: before,
            allowed: allowed.get(),
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
