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
    M::up(include_str!("migrations/014_archive.sql")),
    M::up(include_str!("migrations/015_files.sql")),
    M::up(include_str!("migrations/016_reports.sql")),
    M::up(include_str!("migrations/017_recent.sql")),
    M::up(include_str!("migrations/020_entry.sql")),
    M::up(include_str!("migrations/021_groups.sql")),
    M::up(include_str!("migrations/022_safe_mode.sql")),
    M::up(include_str!("migrations/024_steps.sql")),
    M::up(include_str!("migrations/025_secrets.sql")),
    M::up(include_str!("migrations/026_mail.sql")),
    M::up(include_str!("migrations/027_activity.sql")),
    M::up(include_str!("migrations/028_tokens.sql")),
    M::up(include_str!("migrations/029_support.sql")),
    M::up(include_str!("migrations/030_cost.sql")),
    M::up(include_str!("migrations/031_proof.sql")),
    M::up(include_str!("migrations/034_plugin_life.sql")),
    M::up(include_str!("migrations/038_backups.sql")),
    M::up(include_str!("migrations/040_caused.sql")),
    M::up(include_str!("migrations/041_archived.sql")),
    M::up(include_str!("migrations/042_recording.sql")),
    M::up(include_str!("migrations/043_search.sql")),
];

const OPERATOR: &[M<'_>] = &[
    M::up(include_str!("migrations/operator.sql")),
    M::up(include_str!("migrations/operator_002_following.sql")),
    M::up(include_str!("migrations/operator_003_backup_keys.sql")),
    M::up(include_str!("migrations/operator_004_catalogue.sql")),
    M::up(include_str!("migrations/operator_005_standing.sql")),
    M::up(include_str!("migrations/operator_006_password.sql")),
];

/// Brings an account's file to what this version expects.
pub(super) fn account(connection: &mut Connection) -> Result<()> {
    apply(ACCOUNT, connection)
}

/// Gives a file that has none the internal tables that an earlier version had.
pub(super) fn account_of(version: usize, connection: &mut Connection) -> Result<()> {
    let earlier = ACCOUNT.get(..version);
    let later = || Error::damaged("a later version wrote it");
    apply(earlier.ok_or_else(later)?, connection)
}

/// How many areas an account's file of this version has.
pub(super) const fn newest() -> usize {
    ACCOUNT.len()
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

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{ACCOUNT, account, apply};
    use crate::journal::CHANGE_COLUMNS;

    const OPERATIONS: &str = "SELECT id || kind || actor || coalesce(first_table, '-')
            || change_count || hex(salts) || hex(digests) || hex(hash)
         FROM bailey_operation ORDER BY id";

    fn rows(connection: &Connection, sql: &str) -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn a_journal_of_an_earlier_version_is_the_same_one() {
        let mut connection = Connection::open_in_memory().unwrap();
        apply(&ACCOUNT[..9], &mut connection).unwrap();
        connection
            .execute_batch(
                "CREATE TEMP TABLE numbers AS
                     WITH RECURSIVE n (value) AS (
                         SELECT 0 UNION ALL SELECT value + 1 FROM n LIMIT 1501)
                     SELECT value FROM n;
                 INSERT INTO bailey_operation (id, at, kind, actor, actor_user, surface, details,
                     first_table, change_count, salts, digests, hash)
                 SELECT value, 1000 + value, 'records.update', 'a', value % 3, 'page', '', 'deals',
                     2, x'01', x'02', randomblob(32)
                 FROM numbers WHERE value > 0;
                 INSERT INTO bailey_change (operation, position, table_key, record, label, kind,
                     version, fields, vals, salts, digests)
                 SELECT o.id, p.value, iif(p.value, 'notes', 'deals'), o.id % 7, NULL, 'updated',
                     1, '[]', '', randomblob(16), randomblob(32)
                 FROM bailey_operation o, numbers p WHERE p.value < 2;
                 INSERT INTO bailey_operation_also (table_key, kind, at, operation)
                 SELECT 'notes', kind, at, id FROM bailey_operation;",
            )
            .unwrap();
        let columns: Vec<String> = CHANGE_COLUMNS
            .split(", ")
            .map(|column| format!("quote({column})"))
            .collect();
        let changes = format!(
            "SELECT {} FROM bailey_change ORDER BY operation, position",
            columns.join(" || ")
        );
        let before = (rows(&connection, OPERATIONS), rows(&connection, &changes));
        account(&mut connection).unwrap();
        let after = (rows(&connection, OPERATIONS), rows(&connection, &changes));
        assert_eq!(before.1.len(), 3000);
        assert_eq!(before, after);
        for refused in [
            "UPDATE bailey_operation SET kind = 'x' WHERE id = 1",
            "DELETE FROM bailey_operation WHERE id = 1",
            "UPDATE bailey_change SET record = 8 WHERE operation = 1",
            "DELETE FROM bailey_change WHERE operation = 1",
        ] {
            let said = connection.execute(refused, []).unwrap_err().to_string();
            assert!(said.contains("the journal is never"), "{said}");
        }
    }
}
