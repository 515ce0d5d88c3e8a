//! The operator's file: which accounts there are, where their journals stood,
//! and what is due when.
//!
//! The heads go through a connection of their own that does not wait for the
//! disk, and soon after commits, not with each of them: an older copy is still a
//! true one.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::{AccountId, OperationId, Timestamp};
use crate::journal::Head;
use crate::store::{AccountSummary, DueJob, Durability, Standing, connection, migrations};

/// The operator's open file.
pub(super) struct Operator {
    main: Mutex<Connection>,
    heads: Mutex<Connection>,
    /// Heads that the file has not got yet.
    noted: Mutex<HashMap<AccountId, Head>>,
}

impl Operator {
    /// Opens the file, and makes it if it is missing.
    pub(super) fn open(path: &Path, durability: Durability) -> Result<Self> {
        let mut main = connection::writer(path, durability)?;
        migrations::operator(&mut main)?;
        let heads = connection::writer(path, durability.at_most_relaxed())?;
        Ok(Self {
            main: Mutex::new(main),
            heads: Mutex::new(heads),
            noted: Mutex::default(),
        })
    }

    /// Adds an account to the list.
    pub(super) fn add(&self, account: &AccountSummary) -> Result<()> {
        self.main().execute(
            "INSERT INTO account (id, name, created_at) VALUES (?1, ?2, ?3)",
            (account.id.as_str(), &account.name, account.created_at),
        )?;
        Ok(())
    }

    /// Takes an account and all that is kept about it off the list.
    pub(super) fn remove(&self, id: &AccountId) -> Result<()> {
        lock(&self.noted).remove(id);
        let main = self.main();
        for sql in [
            "DELETE FROM due_job WHERE account = ?1",
            "DELETE FROM followed_journal WHERE account = ?1",
            "DELETE FROM journal_head WHERE account = ?1",
            "DELETE FROM backup_key WHERE account = ?1",
            "DELETE FROM catalogue_rule WHERE account = ?1",
            "DELETE FROM account WHERE id = ?1",
        ] {
            main.prepare_cached(sql)?.execute([id.as_str()])?;
        }
        Ok(())
    }

    /// All accounts, by name in addresses.
    pub(super) fn accounts(&self) -> Result<Vec<AccountSummary>> {
        let main = self.main();
        let mut statement = main.prepare_cached(
            "SELECT id, name, created_at, suspended_at, suspended_why, delete_at
                 FROM account ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            accounts.push(AccountSummary {
                id: AccountId::try_from(row.get::<_, String>(0)?)?,
                name: row.get(1)?,
                created_at: row.get(2)?,
                standing: Standing {
                    suspended_at: row.get(3)?,
                    why: row.get(4)?,
                    delete_at: row.get(5)?,
                },
            });
        }
        Ok(accounts)
    }

    /// Notes where an account's journal stands, for the next copy.
    pub(super) fn note_head(&self, id: &AccountId, head: Head) {
        lock(&self.noted).insert(id.clone(), head);
    }

    /// Keeps a copy of where an account's journal stands, if any was noted.
    pub(super) fn keep_head(&self, id: &AccountId, at: Timestamp) -> Result<()> {
        let Some(head) = lock(&self.noted).get(id).copied() else {
            return Ok(());
        };
        lock(&self.heads)
            .prepare_cached(
                "INSERT INTO journal_head (account, operation, hash, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (account) DO UPDATE
                 SET operation = excluded.operation, hash = excluded.hash, at = excluded.at
                 WHERE excluded.operation > journal_head.operation",
            )?
            .execute((id.as_str(), head.operation, head.hash, at))?;
        // Whoever asks meanwhile gets it from one of the two.
        let mut noted = lock(&self.noted);
        if noted.get(id) == Some(&head) {
            noted.remove(id);
        }
        Ok(())
    }

    /// Where the account's journal stood after its last commit that was noted.
    pub(super) fn head(&self, id: &AccountId) -> Result<Option<Head>> {
        if let Some(head) = lock(&self.noted).get(id) {
            return Ok(Some(*head));
        }
        let main = self.main();
        let mut statement =
            main.prepare_cached("SELECT operation, hash FROM journal_head WHERE account = ?1")?;
        let head = statement.query_row([id.as_str()], |row| {
            Ok(Head {
                operation: row.get(0)?,
                hash: row.get(1)?,
            })
        });
        Ok(head.optional()?)
    }

    /// What opens the account's backups, as it is sealed.
    pub(super) fn backup_key(&self, id: &AccountId) -> Result<Option<Vec<u8>>> {
        let main = self.main();
        let mut statement =
            main.prepare_cached("SELECT sealed FROM backup_key WHERE account = ?1")?;
        Ok(statement
            .query_row([id.as_str()], |row| row.get(0))
            .optional()?)
    }

    /// Keeps what opens the account's backups, unless there is one.
    pub(super) fn keep_backup_key(&self, id: &AccountId, sealed: &[u8]) -> Result<()> {
        self.main()
            .prepare_cached(
                "INSERT INTO backup_key (account, sealed) VALUES (?1, ?2)
                 ON CONFLICT (account) DO NOTHING",
            )?
            .execute((id.as_str(), sealed))?;
        Ok(())
    }

    /// From now on somebody follows the account's journal; how far is kept if
    /// somebody did before.
    pub(super) fn follow(&self, id: &AccountId) -> Result<()> {
        self.main()
            .prepare_cached(
                "INSERT INTO followed_journal (account, operation) VALUES (?1, 0)
                 ON CONFLICT (account) DO NOTHING",
            )?
            .execute([id.as_str()])?;
        Ok(())
    }

    /// Keeps how far all who follow the account's journal are.
    pub(super) fn followed(&self, id: &AccountId, to: OperationId) -> Result<()> {
        self.main()
            .prepare_cached("UPDATE followed_journal SET operation = ?2 WHERE account = ?1")?
            .execute((id.as_str(), to))?;
        Ok(())
    }

    /// Nobody follows the account's journal any more.
    pub(super) fn unfollow(&self, id: &AccountId) -> Result<()> {
        self.main()
            .prepare_cached("DELETE FROM followed_journal WHERE account = ?1")?
            .execute([id.as_str()])?;
        Ok(())
    }

    /// The accounts whose journal is further than those who follow it.
    pub(super) fn behind(&self) -> Result<Vec<AccountId>> {
        let noted: Vec<AccountId> = lock(&self.noted).keys().cloned().collect();
        for id in noted {
            self.keep_head(&id, Timestamp::now())?;
        }
        let main = self.main();
        let mut statement = main.prepare_cached(
            "SELECT account FROM followed_journal JOIN journal_head USING (account)
             WHERE journal_head.operation > followed_journal.operation
                 AND account NOT IN (SELECT id FROM account WHERE suspended_at IS NOT NULL)
             ORDER BY account",
        )?;
        let mut rows = statement.query([])?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next()? {
            accounts.push(AccountId::try_from(row.get::<_, String>(0)?)?);
        }
        Ok(accounts)
    }

    /// Says when a job of an account is due next; none takes it off the list.
    pub(super) fn set_due(&self, id: &AccountId, job: &str, at: Option<Timestamp>) -> Result<()> {
        let main = self.main();
        match at {
            Some(at) => main
                .prepare_cached(
                    "INSERT INTO due_job (account, job, at) VALUES (?1, ?2, ?3)
                     ON CONFLICT (account, job) DO UPDATE SET at = excluded.at",
                )?
                .execute((id.as_str(), job, at))?,
            None => main
                .prepare_cached("DELETE FROM due_job WHERE account = ?1 AND job = ?2")?
                .execute((id.as_str(), job))?,
        };
        Ok(())
    }

    /// Says when a job is due next, unless somebody else said so since `from`.
    pub(super) fn move_due(
        &self,
        id: &AccountId,
        job: &str,
        from: Timestamp,
        to: Option<Timestamp>,
    ) -> Result<()> {
        let main = self.main();
        match to {
            Some(to) => main
                .prepare_cached(
                    "UPDATE due_job SET at = ?4 WHERE account = ?1 AND job = ?2 AND at = ?3",
                )?
                .execute((id.as_str(), job, from, to))?,
            None => main
                .prepare_cached("DELETE FROM due_job WHERE account = ?1 AND job = ?2 AND at = ?3")?
                .execute((id.as_str(), job, from))?,
        };
        Ok(())
    }

    /// The jobs of all accounts that are due by `until`, the most overdue first.
    pub(super) fn due(&self, until: Timestamp, limit: u32) -> Result<Vec<DueJob>> {
        let main = self.main();
        let mut statement = main.prepare_cached(
            "SELECT account, job, at FROM due_job WHERE at <= ?1
                 AND account NOT IN (SELECT id FROM account WHERE suspended_at IS NOT NULL)
             ORDER BY at, account, job LIMIT ?2",
        )?;
        let mut rows = statement.query((until, limit))?;
        let mut due = Vec::new();
        while let Some(row) = rows.next()? {
            due.push(DueJob {
                account: AccountId::try_from(row.get::<_, String>(0)?)?,
                job: row.get(1)?,
                at: row.get(2)?,
            });
        }
        Ok(due)
    }

    /// When the next job of any account is due.
    pub(super) fn next_due(&self) -> Result<Option<Timestamp>> {
        let main = self.main();
        let mut statement = main.prepare_cached("SELECT min(at) FROM due_job")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Does something with the file, wholly or not at all.
    pub(super) fn within<T>(&self, act: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut main = self.main();
        let transaction = main.transaction()?;
        let done = act(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    pub(super) fn main(&self) -> MutexGuard<'_, Connection> {
        lock(&self.main)
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}
