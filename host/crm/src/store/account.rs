//! One account's file, opened when somebody uses it and closed when nobody
//! does. A handle stays valid all the while.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::activity::{Crossing, Live};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{AccountId, Timestamp, UserId};
use crate::journal::{Checking, VerifyOptions};
use crate::schema::{self, Schema};
use crate::store::queue::Lane;
use crate::store::read::Read;
use crate::store::readers::Readers;
use crate::store::schema_cache::SchemaCache;
use crate::store::shared::{Generation, Generations, Home, Shared};
use crate::store::totals::Totals;
use crate::store::write::Write;
use crate::store::writer::Writer;
use crate::store::{Crm, NewAccount, connection, migrations, wipe};
use crate::support::Leases;
use crate::views::Views;

/// How long what takes no waiting may take: many times what reading a page of records
/// does, and less than anybody notices who waits behind it.
const NOW: Duration = Duration::from_millis(1);

/// An account: its tables and records, its people, its journal.
pub struct Account {
    shared: Arc<Shared>,
    path: PathBuf,
    open: RwLock<Option<Arc<Open>>>,
    used: AtomicI64,
    checking: Checking,
    views: Views,
    leases: Leases,
}

/// What an open account holds in memory.
///
/// Dropped in this order: whoever closes a file last moves the write-ahead log
/// into it, and only the writer can.
struct Open {
    readers: Readers,
    writer: Writer,
}

impl Account {
    /// A handle; nothing is opened yet.
    pub(super) fn new(id: AccountId, home: Arc<Home>) -> Self {
        let path = home.folder.account(&id);
        let schemas = SchemaCache::default();
        Self {
            shared: Arc::new(Shared {
                id,
                home,
                schemas,
                totals: Totals::default(),
                people: Generation::default(),
                schema: Generation::default(),
                stored: Generation::default(),
                activity: Live::default(),
            }),
            path,
            open: RwLock::new(None),
            used: AtomicI64::new(Timestamp::now().0),
            checking: Checking::default(),
            views: Views::default(),
            leases: Leases::default(),
        }
    }

    /// Makes the file of a new account, with the standard tables.
    pub(super) fn create(&self, context: &Context, new: &NewAccount) -> Result<()> {
        let mut connection = connection::writer(&self.path, self.shared.home.options.durability)?;
        migrations::account(&mut connection)?;
        connection.execute(
            "INSERT INTO bailey_account (only, id, created_at, chain, schema_stamp)
             VALUES (1, ?1, ?2, ?3, ?4)",
            (
                new.id.as_str(),
                context.at,
                rand::random::<[u8; 32]>(),
                rand::random::<i64>(),
            ),
        )?;
        drop(connection);
        let context = context.clone();
        self.write(move |write| schema::create_standard(write, &context))
    }

    /// An account in a folder of its own that goes with it, for tests.
    ///
    /// # Errors
    /// `File`, when there is no place for temporary files.
    pub fn in_memory() -> Result<Arc<Self>> {
        let new = NewAccount {
            id: "memory".parse()?,
            name: "Memory".into(),
        };
        Crm::open_memory()?.create_account(&Context::operator(), new)
    }

    /// The account's name in addresses.
    #[must_use]
    pub fn id(&self) -> &AccountId {
        &self.shared.id
    }

    /// The account's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is kept outside its file, to check its journal against: the head
    /// after its last commit, and the key that signs checkpoints.
    ///
    /// # Errors
    /// `Database`.
    pub fn kept(&self) -> Result<VerifyOptions> {
        let home = &self.shared.home;
        Ok(VerifyOptions {
            head: home.operator.head(&self.shared.id)?,
            public_key: Some(home.signing_key.verifying_key().to_bytes()),
        })
    }

    /// The check of its journal in the background.
    pub(crate) fn checking(&self) -> &Checking {
        &self.checking
    }

    /// Who looked at what lately.
    pub(crate) fn views(&self) -> &Views {
        &self.views
    }

    /// How much each person does.
    pub(crate) fn activity(&self) -> &Live {
        &self.shared.activity
    }

    /// Has plugins told of crossings.
    pub(crate) fn crossed(&self, crossings: Vec<Crossing>) {
        self.shared.home.waiting.add(&self.shared.id, crossings);
    }

    /// For how long a person's requests wait before they are answered: where a plugin
    /// slows them. Memory alone.
    #[must_use]
    pub fn pause(&self, user: UserId, at: Timestamp) -> Option<Duration> {
        self.shared.activity.pause(user, at)
    }

    /// For how long support specialists who are in may go on.
    pub(crate) fn leases(&self) -> &Leases {
        &self.leases
    }

    /// What the support specialists call themselves who are in just now, as far as
    /// this process knows. Memory alone.
    #[must_use]
    pub fn supported_by(&self) -> Vec<String> {
        self.leases.inside()
    }

    /// The account's tables and fields as last committed, for whoever asks: see
    /// [`Read::schema`].
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn schema(&self, context: &Context) -> Result<Arc<Schema>> {
        self.read(|read| read.schema(context))
    }

    /// The account's tables and fields as they are: see [`Read::whole_schema`].
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn whole_schema(&self) -> Result<Arc<Schema>> {
        self.read(|read| read.whole_schema())
    }

    /// Changes whenever a commit may have ended or changed sessions; unique
    /// within the process, so that what was remembered under one number holds as
    /// long as the number does.
    #[must_use]
    pub fn people_generation(&self) -> u64 {
        self.shared.people.get()
    }

    /// The numbers under which answers about people, tables and what plugins stored
    /// can be remembered. Taken before the account is asked, so that an answer that
    /// a change overtook is never used.
    #[must_use]
    pub fn generations(&self) -> Generations {
        Generations {
            people: self.shared.people.get(),
            schema: self.shared.schema.get(),
            stored: self.shared.stored.get(),
        }
    }

    /// The account's tables and fields for who looks at how they are made: as they
    /// are to those who may change them, to others as [`schema`](Self::schema).
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn designed(&self, context: &Context) -> Result<Arc<Schema>> {
        if context.access.admin {
            self.whole_schema()
        } else {
            self.schema(context)
        }
    }

    /// Refuses if nothing more fits into what the account may keep. Where there is no
    /// limit, nothing is read for it.
    ///
    /// # Errors
    /// `StorageLimit`, and as [`read`](Self::read).
    pub fn has_room(&self) -> Result<()> {
        let Some(allowed) = self.shared.home.options.storage else {
            return Ok(());
        };
        let room = self.read(|read| read.room())?;
        if room.is_full() {
            return Err(Error::StorageLimit {
                used: room.used,
                allowed: allowed.get(),
            });
        }
        Ok(())
    }

    /// Runs `act` in one reading transaction: all it sees is of one moment.
    ///
    /// # Errors
    /// Those of `act`; `Unavailable` while Bailey stops; `Database`.
    pub fn read<T>(&self, act: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.open()?
            .readers
            .read(&self.path, &self.shared, None, act)
    }

    /// As [`read`](Self::read), but a query that runs past the deadline is
    /// interrupted.
    ///
    /// # Errors
    /// `Limit` at the deadline, and those of [`read`](Self::read).
    pub fn read_until<T>(
        &self,
        deadline: Instant,
        act: impl FnOnce(&Read<'_>) -> Result<T>,
    ) -> Result<T> {
        self.open()?
            .readers
            .read(&self.path, &self.shared, Some(deadline), act)
    }

    /// As [`read`](Self::read), if that takes no waiting: none unless the account is
    /// open, a reader idle and `act` done within a millisecond. It is then run again by
    /// `read`, where waiting harms nobody else.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    pub fn read_now<T>(&self, act: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<Option<T>> {
        let open = match self.open.try_read() {
            Ok(open) => open.clone(),
            Err(_) => None,
        };
        let Some(open) = open else {
            return Ok(None);
        };
        self.touch();
        open.readers
            .read_now(&self.shared, Instant::now() + NOW, act)
    }

    /// Runs `act` in the next commit, and returns once that is durable. When
    /// `act` fails, nothing that it did stays. It must not wait for another
    /// write.
    ///
    /// # Errors
    /// Those of `act`; `DiskFull` and `DiskFailing`; `Unavailable` when the commit fails
    /// otherwise or Bailey stops; `Internal` when `act` panics.
    pub fn write<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
    {
        self.open()?.writer.write(Lane::Quick, act)
    }

    /// As [`write`](Self::write), for an act that changes many records: it is
    /// committed alone, and other writes go between one such act and the next.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_bulk<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
    {
        self.open()?.writer.write(Lane::Bulk, act)
    }

    /// Copies the file, as it is at one moment, to another that isn't there.
    ///
    /// # Errors
    /// `DiskFull`, `Database`.
    pub(crate) fn copy_to(&self, into: &Path) -> Result<()> {
        // It stays open, so that its write-ahead log stays where it is.
        let _open = self.open()?;
        let reader = connection::reader(&self.path)?;
        reader.execute("VACUUM INTO ?1", [into.to_string_lossy()])?;
        Ok(())
    }

    /// Writes the file anew, so that nothing of what was deleted is left in it.
    ///
    /// # Errors
    /// `DiskFull`; `Unavailable` when somebody reads for too long.
    pub(crate) fn wipe(&self) -> Result<()> {
        self.open()?.writer.wipe()
    }

    /// As [`write_bulk`](Self::write_bulk) or [`write`](Self::write).
    pub(crate) fn write_in_lane<T, F>(&self, bulk: bool, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
    {
        self.open()?
            .writer
            .write(if bulk { Lane::Bulk } else { Lane::Quick }, act)
    }

    /// As [`write_bulk`](Self::write_bulk), telling `progress` what the act says
    /// of how far it is, while the account's writer is at it.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub(crate) fn write_telling<T, F>(
        &self,
        progress: &mut dyn FnMut(u64, u64),
        act: F,
    ) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>, &Sender<(u64, u64)>) -> Result<T> + Send + 'static,
    {
        let (tell, told) = channel();
        let written = std::thread::scope(|scope| {
            let writing = scope.spawn(move || self.write_bulk(move |write| act(write, &tell)));
            for (done, total) in told {
                progress(done, total);
            }
            writing.join()
        });
        written.map_err(|_| Error::Internal("a write ended without an answer".into()))?
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    /// When it was last used.
    pub(super) fn used(&self) -> Timestamp {
        Timestamp(self.used.load(Ordering::Relaxed))
    }

    /// Notes that it is used.
    pub(super) fn touch(&self) {
        self.used.store(Timestamp::now().0, Ordering::Relaxed);
    }

    /// Closes it if nobody is using it right now, and says whether it did.
    pub(super) fn close(&self) -> bool {
        let mut slot = self.open.write().unwrap_or_else(PoisonError::into_inner);
        // Nobody can take hold of it while the slot is locked.
        if slot
            .as_ref()
            .is_some_and(|open| Arc::strong_count(open) == 1)
        {
            *slot = None;
            self.shared.schemas.clear();
            self.shared.totals.clear();
            return true;
        }
        false
    }

    fn open(&self) -> Result<Arc<Open>> {
        self.touch();
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
        let home = &self.shared.home;
        if home.closing.load(Ordering::Acquire) {
            return Err(Error::Unavailable("Bailey is stopping".into()));
        }
        if !self.path.exists() {
            return Err(Error::damaged(format!(
                "{} is missing",
                self.path.display()
            )));
        }
        let mut connection = connection::writer(&self.path, home.options.durability)?;
        migrations::account(&mut connection)?;
        schema::renew_indices(&mut connection)?;
        #[cfg(test)]
        crate::store::statements::follow(&connection);
        if wipe::is_due(&connection)?
            && let Err(error) = wipe::wipe(&connection)
        {
            tracing::error!(account = %self.shared.id, %error, "the file still has pages of what was erased");
        }
        let untold = self.shared.activity.open(&connection, Timestamp::now())?;
        self.crossed(untold);
        let writer = Writer::start(connection, &self.path, Arc::clone(&self.shared))?;
        Ok(Open {
            readers: Readers::new(Arc::clone(home)),
            writer,
        })
    }
}
