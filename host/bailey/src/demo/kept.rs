//! What the demo remembers from one start to the next: its password, in a file
//! of the data folder that this system's user alone can read.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use bailey_crm::sessions::made_up_password;

const FILE: &str = "demo.toml";

/// What the demo remembers.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Everybody's password, made up at the first start.
    pub password: String,
    /// Whether the sample data is all there.
    pub complete: bool,
}

impl Kept {
    /// What is remembered; at the first start a new password, kept before
    /// anything is made with it.
    pub fn read_or_begin(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).with_context(|| path.display().to_string()),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let kept = Self {
                    password: made_up_password(),
                    complete: false,
                };
                kept.write(folder)?;
                Ok(kept)
            }
            Err(error) => Err(error).with_context(|| path.display().to_string()),
        }
    }

    /// Writes it, whole or not at all.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let (path, new) = (folder.join(FILE), folder.join("demo.toml.new"));
        let text = toml::to_string(self)?;
        let write = || {
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&new)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &path)
        };
        write().with_context(|| path.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_stays_and_is_ours_alone() {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Kept::read_or_begin(folder.path()).unwrap();
        kept.complete = true;
        kept.write(folder.path()).unwrap();
        let again = Kept::read_or_begin(folder.path()).unwrap();
        assert_eq!((again.password, again.complete), (kept.password, true));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(folder.path().join(FILE))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
