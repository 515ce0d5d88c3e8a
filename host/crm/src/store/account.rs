//! One account's file, opened when somebody uses it and closed when nobody
//! does. A handle stays valid all the while.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{AccountId, Timestamp};
use crate::schema::{self, Schema};
use crate::store::read::Read;
use crate::store::schema_cache::SchemaCache;
use crate::store::write::Write;
use crate::store::writer::Writer;
use crate::store::{NewAccount, Options, connection, migrations};

/// An account: its tables and records, its people, its journal.
pub struct Account {
    id: AccountId,
    path: PathBuf,
    options: Options,
    open: RwLock<Option<Arc<Open>>>,
    used: AtomicI64,
    people: AtomicU64,
    /// Keeps the folder of an account that lives in a test only.
    _folder: Option<tempfile::TempDir>,
}

/// What an open account holds in memory.
struct Open {
    writer: Writer,
    readers: Mutex<Vec<Connection>>,
    schemas: Arc<SchemaCache>,
}

impl Account {
    /// A handle on a file that exists; nothing is opened yet.
    pub(super) fn new(id: AccountId, path: PathBuf, options: Options) -> Self {
        Self {
            id,
            path,
            options,
            open: RwLock::new(None),
            used: AtomicI64::new(Timestamp::now().0),
            people: AtomicU64::new(next_people_generation()),
            _folder: None,
        }
    }

    /// Makes the file of a new account.
    pub(super) fn create(&self, context: &Context, new: &NewAccount) -> Result<()> {
        let mut connection = connection::writer(&self.path, self.options.durability)?;
        migrations::account(&mut connection)?;
        connection.execute(
            "INSERT INTO bailey_account (only, id, name, created_at, schema_stamp)
             VALUES (1, ?1, ?2, ?3, ?4)",
            (new.id.as_str(), &new.name, context.at, rand::random::<i64>()),
        )?;
        drop(connection);
        let context = context.clone();
        self.write(move |write| schema::create_standard(write, &context))
    }

    /// An account in a folder of its own that goes with the handle, for tests.
    pub fn in_memory() -> Result<Arc<Self>> {
        let folder = tempfile::tempdir()
            .map_err(|source| Error::File { path: std::env::temp_dir(), source })?;
        let options =
            Options { durability: super::Durability::Process, ..Options::default() };
        let id: AccountId = "memory".parse()?;
        let path = folder.path().join("account.sqlite");
        let mut account = Self::new(id.clone(), path, options);
        account._folder = Some(folder);
        account.create(&Context::operator(), &NewAccount { id, name: "Memory".into() })?;
        Ok(Arc::new(account))
    }

    /// The account's name in addresses.
    #[must_use]
    pub fn id(&self) -> &AccountId {
        &self.id
    }

    /// The account's tables and fields as last committed.
    pub fn schema(&self) -> Result<Arc<Schema>> {
        self.read(|read| read.schema())
    }

    /// Runs `act` in one reading transaction: all it sees is of one moment.
    pub fn read<T>(&self, act: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let open = self.open()?;
        let connection = match open.idle_reader() {
            Some(connection) => connection,
            None => connection::reader(&self.path)?,
        };
        connection.prepare_cached("BEGIN")?.execute([])?;
        let outcome = act(&Read { connection: &connection, schemas: &open.schemas });
        connection.prepare_cached("ROLLBACK")?.execute([])?;
        open.keep_reader(connection, self.options.readers);
        outcome
    }

    /// Runs `act` in the next commit, and returns once that is durable. When
    /// `act` fails, nothing that it did stays.
    pub fn write<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
    {
        self.open()?.writer.write(act)
    }

    /// A number that is another one after each act that may have ended a
    /// session or changed who somebody is. What was remembered under an earlier
    /// number no longer holds. No other account of the process has the same.
    #[must_use]
    pub fn people_generation(&self) -> u64 {
        self.people.load(Ordering::Acquire)
    }

    /// Says, after the commit, that such an act was done.
    pub(crate) fn people_changed(&self) {
        self.people.store(next_people_generation(), Ordering::Release);
    }

    /// When it was last used.
    pub(super) fn used(&self) -> Timestamp {
        Timestamp(self.used.load(Ordering::Relaxed))
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Closes it if nobody is using it right now, and says whether it did.
    pub(super) fn close(&self) -> bool {
        let mut slot = self.open.write().unwrap_or_else(PoisonError::into_inner);
        match slot.take() {
            Some(open) if Arc::strong_count(&open) == 1 => true,
            other => {
                *slot = other;
                false
            }
        }
    }

    fn open(&self) -> Result<Arc<Open>> {
        self.used.store(Timestamp::now().0, Ordering::Relaxed);
        if let Some(open) = &*self.open.read().unwrap_or_else(PoisonError::into_inner) {
            return Ok(Arc::clone(open));
        }
        let mut slot = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = &*slot {
            return Ok(Arc::clone(open));
        }
        let open = Arc::new(self.start()?);
        *slot = Some(Arc::clone(&open));
        Ok(open)
    }

    fn start(&self) -> Result<Open> {
        let mut connection = connection::writer(&self.path, self.options.durability)?;
        migrations::account(&mut connection)?;
        let schemas = Arc::new(SchemaCache::default());
        let writer = Writer::start(self.id.as_str(), connection, Arc::clone(&schemas))
            .map_err(|error| Error::Unavailable(format!("no thread for the account: {error}")))?;
        Ok(Open { writer, readers: Mutex::new(Vec::new()), schemas })
    }
}

impl Open {
    fn idle_reader(&self) -> Option<Connection> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn keep_reader(&self, connection: Connection, most: usize) {
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < most {
            readers.push(connection);
        }
    }
}

fn next_people_generation() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
