//! A backup's file. Of one that is whole no byte can be another; one that is refused
//! leaves nothing behind; and whoever signs one can't have its reader write more than
//! was said.
//!
//! Who changes a byte is stopped by the signature. So what doesn't begin as a backup does
//! is taken as a manifest, an empty line, and what was compressed, and is sealed and
//! signed as its maker would.

mod made;

use std::io::Cursor;

use bailey_backup::{AccountKey, Backup, Error, MANIFEST, Manifest};
use sha2::{Digest as _, Sha256};

pub use made::{KEY, signing_key};

/// The backup that [`signing_key`] signed, and no other.
const WHOLE: &[u8] = include_bytes!("../../corpus/backup/whole.tar");

/// What must hold for any bytes taken as a backup, or as what is in one.
pub fn holds(input: &[u8]) {
    let key: AccountKey = KEY.parse().expect("a key");
    if input.starts_with(MANIFEST.as_bytes()) {
        if let Ok((manifest, _)) = read(input, &key)
            && manifest.signed_by == hex::encode(signing_key().verifying_key().as_bytes())
        {
            assert!(input == WHOLE, "it holds for other bytes than were signed");
        }
        return;
    }
    let backup = made::signed(input, &key);
    if let Ok((manifest, database)) = read(&backup, &key) {
        assert_eq!(manifest.database.bytes, database.len() as u64);
        assert_eq!(
            manifest.database.sha256,
            hex::encode(Sha256::digest(&database))
        );
    }
}

/// What the backup says of itself and the account's file in it, if it is whole.
fn read(bytes: &[u8], key: &AccountKey) -> Result<(Manifest, Vec<u8>), Error> {
    let mut backup = Backup::open(Cursor::new(bytes)).inspect_err(says_why)?;
    let manifest = backup.manifest().clone();
    backup
        .secrets_key(key)
        .map(drop)
        .unwrap_or_else(|error| says_why(&error));
    let checked = backup.check(&mut |done, total| assert!(done <= total));
    let folder = tempfile::tempdir().expect("a place for a file");
    let into = folder.path().join("account.sqlite");
    let said = manifest.database.bytes;
    let written = backup.extract(key, &into, &mut |done, _| {
        assert!(done <= said.saturating_add(1), "{done} bytes of {said}");
    });
    if let Err(error) = &written {
        says_why(error);
        assert!(!into.exists(), "something stays of what was refused");
    }
    checked.inspect_err(says_why)?;
    written?;
    Ok((manifest, std::fs::read(&into).expect("it was written")))
}

/// A refusal that is the backup's, not the machine's.
fn says_why(error: &Error) {
    match error {
        Error::Damaged(what) => assert!(!what.is_empty()),
        Error::Format(format) => assert_ne!(format, bailey_backup::FORMAT),
        Error::WrongKey(_) => {}
        other => panic!("{other}"),
    }
}
