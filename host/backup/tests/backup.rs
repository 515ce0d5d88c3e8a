//! A backup opens with its key and no other, and no byte of it goes unchecked.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;
use std::path::Path;

use bailey_backup::{AccountKey, Backup, Error, Of, Plugin, Position, Sealing, Table};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;

const SIGNER: [u8; 32] = [7; 32];

fn of() -> Of {
    Of {
        account: "acme".into(),
        name: "Acme".into(),
        taken_at: "2026-11-22T10:00:00Z".parse().unwrap(),
        journal: Position {
            operation: 12,
            hash: "00".repeat(32),
        },
        tables: vec![Table {
            key: "deals".into(),
            active: 2,
            archived: 0,
            deleted: 1,
        }],
        plugins: vec![Plugin {
            id: "some.plugin".into(),
            version: "1.0.0".into(),
            digest: "11".repeat(32),
            enabled: true,
        }],
    }
}

fn backup(folder: &Path, database: &[u8], key: &AccountKey) -> Vec<u8> {
    let file = folder.join("account.sqlite");
    std::fs::write(&file, database).unwrap();
    let mut out = Vec::new();
    let sealing = Sealing {
        secrets_key: Some(b"inner key"),
        recipients: &[key.recipient()],
        signing_key: &SigningKey::from_bytes(&SIGNER),
    };
    let written = bailey_backup::write(&mut out, &file, of(), &sealing, folder, &mut |_, _| {});
    assert_eq!(written.unwrap().of, of());
    out
}

fn read(bytes: &[u8], key: &AccountKey, into: &Path) -> Result<Vec<u8>, Error> {
    let mut backup = Backup::open(Cursor::new(bytes))?;
    backup.check(&mut |_, _| {})?;
    backup.extract(key, into, &mut |_, _| {})?;
    Ok(std::fs::read(into)?)
}

#[test]
fn what_was_backed_up_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let key = AccountKey::generate();
    let database = b"some pages, over and over again. ".repeat(100_000);
    let bytes = backup(folder.path(), &database, &key);
    assert!(bytes.len() < database.len() / 10, "{}", bytes.len());
    let found = Backup::open(Cursor::new(&bytes)).unwrap();
    assert_eq!(found.manifest().of, of());
    assert_eq!(found.secrets_key(&key).unwrap().unwrap(), b"inner key");
    assert_eq!(
        found.signed_by(),
        SigningKey::from_bytes(&SIGNER).verifying_key()
    );
    assert!(read(&bytes, &key, &folder.path().join("back")).unwrap() == database);
}

#[test]
fn another_key_opens_nothing_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let key = AccountKey::generate();
    let bytes = backup(folder.path(), b"pages", &key);
    let into = folder.path().join("back");
    let said = read(&bytes, &AccountKey::generate(), &into).unwrap_err();
    assert!(
        said.to_string().contains(&key.recipient().to_string()),
        "{said}"
    );
    assert!(!into.exists());
}

#[test]
fn a_file_that_is_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let key = AccountKey::generate();
    let bytes = backup(folder.path(), b"pages", &key);
    let into = folder.path().join("back");
    std::fs::write(&into, "mine").unwrap();
    assert!(matches!(read(&bytes, &key, &into), Err(Error::File(_))));
    assert_eq!(std::fs::read(&into).unwrap(), b"mine");
}

#[test]
fn a_later_format_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = backup(folder.path(), b"pages", &AccountKey::generate());
    let text = String::from_utf8_lossy(&bytes);
    let place = text.find("bailey-backup/1").unwrap();
    let mut later = bytes.clone();
    later[place + 14] = b'2';
    let said = Backup::open(Cursor::new(later)).err().unwrap();
    assert!(
        matches!(&said, Error::Format(format) if format == "bailey-backup/2"),
        "{said}"
    );
}

#[test]
fn it_is_an_ordinary_tar() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = backup(folder.path(), b"pages", &AccountKey::generate());
    let mut archive = tar::Archive::new(Cursor::new(bytes));
    let names = archive.entries().unwrap().map(|entry| {
        let entry = entry.unwrap();
        entry.path().unwrap().to_string_lossy().into_owned()
    });
    let expected = [
        bailey_backup::MANIFEST,
        bailey_backup::SIGNATURE,
        bailey_backup::DATABASE,
    ];
    assert_eq!(names.collect::<Vec<_>>(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_byte_flipped_anywhere_is_found(place in any::<prop::sample::Index>(), flip in 1..=255_u8) {
        let folder = tempfile::tempdir().unwrap();
        let key = AccountKey::generate();
        let mut bytes = backup(folder.path(), b"pages of an account", &key);
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        prop_assert!(read(&bytes, &key, &folder.path().join("back")).is_err(), "at {}", place);
    }

    #[test]
    fn a_file_cut_off_anywhere_is_found(place in any::<prop::sample::Index>()) {
        let folder = tempfile::tempdir().unwrap();
        let key = AccountKey::generate();
        let bytes = backup(folder.path(), b"pages of an account", &key);
        let bytes = &bytes[..place.index(bytes.len())];
        prop_assert!(read(bytes, &key, &folder.path().join("back")).is_err());
    }
}
