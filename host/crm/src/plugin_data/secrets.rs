//! What a plugin keeps sealed. As with its storage, what a call seals collects in
//! memory and is written in the transaction that commits the call's result.
//!
//! The plain text is in neither the file, nor the journal, nor any error.

use std::collections::BTreeMap;
use std::fmt;

use rusqlite::OptionalExtension as _;

use super::storage::{self, LONGEST_KEY};
use crate::error::{Error, Result};
use crate::store::{Account, Read, VaultKey, Write};

/// The name under which secrets are counted: no bucket has it.
const COUNTED: &str = "";
/// The most bytes of a secret.
const LONGEST: usize = 64 * 1024;

/// What one call sealed and forgot, before it is kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sealed {
    /// By key; none where it was forgotten.
    writes: BTreeMap<String, Option<Vec<u8>>>,
}

impl Sealed {
    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// What the call itself left under this key: outer none if it touched it not.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Option<&[u8]>> {
        self.writes.get(key).map(Option::as_deref)
    }

    /// Has a secret kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the key is empty or too long, or the secret too long.
    pub fn seal(&mut self, key: &str, secret: Vec<u8>) -> Result<()> {
        if secret.len() > LONGEST {
            let message = format!("A secret is at most {LONGEST} bytes long.");
            return Err(Error::invalid_field("secret", "length", message));
        }
        check(key)?;
        self.writes.insert(key.to_owned(), Some(secret));
        Ok(())
    }

    /// Has one forgotten.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the key is empty or too long.
    pub fn forget(&mut self, key: &str) -> Result<()> {
        check(key)?;
        self.writes.insert(key.to_owned(), None);
        Ok(())
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} secrets)", self.writes.len())
    }
}

/// A secret that was kept.
///
/// # Errors
/// [`Error::Damaged`] if it can't be opened with this data folder's key.
pub fn open(read: &Read<'_>, plugin: &str, key: &str) -> Result<Option<Vec<u8>>> {
    check(key)?;
    let sql = "SELECT sealed FROM bailey_secret WHERE plugin = ?1 AND key = ?2";
    let sealed: Option<Vec<u8>> = read
        .connection()
        .prepare_cached(sql)?
        .query_row((plugin, key), |row| row.get(0))
        .optional()?;
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let account =
        account_key(read)?.ok_or_else(|| Error::damaged("the account's key is missing"))?;
    account
        .open(read.account(), &[plugin, key], &sealed)
        .map(Some)
}

/// Keeps what a call sealed.
///
/// # Errors
/// [`Error::Limit`] if the plugin would keep more than `quota` bytes in all.
pub fn apply(write: &mut Write<'_>, plugin: &str, sealed: &Sealed, quota: u64) -> Result<()> {
    if sealed.is_empty() {
        return Ok(());
    }
    let account = key_of(write)?;
    for (key, secret) in &sealed.writes {
        let connection = write.connection();
        match secret {
            Some(secret) => {
                let sealed = account.seal(write.account(), &[plugin, key], secret)?;
                let sql = "INSERT INTO bailey_secret (plugin, key, sealed) VALUES (?1, ?2, ?3)
                           ON CONFLICT (plugin, key) DO UPDATE SET sealed = excluded.sealed";
                connection
                    .prepare_cached(sql)?
                    .execute((plugin, key, sealed))?;
            }
            None => {
                let sql = "DELETE FROM bailey_secret WHERE plugin = ?1 AND key = ?2";
                connection.prepare_cached(sql)?.execute((plugin, key))?;
            }
        }
    }
    count(write, plugin)?;
    storage::within(&write.read(), plugin, quota)
}

/// Forgets all secrets of the plugin.
///
/// # Errors
/// [`Error::Database`].
pub fn clear(write: &mut Write<'_>, plugin: &str) -> Result<()> {
    let sql = "DELETE FROM bailey_secret WHERE plugin = ?1";
    if write.connection().execute(sql, [plugin])? > 0 {
        count(write, plugin)?;
    }
    Ok(())
}

/// How often the plugin's secrets were changed.
///
/// # Errors
/// [`Error::Database`].
pub fn version(read: &Read<'_>, plugin: &str) -> Result<u64> {
    storage::version(read, plugin, COUNTED)
}

fn count(write: &Write<'_>, plugin: &str) -> Result<()> {
    let sql = "INSERT INTO bailey_plugin_bucket (plugin, bucket, version, entries, bytes)
               SELECT ?1, ?2, 1, count(*),
                   coalesce(sum(length(CAST(key AS BLOB)) + length(sealed)), 0)
               FROM bailey_secret WHERE plugin = ?1
               ON CONFLICT (plugin, bucket) DO UPDATE SET version = version + 1,
                   entries = excluded.entries, bytes = excluded.bytes";
    write
        .connection()
        .prepare_cached(sql)?
        .execute((plugin, COUNTED))?;
    Ok(())
}

/// The account's key in its 32 bytes, for a backup to carry sealed; none if the
/// account never had a secret.
///
/// # Errors
/// [`Error::Damaged`] if it can't be opened with this data folder's key.
pub fn reveal_key(account: &Account) -> Result<Option<[u8; 32]>> {
    account.read(|read| Ok(account_key(read)?.map(|key| key.reveal())))
}

/// Seals the account's key with this data folder's own, where it came from another
/// one. Secrets whose key did not come along can't be opened any more, and go.
pub(crate) fn take_over(write: &mut Write<'_>, key: Option<[u8; 32]>) -> Result<()> {
    let connection = write.connection();
    match key {
        Some(key) => {
            let read = write.read();
            let key = VaultKey::new(key);
            let sealed = read.folder_key().seal_key(read.account(), &key)?;
            connection.execute("UPDATE bailey_secret_key SET sealed = ?1", [sealed])?;
        }
        None => {
            connection.execute_batch("DELETE FROM bailey_secret; DELETE FROM bailey_secret_key;")?
        }
    }
    Ok(())
}

/// The account's key; none if it never had a secret.
pub(crate) fn account_key(read: &Read<'_>) -> Result<Option<VaultKey>> {
    let sql = "SELECT sealed FROM bailey_secret_key";
    let sealed: Option<Vec<u8>> = read
        .connection()
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))
        .optional()?;
    let opened = sealed.map(|sealed| read.folder_key().open_key(read.account(), &sealed));
    opened.transpose()
}

/// The account's key, made when it is first needed.
pub(crate) fn key_of(write: &Write<'_>) -> Result<VaultKey> {
    let read = write.read();
    if let Some(key) = account_key(&read)? {
        return Ok(key);
    }
    let key = VaultKey::random();
    let sealed = read.folder_key().seal_key(read.account(), &key)?;
    write.connection().execute(
        "INSERT INTO bailey_secret_key (only, sealed) VALUES (1, ?1)",
        [sealed],
    )?;
    Ok(key)
}

fn check(key: &str) -> Result<()> {
    if key.is_empty() || key.len() > LONGEST_KEY {
        let length = key.len();
        let message = format!("A key is 1 to {LONGEST_KEY} bytes long, and this one is {length}.");
        return Err(Error::invalid_field("key", "length", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"JBSWY3DPEHPK3PXP-as-it-was-typed";

    fn keep(account: &Account, quota: u64, secret: &'static [u8]) -> Result<()> {
        account.write(move |write| {
            let mut sealed = Sealed::default();
            sealed.seal("seed", secret.to_vec())?;
            apply(write, "p.a", &sealed, quota)
        })
    }

    #[test]
    fn a_secret_is_the_plugins_own_and_nowhere_in_the_file() {
        let account = Account::in_memory().unwrap();
        keep(&account, 10_000, SECRET).unwrap();
        let opened = account.read(|read| open(read, "p.a", "seed")).unwrap();
        assert_eq!(opened.as_deref(), Some(SECRET));
        assert_eq!(
            account.read(|read| open(read, "p.b", "seed")).unwrap(),
            None
        );
        let folder = account.path().parent().unwrap();
        for file in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(16).any(|part| part == &SECRET[..16]));
        }
    }

    #[test]
    fn secrets_count_against_what_a_plugin_may_keep() {
        let account = Account::in_memory().unwrap();
        assert!(matches!(keep(&account, 40, SECRET), Err(Error::Limit(_))));
        assert_eq!(
            account.read(|read| open(read, "p.a", "seed")).unwrap(),
            None
        );
        keep(&account, 1_000, SECRET).unwrap();
        let usage = |account: &Account| account.read(|read| storage::usage(read, "p.a")).unwrap();
        assert!(usage(&account).bytes > SECRET.len() as u64);
        account.write(|write| clear(write, "p.a")).unwrap();
        assert_eq!(usage(&account).bytes, 0);
        assert_eq!(
            account.read(|read| open(read, "p.a", "seed")).unwrap(),
            None
        );
    }

    #[test]
    fn what_a_call_sealed_is_not_in_its_debug_text() {
        let mut sealed = Sealed::default();
        sealed.seal("seed", SECRET.to_vec()).unwrap();
        sealed.forget("other").unwrap();
        assert_eq!(format!("{sealed:?}"), "Sealed(2 secrets)");
        assert_eq!(sealed.get("seed"), Some(Some(SECRET)));
        assert_eq!(
            (sealed.get("other"), sealed.get("third")),
            (Some(None), None)
        );
        assert!(sealed.seal("", Vec::new()).is_err());
    }
}
