//! Taking a snapshot.

use std::path::Path;

use crate::error::Result;
use crate::snapshots::Snapshot;
use crate::store::Account;

/// Copies the account's file, as it is at one moment, to a file that is not there
/// yet. People work on meanwhile: readers and the writer wait for nothing.
///
/// What was deleted from the file leaves no bytes in the copy: it is written anew,
/// row by row, by SQLite itself.
///
/// # Errors
/// `File` if something is there already; `Database`, also when the disk is full:
/// what was written of the copy is taken away.
pub fn take(account: &Account, into: &Path) -> Result<Snapshot> {
    if into.exists() {
        let source = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        return Err(crate::Error::File {
            path: into.to_owned(),
            source,
        });
    }
    let taken = account.copy_to(into).and_then(|()| Snapshot::open(into));
    if taken.is_err()
        && let Err(error) = std::fs::remove_file(into)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::error!(account = %account.id(), %error, "half a snapshot stays");
    }
    taken
}
