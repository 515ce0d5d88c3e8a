//! The packages that come with the program.

#![allow(clippy::unwrap_used, reason = "a test says so by failing")]

use bailey_first_party::{examples, packages};
use bailey_package::Package;
use wasmparser::{Parser, Payload};

fn read() -> Vec<Package> {
    packages()
        .iter()
        .map(|bytes| Package::read(bytes.to_vec()).unwrap())
        .collect()
}

#[test]
fn each_package_holds_and_is_there_once() {
    let mut ids: Vec<String> = read().iter().map(|it| it.manifest().id.clone()).collect();
    ids.sort();
    assert_eq!(
        ids,
        [
            "bailey.activity-monitor",
            "bailey.audit-log",
            "bailey.backup-scheduler",
            "bailey.ip-allowlist",
            "bailey.recycle-bin",
            "bailey.roles",
            "bailey.support-access",
            "bailey.two-factor"
        ]
    );
}

#[test]
fn each_package_speaks_four_languages() {
    for package in read() {
        let tags: Vec<&str> = package.locales().keys().map(String::as_str).collect();
        assert_eq!(tags, ["en", "pl", "ru", "zh"], "{package:?}");
    }
}

#[test]
fn the_packages_need_nothing_but_the_contract() {
    for package in read() {
        for interface in package.imports() {
            assert_eq!(
                interface.package, "bailey:crm",
                "{package:?} imports {interface}"
            );
        }
    }
}

/// The bytes that a component has at most.
const LARGEST: usize = 300_000;

#[test]
fn each_component_is_small() {
    for bytes in packages().iter().chain(examples()) {
        let package = Package::read(bytes.to_vec()).unwrap();
        let id = package.manifest().id.as_str();
        let size = component_size(bytes);
        println!("{id}: {size} bytes");
        assert!(size < LARGEST, "{id} has {size} bytes");
    }
}

#[test]
fn no_component_names_a_folder_of_who_built_it() {
    let home = std::env::home_dir().unwrap();
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let source = std::fs::canonicalize(source).unwrap();
    for folder in [home, source] {
        let folder = folder.display().to_string();
        for (package, bytes) in read().iter().zip(packages()) {
            let mut parts = bytes.windows(folder.len());
            let named = parts.any(|part| part == folder.as_bytes());
            assert!(!named || folder == "/", "{package:?} names {folder}");
        }
    }
}

/// A package without what is added to the component: the manifest, the texts, the icon,
/// the signature.
fn component_size(package: &[u8]) -> usize {
    let added = Parser::new(0).parse_all(package).filter_map(|payload| {
        let Payload::CustomSection(section) = payload.unwrap() else {
            return None;
        };
        let ours = section.name().starts_with("bailey:");
        let place = section.range();
        ours.then(|| usize::try_from(place.end - place.start).unwrap())
    });
    package.len() - added.sum::<usize>()
}
