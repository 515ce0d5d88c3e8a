//! Checks a journal from its first entry to its last, without the server: the
//! file is enough. What is compared is described in `chain`.
//!
//! A value may be missing only if a later operation says so: one with a detail
//! `erased`, which names operations and changes as `places` describes, or one of
//! the kind `journal.pruned`, whose detail `up-to` is the last operation that may
//! have lost all that can be lost. No entry excuses a value that is another one.
//!
//! What the log finds entries by is no part of the chain, but a log that leaves
//! an entry out lies as much as one that altered it. So it is made anew from the
//! entries on the way, and compared: see `listing`.

mod entry;
mod excuses;
mod fault;
mod file;
mod listing;
mod walk;

pub use fault::{Fault, Reason};

use std::path::Path;

use rusqlite::Connection;

use crate::error::Result;
use crate::journal::head::{Head, origin};
use crate::journal::verify::walk::Verifier;

/// What the journal is checked against besides itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerifyOptions {
    /// A head that was kept elsewhere: the journal must still contain it.
    pub head: Option<Head>,
    /// The key, in its 32 bytes, that every checkpoint must be signed with.
    pub public_key: Option<[u8; 32]>,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How many entries hold, from the first on.
    pub operations: u64,
    /// How many changes they have.
    pub changes: u64,
    /// How many checkpoints hold.
    pub checkpoints: u64,
    /// Where the journal stands as far as it holds.
    pub head: Option<Head>,
    /// The first entry that does not hold.
    pub fault: Option<Fault>,
}

impl Verification {
    /// Whether all of it holds.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.fault.is_none()
    }
}

/// Checks the journal in an account's file. `progress` hears how many entries
/// are checked, and how many there are.
///
/// # Errors
/// `Database` or `Damaged`, when the file is no account's or can't be read.
pub fn verify(
    path: &Path,
    options: &VerifyOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verification> {
    let connection = file::open(path)?;
    connection.execute_batch("BEGIN")?;
    verify_connection(&connection, options, progress)
}

/// As [`verify`], in a transaction that is open.
pub(crate) fn verify_connection(
    connection: &Connection,
    options: &VerifyOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verification> {
    let account: String =
        connection.query_row("SELECT id FROM bailey_account", [], |row| row.get(0))?;
    Verifier::new(connection, options, account, origin(connection)?).run(progress)
}
