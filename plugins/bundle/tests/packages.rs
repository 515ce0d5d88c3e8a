//! The packages that come with the program.

#![allow(clippy::unwrap_used, reason = "a test says so by failing")]

use bailey_first_party::packages;
use bailey_package::Package;

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
