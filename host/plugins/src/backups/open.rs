//! Opening a backup: first what it says of itself, then, with the key, what it
//! holds.

use std::fs::File;
use std::path::Path;

use bailey_backup::{AccountKey, Backup, Manifest};
use bailey_crm::snapshots::{Origin, Snapshot};
use bailey_crm::{Error, Result};

use super::said::said;

/// A backup that was opened. What it holds goes with it.
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The key that signed it, in its 32 bytes: whose it is is for the caller to
    /// know.
    pub signed_by: [u8; 32],
    /// The key under which the account's file keeps secrets, if it does.
    secrets_key: Option<[u8; 32]>,
    /// The account as it was.
    pub snapshot: Snapshot,
    /// Where the snapshot's file is; dropped last.
    pub(super) scratch: tempfile::TempDir,
}

impl Opened {
    /// Where it comes from, for a new installation.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin {
            key: self.signed_by,
            secrets_key: self.secrets_key,
        }
    }
}

/// What a backup says of itself, and who signed that. No key is needed.
///
/// # Errors
/// `File`, or `Damaged` if it is none.
pub fn manifest(file: &Path) -> Result<(Manifest, [u8; 32])> {
    let backup = read(file)?;
    Ok((backup.manifest().clone(), backup.signed_by().to_bytes()))
}

/// Opens a backup with the account's key. Every byte of it is checked on the way.
/// Its account's file is unpacked into `scratch`. `progress` hears how many bytes of
/// how many are unpacked.
///
/// # Errors
/// `Invalid` for another key; `Damaged`; `File`.
pub fn open(
    file: &Path,
    key: &AccountKey,
    scratch: tempfile::TempDir,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Opened> {
    let mut backup = read(file)?;
    let into = scratch.path().join("account.sqlite");
    backup
        .check(&mut |_, _| {})
        .and_then(|()| backup.extract(key, &into, progress))
        .map_err(|error| said(file, error))?;
    let snapshot = Snapshot::open(&into)?;
    let manifest = backup.manifest().clone();
    let named = snapshot.contents().account.to_string();
    if named != manifest.of.account {
        return Err(Error::damaged(format!(
            "{}: it says that it is of `{}` and holds `{named}`",
            file.display(),
            manifest.of.account
        )));
    }
    let secrets_key = backup.secrets_key(key).map_err(|error| said(file, error))?;
    let secrets_key = secrets_key.map(<[u8; 32]>::try_from).transpose();
    let secrets_key = secrets_key
        .map_err(|_| Error::damaged("the key of the backup's secrets has another length"))?;
    Ok(Opened {
        secrets_key,
        signed_by: backup.signed_by().to_bytes(),
        manifest,
        snapshot,
        scratch,
    })
}

fn read(file: &Path) -> Result<Backup<File>> {
    let opened = File::open(file).map_err(|source| Error::File {
        path: file.to_owned(),
        source,
    })?;
    Backup::open(opened).map_err(|error| said(file, error))
}
