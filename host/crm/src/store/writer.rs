//! The one who writes an account's file: a thread that takes everything that
//! waits, runs each member in a savepoint of one transaction, commits once, and
//! only then answers.
//!
//! A member that fails or panics is taken back alone. A commit that fails (a
//! full disk) takes back the whole batch, and every member hears of it.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::journal::{self, Head};
use crate::store::member::{Member, member, wiping};
use crate::store::queue::{Lane, Queue};
use crate::store::shared::Shared;
use crate::store::write::{Turn, Write};

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
    pub(super) fn start(connection: Connection, shared: Arc<Shared>) -> Result<Self> {
        let queue = Arc::new(Queue::default());
        let signed = journal::last_checkpoint(&connection)?;
        let commits = Commits {
            connection,
            shared,
            signed,
        };
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

/// What the writing thread holds.
struct Commits {
    connection: Connection,
    shared: Arc<Shared>,
    /// The last operation that a checkpoint was signed for.
    signed: OperationId,
}

impl Commits {
    fn serve(mut self, queue: &Queue) {
        WRITES.set(true);
        while let Some(mut batch) = queue.next() {
            let turn = Turn::default();
            let outcome = self.commit(&mut batch, &turn);
            if outcome.is_ok() && turn.people_changed.get() {
                self.shared.people.renew();
            }
            let (moved, failure) = match outcome {
                Ok(moved) => (moved, None),
                Err(error) => (None, Some(self.taken_back(&error))),
            };
            if let Some(head) = &moved {
                self.copy(head);
            }
            for member in batch {
                member.answer(failure.as_deref());
            }
        }
        if let Err(error) = self.last_checkpoint() {
            tracing::error!(account = %self.shared.id, %error, "no checkpoint at closing");
        }
    }

    /// Runs the batch in one transaction, commits it, and returns the journal's
    /// head if it moved.
    fn commit(&mut self, batch: &mut [Box<dyn Member>], turn: &Turn) -> Result<Option<Head>> {
        // Upkeep is a bulk act, so it is alone.
        if let [member] = batch
            && member.is_upkeep()
        {
            member.run(&mut self.write(turn));
            return Ok(None);
        }
        self.execute("BEGIN IMMEDIATE")?;
        let before = journal::head_of(&self.connection)?;
        match batch {
            // Alone it needs no savepoint, for which SQLite would copy each page
            // that it changes.
            [member] => {
                turn.unfinished.set(false);
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
        let head = journal::head_of(&self.connection)?;
        let mut signed = self.signed;
        if let Some(head) = &head
            && head.operation.0 - signed.0 >= i64::from(self.shared.home.options.checkpoint_every)
        {
            self.sign(head)?;
            signed = head.operation;
        }
        self.execute("COMMIT")?;
        self.signed = signed;
        Ok(head.filter(|head| before.as_ref() != Some(head)))
    }

    fn run(&self, member: &mut dyn Member, turn: &Turn) -> Result<()> {
        self.execute("SAVEPOINT member")?;
        turn.unfinished.set(false);
        if !member.run(&mut self.write(turn)) {
            self.execute("ROLLBACK TO member")?;
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
    fn taken_back(&self, error: &Error) -> String {
        tracing::error!(account = %self.shared.id, %error, "a commit failed");
        if !self.connection.is_autocommit()
            && let Err(error) = self.execute("ROLLBACK")
        {
            tracing::error!(account = %self.shared.id, %error, "it could not be taken back");
        }
        format!("nothing was saved: {error}")
    }

    fn copy(&self, head: &Head) {
        let kept = self
            .shared
            .home
            .operator
            .keep_head(&self.shared.id, head, Timestamp::now());
        if let Err(error) = kept {
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
