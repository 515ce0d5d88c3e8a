//! The data folder's own secrets: the key that signs checkpoints of journals, and
//! the one that seals the accounts' keys.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use ed25519_dalek::SigningKey;

use crate::error::{Error, Result};

/// Reads the signing key, or makes one that only this system's user can read.
/// Its public half is put beside it, in hex, for who verifies a journal.
pub(super) fn signing_key(path: &Path) -> Result<SigningKey> {
    let key = SigningKey::from_bytes(&secret_key(path)?);
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

/// Reads a key of 32 random bytes, or makes one that only this system's user can
/// read.
pub(super) fn secret_key(path: &Path) -> Result<[u8; 32]> {
    let failed = |source| Error::File {
        path: path.to_owned(),
        source,
    };
    match std::fs::read(path) {
        Ok(bytes) => <[u8; 32]>::try_from(bytes)
            .map_err(|_| Error::damaged(format!("{} is not a key of 32 bytes", path.display()))),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let key: [u8; 32] = rand::random();
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path).map_err(failed)?;
            file.write_all(&key).map_err(failed)?;
            file.sync_all().map_err(failed)?;
            Ok(key)
        }
        Err(error) => Err(failed(error)),
    }
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
