//! The internal tables of an account's file and of the operator's, one SQL file
//! an area, in the order in which they are made. SQLite's `user_version` says
//! how many of them a file has.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::{Error, Result};

const ACCOUNT: &[M<'_>] = &[
    M::up(include_str!("migrations/001_journal.sql")),
    M::up(include_str!("migrations/002_schema.sql")),
    M::up(include_str!("migrations/003_directory.sql")),
    M::up(include_str!("migrations/004_plugins.sql")),
    M::up(include_str!("migrations/005_idempotency.sql")),
    M::up(include_str!("migrations/006_journal.sql")),
    M::up(include_str!("migrations/007_bin.sql")),
    M::up(include_str!("migrations/008_schema_bin.sql")),
    M::up(include_str!("migrations/009_audit.sql")),
    M::up(include_str!("migrations/010_log.sql")),
    M::up(include_str!("migrations/012_saved_views.sql")),
    M::up(include_str!("migrations/013_views.sql")),
];

const OPERATOR: &[M<'_>] = &[
    M::up(include_str!("migrations/operator.sql")),
    M::up(include_str!("migrations/operator_002_following.sql")),
];

/// Brings an account's file to what this version expects.
pub(super) fn account(connection: &mut Connection) -> Result<()> {
    apply(ACCOUNT, connection)
}

/// Brings the operator's file to what this version expects.
pub(super) fn operator(connection: &mut Connection) -> Result<()> {
    apply(OPERATOR, connection)
}

fn apply(migrations: &[M<'_>], connection: &mut Connection) -> Result<()> {
    Migrations::from_slice(migrations)
        .to_latest(connection)
        .map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Error::Database(err),
            other => Error::damaged(format!("the file can't be brought up to date: {other}")),
        })
}
