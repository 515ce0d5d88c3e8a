//! The one who writes an account's file: a thread that takes everything that
//! waits, runs each member in a savepoint of one transaction, commits once, and
//! only then answers.
//!
//! A member that fails or panics is taken back alone. A commit that fails (a
//! full disk) takes back the whole batch, and every member hears of it.

use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use metrics::{counter, histogram};
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::journal::{self, Head};
use crate::store::member::{Member, member, retryable, wiping};
use crate::store::queue::{Lane, Next, Queue};
use crate::store::shared::Shared;
use crate::store::wal::Wal;
use crate::store::write::{Turn, Write};

/// How soon the journal's head is copied again. One copy is enough for many
/// commits in a row, and costs as much as a small one of them.
const COPIED_EVERY: Duration = Duration::from_millis(10);

thread_local! {
    /// Whether this thread is some account's writer.
    static WRITES: Cell<bool> = const { Cell::new(false) };
}

/// The account's writing thread; dropping it ends the thread after what waits.
pub(super) struct Writer {
    queue: Arc<Queue>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread on a connection of its own.
    pub(super) fn start(connection: Connection, path: &Path, shared: Arc<Shared>) -> Result<Self> {
        let queue = Arc::new(Queue::default());
        let signed = journal::last_checkpoint(&connection)?;
        let kept = journal::kept(&connection)?;
        let wal = Wal::of(&connection, path, &shared);
        let mut commits = Commits {
            wal,
            connection,
            shared,
            signed,
            kept,
        };
        commits.keep_up()?;
        // The process may have ended before the last copy.
        if let Some(head) = journal::head_of(&commits.connection)? {
            let home = &commits.shared.home;
            home.operator.note_head(&commits.shared.id, head);
            commits.copy_head(&mut Copies::default());
        }
        let name = format!("write {}", commits.shared.id);
        let waiting = Arc::clone(&queue);
        let thread = std::thread::Builder::new()
            .name(name)
            .spawn(move || commits.serve(&waiting))
            .map_err(|error| Error::Unavailable(format!("no thread for the account: {error}")))?;
        Ok(Self {
            queue,
            thread: Some(thread),
        })
    }

    /// Joins the next commit and waits for it.
    pub(super) fn write<T, F>(&self, lane: Lane, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
    {
        // It would wait for itself.
        if WRITES.get() {
            return Err(Error::Internal("a write began within another one".into()));
        }
        let (member, answer) = member(act);
        self.wait(lane, member, &answer)
    }

    /// Writes the file anew once what goes on is committed, and waits for it.
    pub(super) fn wipe(&self) -> Result<()> {
        let (member, answer) = wiping();
        self.wait(Lane::Bulk, member, &answer)
    }

    fn wait<T>(
        &self,
        lane: Lane,
        member: Box<dyn Member>,
        answer: &Receiver<Result<T>>,
    ) -> Result<T> {
        let closing = || Error::Unavailable("the account is closing".into());
        if !self.queue.push(lane, member) {
            return Err(closing());
        }
        answer.recv().map_err(|_| closing())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue.close();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the writing thread ended by a panic");
        }
    }
}

/// When the journal's head was copied into the operator's file, and when it is to
/// be copied next, if it moved since.
#[derive(Default)]
struct Copies {
    last: Option<Instant>,
    due: Option<Instant>,
}

impl Copies {
    /// Whether a head is to be copied right away; if not, it is due soon.
    fn is_next(&mut self) -> bool {
        let free = self.last.map(|last| last + COPIED_EVERY);
        if free.is_none_or(|free| free <= Instant::now()) {
            return true;
        }
        self.due = free;
        false
    }
}

/// Counts a transaction that was committed, or could not be.
fn counted(began: Instant, committed: bool) {
    if committed {
        counter!("bailey_commits_total").increment(1);
        histogram!("bailey_commit_seconds").record(began.elapsed());
    } else {
        counter!("bailey_commit_failures_total").increment(1);
    }
}

/// What the writing thread holds.
struct Commits {
    /// Goes first, so that the connection is the last to close and the log is gone.
    wal: Wal,
    connection: Connection,
    shared: Arc<Shared>,
    /// The last operation that a checkpoint was signed for.
    signed: OperationId,
    /// How many spans of the journal are kept for the log.
    kept: i64,
}

impl Commits {
    fn serve(mut self, queue: &Queue) {
        WRITES.set(true);
        let mut copies = Copies::default();
        loop {
            let mut batch = match queue.next(copies.due) {
                Next::Batch(batch) => batch,
                Next::Late => {
                    self.copy_head(&mut copies);
                    continue;
                }
                Next::Closed => break,
            };
            let turn = Turn::default();
            let began = Instant::now();
            let outcome = self.commit(&mut batch, &turn);
            counted(began, outcome.is_ok());
            if outcome.is_ok() {
                self.renew(&turn);
                self.count(&turn);
            }
            let (moved, failure) = match outcome {
                Ok(moved) => (moved, None),
                Err(error) => {
                    self.take_back(&error);
                    (None, Some(retryable(error)))
                }
            };
            if let Some(head) = &moved {
                let home = &self.shared.home;
                home.operator.note_head(&self.shared.id, *head);
                if copies.is_next() {
                    self.copy_head(&mut copies);
                }
            }
            let members = batch.len();
            for member in batch {
                member.answer(members, failure.as_ref());
            }
            self.wal.follow(&self.connection);
        }
        self.copy_head(&mut copies);
        if let Err(error) = self.last_checkpoint() {
            tracing::error!(account = %self.shared.id, %error, "no checkpoint at closing");
        }
    }

    /// What was remembered of what these writes changed holds no more.
    fn renew(&self, turn: &Turn) {
        let shared = &self.shared;
        for (changed, generation) in [
            (&turn.people_changed, &shared.people),
            (&turn.schema_changed, &shared.schema),
            (&turn.stored_changed, &shared.stored),
        ] {
            if changed.get() {
                generation.renew();
            }
        }
    }

    /// Counts what was just committed, where plugins watch how much people do.
    fn count(&self, turn: &Turn) {
        let live = &self.shared.activity;
        let loaded = match turn.watch_changed.get() {
            true => live.load(&self.connection, Timestamp::now()),
            false => Ok(()),
        };
        match loaded.and_then(|()| live.follow(&self.connection)) {
            Ok(crossed) => self.shared.home.waiting.add(&self.shared.id, crossed),
            Err(error) => {
                tracing::error!(account = %self.shared.id, %error, "how much people do was not counted");
            }
        }
    }

    /// Runs the batch in one transaction, commits it, and returns the journal's
    /// head if it moved.
    fn commit(&mut self, batch: &mut [Box<dyn Member>], turn: &Turn) -> Result<Option<Head>> {
        // Upkeep is a bulk act, so it is alone.
        if let [member] = batch
            && member.is_upkeep()
        {
            self.wal.wait();
            member.run(&mut self.write(turn));
            return Ok(None);
        }
        self.execute("BEGIN IMMEDIATE")?;
        let before = journal::head_of(&self.connection)?;
        turn.tip.set(before);
        match batch {
            // Alone it needs no savepoint, for which SQLite would copy each page
            // that it changes.
            [member] => {
                if !member.run(&mut self.write(turn)) {
                    self.execute("ROLLBACK")?;
                    return Ok(None);
                }
            }
            members => {
                for member in members {
                    self.run(member.as_mut(), turn)?;
                }
            }
        }
        let head = turn.tip.head();
        let mut signed = self.signed;
        if let Some(head) = &head
            && head.operation.0 - signed.0 >= i64::from(self.shared.home.options.checkpoint_every)
        {
            self.sign(head)?;
            signed = head.operation;
        }
        let kept = self.keep_full(head.as_ref())?;
        self.execute("COMMIT")?;
        (self.signed, self.kept) = (signed, kept);
        if let Some(head) = &head {
            let first = before.as_ref().map_or(0, |before| before.operation.0);
            let operations = head.operation.0.saturating_sub(first);
            counter!("bailey_journal_operations_total").increment(operations.unsigned_abs());
        }
        Ok(head.filter(|head| before.as_ref() != Some(head)))
    }

    /// Keeps what the log finds full spans by, and returns how many are kept.
    fn keep_full(&self, head: Option<&Head>) -> Result<i64> {
        let last = head.map_or(OperationId(0), |head| head.operation);
        journal::keep_full(&self.connection, self.kept, last)
    }

    /// Keeps the spans that an earlier version of Bailey filled.
    fn keep_up(&mut self) -> Result<()> {
        let head = journal::head_of(&self.connection)?;
        self.execute("BEGIN IMMEDIATE")?;
        let kept = self.keep_full(head.as_ref());
        self.execute(if kept.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        self.kept = kept?;
        Ok(())
    }

    fn run(&self, member: &mut dyn Member, turn: &Turn) -> Result<()> {
        self.execute("SAVEPOINT member")?;
        let before = turn.tip.head();
        if !member.run(&mut self.write(turn)) {
            self.execute("ROLLBACK TO member")?;
            turn.tip.set(before);
        }
        self.execute("RELEASE member")
    }

    fn write<'a>(&'a self, turn: &'a Turn) -> Write<'a> {
        Write {
            connection: &self.connection,
            shared: &self.shared,
            turn,
        }
    }

    /// Ends a transaction that can't be committed, and says so.
    fn take_back(&self, error: &Error) {
        tracing::error!(account = %self.shared.id, %error, "a commit failed");
        if !self.connection.is_autocommit()
            && let Err(error) = self.execute("ROLLBACK")
        {
            tracing::error!(account = %self.shared.id, %error, "it could not be taken back");
        }
    }

    /// Copies the journal's head into the operator's file.
    fn copy_head(&self, copies: &mut Copies) {
        copies.last = Some(Instant::now());
        copies.due = None;
        let operator = &self.shared.home.operator;
        if let Err(error) = operator.keep_head(&self.shared.id, Timestamp::now()) {
            tracing::error!(account = %self.shared.id, %error, "the journal's head was not copied");
        }
    }

    fn last_checkpoint(&self) -> Result<()> {
        match journal::head_of(&self.connection)? {
            Some(head) if head.operation > self.signed => self.sign(&head),
            _ => Ok(()),
        }
    }

    fn sign(&self, head: &Head) -> Result<()> {
        let key = &self.shared.home.signing_key;
        journal::sign_checkpoint(
            &self.connection,
            &self.shared.id,
            head,
            key,
            Timestamp::now(),
        )
    }

    fn execute(&self, sql: &str) -> Result<()> {
        self.connection.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}
