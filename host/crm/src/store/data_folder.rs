//! The folder that holds everything: whose it is, and what is where in it.

use std::fs::File;
use std::path::{Path, PathBuf};

use fs4::FileExt;

use crate::error::{Error, Result};
use crate::ids::AccountId;

/// A data folder that this process owns as long as the value lives.
pub(super) struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if it is missing, and takes it for this process.
    pub(super) fn take(path: &Path) -> Result<Self> {
        for folder in [path.to_owned(), path.join("accounts"), path.join("keys")] {
            std::fs::create_dir_all(&folder)
                .map_err(|source| Error::File { path: folder, source })?;
        }
        let file = path.join("lock");
        let lock = File::create(&file)
            .map_err(|source| Error::File { path: file.clone(), source })?;
        match FileExt::try_lock(&lock) {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(fs4::TryLockError::WouldBlock) => Err(Error::Unavailable(format!(
                "{} is in use by another process: stop that one first",
                path.display()
            ))),
            Err(fs4::TryLockError::Error(source)) => Err(Error::File { path: file, source }),
        }
    }

    /// The operator's database.
    pub(super) fn operator(&self) -> PathBuf {
        self.path.join("operator.sqlite")
    }

    /// An account's database.
    pub(super) fn account(&self, id: &AccountId) -> PathBuf {
        self.path.join("accounts").join(format!("{id}.sqlite"))
    }
}
