//! A copy of an account for whoever is to look into it and not to act in it: without
//! what people and programs sign in with, and without secrets.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::Result;
use crate::snapshots::source::defend;

/// Tables that hold nothing but ways in, secrets, and letters that may have a way in.
const WAYS_IN: [&str; 12] = [
    "bailey_session",
    "bailey_token",
    "bailey_link",
    "bailey_mail",
    "bailey_plugin_mail",
    "bailey_failure",
    "bailey_safe_code",
    "bailey_device",
    "bailey_secret",
    "bailey_secret_key",
    "bailey_backup_link",
    "bailey_support_session",
];

/// Columns that hold one, in tables that stay, with what they hold instead.
const KEYS: [(&str, &str, &str); 3] = [
    ("bailey_user", "password", "NULL"),
    ("bailey_support", "password", "NULL"),
    ("bailey_backup_store", "sealed", "x''"),
];

/// Takes them out of an account's file that nobody has open, so that no byte of them
/// is left in it. Records, people and the journal stay as they are. A file of an
/// earlier version may not have all of these.
///
/// # Errors
/// `Database`, also when the disk is full.
pub fn shed_credentials(file: &Path) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    defend(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    for table in WAYS_IN {
        if connection.table_exists(None, table)? {
            connection.execute(&format!("DELETE FROM {table}"), [])?;
        }
    }
    for (table, column, instead) in KEYS {
        if connection.column_exists(None, table, column)? {
            connection.execute(&format!("UPDATE {table} SET {column} = {instead}"), [])?;
        }
    }
    connection.execute_batch("VACUUM")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::shed_credentials;
    use crate::context::Context;
    use crate::directory::{self, NewUser};
    use crate::ids::Timestamp;
    use crate::journal::VerifyOptions;
    use crate::sessions::{self, NewToken, PasswordHash, TokenScope};
    use crate::snapshots::take;
    use crate::store::Account;

    fn holds(file: &std::path::Path, bytes: &[u8]) -> bool {
        let held = std::fs::read(file).unwrap();
        memchr::memmem::find(&held, bytes).is_some()
    }

    #[test]
    fn no_byte_of_a_password_or_a_token_is_left_and_the_journal_holds() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let password = PasswordHash::of("correct horse battery staple").unwrap();
        let ann = NewUser {
            name: "Ann".into(),
            email: "ann@shed.example".into(),
            password: Some(password),
            ..NewUser::default()
        };
        let ann = directory::create_user(&account, &context, ann).unwrap();
        let token = NewToken {
            name: "a program".into(),
            user: ann,
            scope: TokenScope::full(),
            expires_at: Some(Timestamp(i64::MAX)),
        };
        sessions::create_token(&account, &context, token).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("account.sqlite");
        drop(take(&account, &file).unwrap());
        let connection = rusqlite::Connection::open(&file).unwrap();
        let digest: Vec<u8> = connection
            .query_row("SELECT token FROM bailey_token", [], |row| row.get(0))
            .unwrap();
        drop(connection);
        assert!(holds(&file, b"$argon2id$") && holds(&file, &digest));

        shed_credentials(&file).unwrap();
        assert!(!holds(&file, b"$argon2id$") && !holds(&file, &digest));
        assert!(holds(&file, b"ann@shed.example"));
        let snapshot = crate::snapshots::Snapshot::open(&file).unwrap();
        let checked = snapshot
            .check(&VerifyOptions::default(), &mut |_, _| {})
            .unwrap();
        assert!(checked.faults.is_empty(), "{:?}", checked.faults);
        assert!(checked.journal.fault.is_none());
    }
}
