//! Released folders of the contract are frozen.

use std::collections::BTreeMap;
use std::fs;

use bailey_package::contract::VERSIONS;
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::source;

/// The digest of each released file, by its path in `wit`.
fn released() -> BTreeMap<String, String> {
    let list = fs::read_to_string(source("wit/released.sha256")).unwrap();
    let lines = list.lines().map(|line| {
        let (digest, path) = line.split_once("  ").unwrap();
        (path.to_owned(), digest.to_owned())
    });
    lines.collect()
}

/// The digest of each file of a released folder as it is now.
fn there(folder: &str) -> BTreeMap<String, String> {
    let files = fs::read_dir(source("wit").join(folder)).unwrap();
    let files = files.map(|file| {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        let digest = Sha256::digest(fs::read(file.path()).unwrap());
        (format!("{folder}/{name}"), HEXLOWER.encode(&digest))
    });
    files.collect()
}

#[test]
fn what_was_released_is_as_it_was() {
    let released = released();
    for version in VERSIONS {
        let folder = format!("v{version}");
        let prefix = format!("{folder}/");
        let mut listed = released.clone();
        listed.retain(|path, _| path.starts_with(&prefix));
        assert!(!listed.is_empty(), "{folder} is not in wit/released.sha256");
        let there = there(&folder);
        for (path, digest) in &listed {
            assert_eq!(
                there.get(path),
                Some(digest),
                "wit/{path} was released: what is to be different comes with the next version"
            );
        }
        for path in there.keys() {
            assert!(
                listed.contains_key(path),
                "wit/{path} came after {folder} was released"
            );
        }
    }
}

#[test]
fn every_released_folder_is_still_spoken() {
    for path in released().keys() {
        let (folder, _) = path.split_once('/').unwrap();
        let spoken = VERSIONS
            .iter()
            .any(|version| format!("v{version}") == folder);
        assert!(spoken, "the host doesn't speak {folder} any more");
    }
}
