//! Checking a snapshot: whether what it holds is whole, and is what it says.

use crate::error::Result;
use crate::journal::{Verification, VerifyOptions, verify_connection};
use crate::snapshots::Snapshot;

/// How many faults are named.
const NAMED: usize = 5;

/// What a check of a snapshot found.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What SQLite says of the file, and rows that refer to what is not there;
    /// nothing if all is whole.
    pub faults: Vec<String>,
    /// What the check of the journal found.
    pub journal: Verification,
}

impl Checked {
    /// Whether all of it holds.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty() && self.journal.is_intact()
    }
}

impl Snapshot {
    /// Checks each page, each row that refers to another, and the journal from its
    /// first entry to its last. `progress` hears how many entries of how many are
    /// checked.
    ///
    /// # Errors
    /// `Database`, when the file can't be read.
    pub fn check(
        &self,
        options: &VerifyOptions,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Checked> {
        let mut faults = Vec::new();
        let mut statement = self
            .connection
            .prepare(&format!("PRAGMA integrity_check({NAMED})"))?;
        let told = statement.query_map([], |row| row.get::<_, String>(0))?;
        for told in told {
            let told = told?;
            if told != "ok" {
                faults.push(told);
            }
        }
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()?
            && faults.len() < NAMED
        {
            let (from, to): (String, String) = (row.get(0)?, row.get(2)?);
            faults.push(format!(
                "a row of {from} refers to one of {to} that isn't there"
            ));
        }
        Ok(Checked {
            faults,
            journal: verify_connection(&self.connection, options, progress)?,
        })
    }
}
