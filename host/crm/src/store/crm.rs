//! All accounts of one data folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use ed25519_dalek::SigningKey;

use crate::activity::{self, Waiting};
use crate::context::Context;
use crate::cursor::CursorKey;
use crate::error::{Error, Problem, Result};
use crate::ids::{AccountId, OperationId, Timestamp};
use crate::journal::Head;
use crate::store::data_folder::DataFolder;
use crate::store::operator::Operator;
use crate::store::shared::Home;
use crate::store::vault::VaultKey;
use crate::store::{Account, Durability, Options, Standing, keys};
use crate::views;

/// The longest name of an account, in characters.
const LONGEST_NAME: usize = 200;

/// An account that is to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its name in addresses.
    pub id: AccountId,
    /// What people call it.
    pub name: String,
}

/// An account in the operator's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    /// Its name in addresses.
    pub id: AccountId,
    /// What people call it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// How it stands with the operator.
    pub standing: Standing,
}

/// A job of some account whose time has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueJob {
    /// Whose.
    pub account: AccountId,
    /// Which, in the words of whoever set it.
    pub job: String,
    /// Since when.
    pub at: Timestamp,
}

/// All accounts of one data folder, which this process owns.
pub struct Crm {
    pub(super) home: Arc<Home>,
    pub(super) accounts: RwLock<BTreeMap<AccountId, Arc<Account>>>,
    pub(super) suspended: RwLock<BTreeSet<AccountId>>,
    /// Held while an account's file is made or taken away, which lasts too long to
    /// keep all others from being found.
    pub(super) making: Mutex<()>,
}

impl Crm {
    /// Takes a data folder for this process, and makes it if it is missing.
    ///
    /// # Errors
    /// `Unavailable` while another process owns it; `File`, `Database`.
    pub fn open(path: &Path, options: Options) -> Result<Self> {
        Self::in_folder(DataFolder::take(path)?, options)
    }

    /// A data folder that goes when the last handle on it does, for tests.
    ///
    /// # Errors
    /// `File`, when there is no place for temporary files.
    pub fn open_memory() -> Result<Self> {
        Self::open_temporary(Options {
            durability: Durability::None,
            ..Options::default()
        })
    }

    /// As [`open_memory`](Self::open_memory), with options.
    pub(crate) fn open_temporary(options: Options) -> Result<Self> {
        Self::in_folder(DataFolder::temporary()?, options)
    }

    fn in_folder(folder: DataFolder, options: Options) -> Result<Self> {
        let operator = Operator::open(&folder.operator(), options.durability)?;
        let signing_key = keys::signing_key(&folder.journal_key())?;
        let cursor_key = CursorKey::derive(signing_key.as_bytes());
        let folder_key = VaultKey::new(keys::secret_key(&folder.secret_key())?);
        let closing = AtomicBool::new(false);
        let home = Arc::new(Home {
            folder,
            operator,
            options,
            run: rand::random(),
            signing_key,
            cursor_key,
            folder_key,
            idle_readers: AtomicUsize::new(0),
            closing,
            waiting: Waiting::default(),
        });
        let all = home.operator.accounts()?;
        let suspended = all.iter().filter(|one| one.standing.suspended_at.is_some());
        let suspended = RwLock::new(suspended.map(|one| one.id.clone()).collect());
        let accounts = all.into_iter().map(|summary| {
            (
                summary.id.clone(),
                Arc::new(Account::new(summary.id, Arc::clone(&home))),
            )
        });
        let accounts = RwLock::new(accounts.collect());
        Ok(Self {
            home,
            accounts,
            suspended,
            making: Mutex::new(()),
        })
    }

    /// Makes an account with the standard tables and without users.
    ///
    /// # Errors
    /// `Denied` to all but the operator; `Invalid` for a name that is none;
    /// `Conflict` when there is one of that name.
    pub fn create_account(&self, context: &Context, new: NewAccount) -> Result<Arc<Account>> {
        if !context.access.admin {
            return Err(Error::Denied("only the operator makes accounts".into()));
        }
        if !(1..=LONGEST_NAME).contains(&new.name.trim().chars().count()) {
            return Err(Error::Invalid(vec![Problem::field(
                "name",
                "length",
                format!("an account's name has 1 to {LONGEST_NAME} characters"),
            )]));
        }
        self.add_account(&new.id, &new.name, context.at, |account| {
            account.create(context, &new)
        })
    }

    /// Makes an account's file and puts it on the list; if that can't be, nothing
    /// stays of it.
    pub(super) fn add_account(
        &self,
        id: &AccountId,
        name: &str,
        at: Timestamp,
        make: impl FnOnce(&Account) -> Result<()>,
    ) -> Result<Arc<Account>> {
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if self.account(id).is_ok() {
            return Err(Error::Conflict(format!(
                "there is an account `{id}` already"
            )));
        }
        let account = Arc::new(Account::new(id.clone(), Arc::clone(&self.home)));
        if account.path().exists() {
            return Err(Error::Conflict(format!(
                "there is a file of an account that is not in the list: move {} away first",
                account.path().display()
            )));
        }
        let summary = AccountSummary {
            id: id.clone(),
            name: name.to_owned(),
            created_at: at,
            standing: Standing::default(),
        };
        // The list names no account that is half made.
        let made = make(&account).and_then(|()| self.home.operator.add(&summary));
        if let Err(error) = made {
            self.forget(&account);
            return Err(error);
        }
        let mut accounts = self
            .accounts
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        accounts.insert(id.clone(), Arc::clone(&account));
        Ok(account)
    }

    /// The account of that name; its file is opened when it is used.
    ///
    /// # Errors
    /// `NotFound` when there is none.
    pub fn account(&self, id: &AccountId) -> Result<Arc<Account>> {
        let accounts = self.accounts.read().unwrap_or_else(PoisonError::into_inner);
        let account = accounts.get(id).cloned();
        account.ok_or_else(|| Error::NotFound(format!("there is no account `{id}`")))
    }

    /// The account of that name if it is open, without waiting for a disk.
    #[must_use]
    pub fn opened(&self, id: &AccountId) -> Option<Arc<Account>> {
        let account = self.account(id).ok().filter(|account| account.is_open())?;
        account.touch();
        Some(account)
    }

    /// How many accounts have their files open now.
    #[must_use]
    pub fn open_count(&self) -> usize {
        let handles = self.handles().into_iter();
        handles.filter(|account| account.is_open()).count()
    }

    /// The names of all accounts, from memory.
    #[must_use]
    pub fn account_ids(&self) -> Vec<AccountId> {
        self.accounts
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .keys()
            .cloned()
            .collect()
    }

    /// All accounts, by name in addresses.
    ///
    /// # Errors
    /// `Database`.
    pub fn accounts(&self) -> Result<Vec<AccountSummary>> {
        self.home.operator.accounts()
    }

    /// Closes the accounts that nobody used for so long; answers which.
    pub fn close_idle(&self, idle: Duration) -> Vec<AccountId> {
        let millis = i64::try_from(idle.as_millis()).unwrap_or(i64::MAX);
        let latest = Timestamp(Timestamp::now().0.saturating_sub(millis));
        let handles = self.handles().into_iter();
        closed(handles.filter(|account| account.used() <= latest))
    }

    /// Closes accounts until no more than so many are open, those first that were used
    /// the longest time ago; answers which. Those that are in use stay.
    pub fn close_beyond(&self, most: usize) -> Vec<AccountId> {
        let handles = self.handles().into_iter();
        let mut open: Vec<_> = handles.filter(|account| account.is_open()).collect();
        open.sort_by_cached_key(|account| std::cmp::Reverse(account.used()));
        closed(open.into_iter().skip(most))
    }

    /// Writes down who looked at what, as far as that began before this moment, and
    /// what each person opened last.
    pub fn keep_views(&self, before: Timestamp) {
        for account in self.handles() {
            if let Err(error) = views::keep(&account, account.views().begun_before(before)) {
                tracing::error!(account = %account.id(), %error, "who looked at what is not kept yet");
            }
            if let Err(error) = views::keep_recent(&account) {
                tracing::warn!(account = %account.id(), %error, "what people opened last is lost");
            }
        }
    }

    /// Writes down how much people looked at, where plugins watch it and the last time
    /// is some seconds ago, or if there is no later one.
    pub fn keep_activity(&self, now: Timestamp, last: bool) {
        for account in self.handles() {
            if let Err(error) = activity::keep(&account, now, last) {
                tracing::error!(account = %account.id(), %error, "how much people do is not kept yet");
            }
        }
    }

    /// Takes the crossings of which no plugin was told yet. Whoever takes them tells
    /// them; what is lost on the way is found again after the next restart.
    #[must_use]
    pub fn take_crossings(&self) -> Vec<(AccountId, activity::Crossing)> {
        self.home.waiting.take()
    }

    /// Opens no account any more, and closes those that nobody is using; the
    /// others close with their last use.
    pub fn close(&self) {
        self.keep_views(Timestamp(i64::MAX));
        self.keep_activity(Timestamp::now(), true);
        self.home.closing.store(true, Ordering::Release);
        for account in self.handles() {
            account.close();
        }
    }

    /// Where the account's journal stood after its last commit, by what is kept
    /// outside of its file: none before the first.
    ///
    /// # Errors
    /// `Database`.
    pub fn journal_head(&self, id: &AccountId) -> Result<Option<Head>> {
        self.home.operator.head(id)
    }

    /// The public half, in its 32 bytes, of the key that signs checkpoints.
    #[must_use]
    pub fn journal_key(&self) -> [u8; 32] {
        self.home.signing_key.verifying_key().to_bytes()
    }

    /// The key that signs checkpoints, and backups. It never leaves the process.
    #[must_use]
    pub fn signing_key(&self) -> &SigningKey {
        &self.home.signing_key
    }

    /// A folder in the data folder for files that nobody needs for long: it goes
    /// with the value, or with the next start.
    ///
    /// # Errors
    /// `File`.
    pub fn scratch(&self) -> Result<tempfile::TempDir> {
        self.home.folder.scratch()
    }

    /// Whether the data folder can be used: the operator's file read, and a file
    /// written.
    ///
    /// # Errors
    /// What keeps it from being used.
    pub fn check(&self) -> Result<()> {
        self.home.operator.next_due()?;
        let scratch = self.scratch()?;
        let path = scratch.path().join("written");
        std::fs::write(&path, b"ready").map_err(|source| Error::File { path, source })
    }

    /// Where backups are kept unless the operator names another folder.
    #[must_use]
    pub fn backups_folder(&self) -> PathBuf {
        self.home.folder.backups()
    }

    /// From now on somebody follows the account's journal; how far is kept if
    /// somebody did before.
    ///
    /// # Errors
    /// `Database`, also when there is no such account.
    pub fn follow(&self, id: &AccountId) -> Result<()> {
        self.home.operator.follow(id)
    }

    /// Keeps how far all who follow the account's journal are.
    ///
    /// # Errors
    /// `Database`.
    pub fn followed(&self, id: &AccountId, to: OperationId) -> Result<()> {
        self.home.operator.followed(id, to)
    }

    /// Nobody follows the account's journal any more.
    ///
    /// # Errors
    /// `Database`.
    pub fn unfollow(&self, id: &AccountId) -> Result<()> {
        self.home.operator.unfollow(id)
    }

    /// The accounts whose journal is further than those who follow it, also
    /// after a restart: none of them is opened for it.
    ///
    /// # Errors
    /// `Database`.
    pub fn behind(&self) -> Result<Vec<AccountId>> {
        self.home.operator.behind()
    }

    /// Says when a job of an account is due next; none takes it off the list.
    ///
    /// # Errors
    /// `Database`, also when there is no such account.
    pub fn set_due(&self, id: &AccountId, job: &str, at: Option<Timestamp>) -> Result<()> {
        self.home.operator.set_due(id, job, at)
    }

    /// Says when a job of an account is due next, unless it was said anew since
    /// it was due at `from`; none takes it off the list.
    ///
    /// # Errors
    /// `Database`.
    pub fn move_due(
        &self,
        id: &AccountId,
        job: &str,
        from: Timestamp,
        to: Option<Timestamp>,
    ) -> Result<()> {
        self.home.operator.move_due(id, job, from, to)
    }

    /// The jobs of all accounts that are due by `until`, the most overdue first.
    ///
    /// # Errors
    /// `Database`.
    pub fn due(&self, until: Timestamp, limit: u32) -> Result<Vec<DueJob>> {
        self.home.operator.due(until, limit)
    }

    /// When the next job of any account is due.
    ///
    /// # Errors
    /// `Database`.
    pub fn next_due(&self) -> Result<Option<Timestamp>> {
        self.home.operator.next_due()
    }

    /// Does something with the operator's file, wholly or not at all.
    pub(crate) fn operators_file<T>(
        &self,
        act: impl FnOnce(&rusqlite::Connection) -> Result<T>,
    ) -> Result<T> {
        self.home.operator.within(act)
    }

    fn handles(&self) -> Vec<Arc<Account>> {
        self.accounts
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .cloned()
            .collect()
    }

    /// Takes away an account, also one that was made half.
    pub(super) fn forget(&self, account: &Account) {
        account.close();
        if let Err(error) = self.home.operator.remove(account.id()) {
            tracing::error!(account = %account.id(), %error, "half an account stays in the list");
        }
        for ending in ["", "-wal", "-shm"] {
            let mut file = account.path().as_os_str().to_owned();
            file.push(ending);
            match std::fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    tracing::error!(account = %account.id(), %error, "half an account stays");
                }
                _ => {}
            }
        }
    }
}

/// Closes those that nobody is using right now.
fn closed(accounts: impl Iterator<Item = Arc<Account>>) -> Vec<AccountId> {
    accounts
        .filter(|account| account.close())
        .map(|account| account.id().clone())
        .collect()
}
