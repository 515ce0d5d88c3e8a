//! The data folder's own secret: the key that signs checkpoints of journals.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use ed25519_dalek::SigningKey;

use crate::error::{Error, Result};

/// Reads the signing key, or makes one that only this system's user can read.
/// Its public half is put beside it, in hex, for who verifies a journal.
pub(super) fn signing_key(path: &Path) -> Result<SigningKey> {
    let failed = |source| Error::File {
        path: path.to_owned(),
        source,
    };
    let key = match std::fs::read(path) {
        Ok(bytes) => {
            let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| {
                Error::damaged(format!("{} is not a key of 32 bytes", path.display()))
            })?;
            SigningKey::from_bytes(&bytes)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key = SigningKey::from_bytes(&rand::random());
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path).map_err(failed)?;
            file.write_all(key.as_bytes()).map_err(failed)?;
            file.sync_all().map_err(failed)?;
            key
        }
        Err(error) => return Err(failed(error)),
    };
    let public = path.with_extension("ed25519.pub");
    let text = format!("{}\n", hex::encode(key.verifying_key().as_bytes()));
    if std::fs::read_to_string(&public).ok().as_deref() != Some(&text) {
        std::fs::write(&public, text).map_err(|source| Error::File {
            path: public,
            source,
        })?;
    }
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::signing_key;

    #[test]
    fn the_key_stays_the_same_and_is_ours_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.ed25519");
        let made = signing_key(&path).unwrap();
        assert_eq!(signing_key(&path).unwrap().to_bytes(), made.to_bytes());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let public = std::fs::read_to_string(folder.path().join("journal.ed25519.pub")).unwrap();
        assert_eq!(public.trim(), hex::encode(made.verifying_key().as_bytes()));
    }

    #[test]
    fn a_file_that_is_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.ed25519");
        std::fs::write(&path, "short").unwrap();
        assert!(signing_key(&path).is_err());
    }
}
