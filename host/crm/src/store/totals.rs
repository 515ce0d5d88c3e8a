//! How many records match what, remembered until anything happens.
//!
//! Pages of a list repeat one count, and so does everybody who looks at the
//! same list. Whatever changes a record is an operation, so a count holds as
//! long as the journal's last operation is the same. Writers see records that no
//! operation tells of yet, and neither use nor fill it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, MAIN_DB};

use crate::error::Result;

/// How many counts are kept of an account.
const MOST: usize = 256;
/// How long a key may be, in bytes: filters come from outside.
const LONGEST: usize = 4096;

/// One account's counts.
#[derive(Default)]
pub(super) struct Totals(Mutex<Held>);

#[derive(Default)]
struct Held {
    /// The last operation when they were counted.
    operation: i64,
    counts: HashMap<String, u64>,
}

impl Totals {
    /// What was counted for this key, or what `count` says now.
    pub(super) fn get(
        &self,
        connection: &Connection,
        key: String,
        count: impl FnOnce() -> Result<u64>,
    ) -> Result<u64> {
        if !connection.is_readonly(MAIN_DB)? {
            return count();
        }
        let operation: i64 = connection
            .prepare_cached("SELECT coalesce(max(id), 0) FROM bailey_operation")?
            .query_row([], |row| row.get(0))?;
        if let Some(total) = self.held().find(operation, &key) {
            return Ok(total);
        }
        let total = count()?;
        self.held().keep(operation, key, total);
        Ok(total)
    }

    /// Forgets them, so that a closed account costs no memory.
    pub(super) fn clear(&self) {
        *self.held() = Held::default();
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn find(&self, operation: i64, key: &str) -> Option<u64> {
        if operation == self.operation {
            self.counts.get(key).copied()
        } else {
            None
        }
    }

    fn keep(&mut self, operation: i64, key: String, total: u64) {
        // A reader of an older moment has nothing to say.
        if operation < self.operation || key.len() > LONGEST {
            return;
        }
        if operation > self.operation || self.counts.len() >= MOST {
            self.counts.clear();
            self.operation = operation;
        }
        self.counts.insert(key, total);
    }
}
