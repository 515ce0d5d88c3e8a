//! The folder that holds everything: whose it is, and what is where in it.

use std::fs::File;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use crate::error::{Error, Result};
use crate::ids::AccountId;

/// A data folder that this process owns as long as the value lives.
pub(super) struct DataFolder {
    path: PathBuf,
    _lock: File,
    /// The folder goes with the value; dropped last.
    _temporary: Option<tempfile::TempDir>,
}

impl DataFolder {
    /// Makes the folder if it is missing, and takes it for this process.
    pub(super) fn take(path: &Path) -> Result<Self> {
        for folder in [path.to_owned(), path.join("accounts"), path.join("keys")] {
            make_private(&folder).map_err(|source| Error::File {
                path: folder,
                source,
            })?;
        }
        let file = path.join("lock");
        let failed = |source| Error::File {
            path: file.clone(),
            source,
        };
        let lock = File::create(&file).map_err(failed)?;
        match FileExt::try_lock(&lock) {
            Ok(()) => {
                empty_scratch(path)?;
                Ok(Self {
                    path: path.to_owned(),
                    _lock: lock,
                    _temporary: None,
                })
            }
            Err(TryLockError::WouldBlock) => Err(Error::Unavailable(format!(
                "{} is in use by another `bailey`: stop that one first, or go through it",
                path.display()
            ))),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Makes a folder that goes when the value does.
    pub(super) fn temporary() -> Result<Self> {
        let folder = tempfile::tempdir().map_err(|source| Error::File {
            path: std::env::temp_dir(),
            source,
        })?;
        let taken = Self::take(folder.path())?;
        Ok(Self {
            _temporary: Some(folder),
            ..taken
        })
    }

    /// The operator's database.
    pub(super) fn operator(&self) -> PathBuf {
        operator(&self.path)
    }

    /// The key that signs checkpoints of journals.
    pub(super) fn journal_key(&self) -> PathBuf {
        self.path.join("keys").join("journal.ed25519")
    }

    /// The key that seals the accounts' own keys.
    pub(super) fn secret_key(&self) -> PathBuf {
        self.path.join("keys").join("secrets.key")
    }

    /// A folder for files that nobody needs for long: it goes with the value, and
    /// what a killed process left goes with the next start.
    pub(super) fn scratch(&self) -> Result<tempfile::TempDir> {
        let folder = scratch(&self.path);
        make_private(&folder)
            .and_then(|()| tempfile::tempdir_in(&folder))
            .map_err(|source| Error::File {
                path: folder,
                source,
            })
    }

    /// Where backups are kept unless the operator names another folder.
    pub(super) fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// An account's database.
    pub(super) fn account(&self, id: &AccountId) -> PathBuf {
        account(&self.path, id)
    }
}

/// The operator's database in a data folder.
pub(super) fn operator(folder: &Path) -> PathBuf {
    folder.join("operator.sqlite")
}

/// An account's database in a data folder.
pub(super) fn account(folder: &Path, id: &AccountId) -> PathBuf {
    folder.join("accounts").join(format!("{id}.sqlite"))
}

/// Where files are that nobody needs for long.
fn scratch(folder: &Path) -> PathBuf {
    folder.join("scratch")
}

/// Takes away what a killed process left.
fn empty_scratch(folder: &Path) -> Result<()> {
    let scratch = scratch(folder);
    match std::fs::remove_dir_all(&scratch) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::File {
            path: scratch,
            source,
        }),
        _ => Ok(()),
    }
}

/// The public half of the key that signs checkpoints, in a data folder.
pub(super) fn public_key(folder: &Path) -> PathBuf {
    folder.join("keys").join("journal.ed25519.pub")
}

/// Makes a folder that only this system's user can look into.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
