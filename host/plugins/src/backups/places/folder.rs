//! An account's own folder in the operator's.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bailey_crm::{AccountId, Error, Result};

/// What a file is called that isn't whole yet.
const HALF: &str = "half";

/// An account's own folder in the operator's.
pub(in crate::backups) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn of(operators: &Path, account: &AccountId) -> Self {
        Self {
            path: operators.join(account.as_str()),
        }
    }

    /// Moves the file there, or copies it if it is on another disk.
    pub(super) fn put(&self, file: &Path, name: &str) -> Result<()> {
        fs::create_dir_all(&self.path).map_err(|source| failed(&self.path, source))?;
        self.empty_of_halves()?;
        let to = self.path.join(name);
        if to.exists() {
            let to = to.display();
            return Err(Error::Conflict(format!(
                "{to} is there already, and a backup is never written over"
            )));
        }
        if fs::rename(file, &to).is_err() {
            let half = self.path.join(format!("{name}.{HALF}"));
            let copied = fs::copy(file, &half)
                .and_then(|_| fs::File::open(&half)?.sync_all())
                .and_then(|()| fs::rename(&half, &to));
            if let Err(source) = copied {
                let _gone = fs::remove_file(&half);
                return Err(failed(&to, source));
            }
        }
        // The name has to outlast a power cut too.
        let folder = fs::File::open(&self.path).and_then(|folder| folder.sync_all());
        folder.map_err(|source| failed(&self.path, source))
    }

    pub(super) fn find(&self, name: &str) -> Result<PathBuf> {
        let path = self.path.join(name);
        if path.is_file() {
            return Ok(path);
        }
        let path = path.display();
        Err(Error::NotFound(format!("{path} is not there any more")))
    }

    pub(super) fn delete(&self, name: &str) -> Result<()> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != ErrorKind::NotFound => Err(failed(&path, source)),
            _ => Ok(()),
        }
    }

    /// Takes away what a killed process left.
    fn empty_of_halves(&self) -> Result<()> {
        let entries = fs::read_dir(&self.path).map_err(|source| failed(&self.path, source))?;
        for entry in entries {
            let path = entry.map_err(|source| failed(&self.path, source))?.path();
            if path.extension().is_some_and(|ending| ending == HALF) {
                fs::remove_file(&path).map_err(|source| failed(&path, source))?;
            }
        }
        Ok(())
    }
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    let path = path.to_owned();
    Error::File { path, source }
}
