//! The kept inputs of every parser hold, and so do inputs that chance makes of them:
//! always the same ones, unless `BAILEY_FUZZ_SECONDS` says for how long new ones are
//! made. What doesn't hold is kept below `target/tmp/fuzz` and named.

#![expect(
    clippy::expect_used,
    reason = "a test that can't read its inputs ends here"
)]

mod chance;

use bailey_fuzz::{backup, csv_import, filter, journal, manifest, package};

#[test]
fn manifests_hold() {
    chance::over("manifest", 4_000, manifest::holds);
}

#[test]
fn packages_hold() {
    chance::over("package", 4_000, package::holds);
}

#[test]
fn filters_hold() {
    chance::over("filter", 2_000, filter::holds);
}

#[test]
fn csv_files_hold() {
    chance::over("csv_import", 1_000, csv_import::holds);
}

#[test]
fn backups_hold() {
    chance::over("backup", 2_000, backup::holds);
}

#[test]
fn journals_hold() {
    chance::over("journal", 100, journal::holds);
}
