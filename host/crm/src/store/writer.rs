//! The one who writes an account's file: a thread that takes everything that
//! waits, runs each member in a savepoint of one transaction, commits once, and
//! only then answers.
//!
//! A member that fails or panics is taken back alone. A commit that fails (a
//! full disk) takes back the whole batch, and every member hears of it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::store::schema_cache::SchemaCache;
use crate::store::write::Write;

/// How many members one commit takes at most.
const BATCH: usize = 64;

/// The account's writing thread; dropping it ends the thread after what waits.
pub(super) struct Writer {
    queue: Option<Sender<Box<dyn Member>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread on a connection of its own.
    pub(super) fn start(
        name: &str,
        connection: Connection,
        schemas: Arc<SchemaCache>,
    ) -> std::io::Result<Self> {
        let (queue, waiting) = channel();
        let thread = std::thread::Builder::new()
            .name(format!("write {name}"))
            .spawn(move || serve(&connection, &schemas, &waiting))?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Joins the next commit and waits for it.
    pub(super) fn write<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = channel();
        let member = Act { act: Some(act), outcome: None, reply };
        let sent = self.queue.as_ref().is_some_and(|queue| queue.send(Box::new(member)).is_ok());
        if !sent {
            return Err(closed());
        }
        answer.recv().map_err(|_| closed())?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the writing thread ended by a panic");
        }
    }
}

fn closed() -> Error {
    Error::Unavailable("the account is closing".into())
}

/// One act that waits to be written.
trait Member: Send {
    /// Runs it, and says whether what it did stands.
    fn run(&mut self, write: &mut Write<'_>) -> bool;
    /// Answers whoever waits: with the act's own outcome, or with what kept all
    /// of the batch from being committed.
    fn answer(self: Box<Self>, failure: Option<&str>);
}

struct Act<T, F> {
    act: Option<F>,
    outcome: Option<Result<T>>,
    reply: Sender<Result<T>>,
}

impl<T, F> Member for Act<T, F>
where
    T: Send + 'static,
    F: FnOnce(&mut Write<'_>) -> Result<T> + Send + 'static,
{
    fn run(&mut self, write: &mut Write<'_>) -> bool {
        let Some(act) = self.act.take() else { return false };
        let outcome = catch_unwind(AssertUnwindSafe(|| act(write))).unwrap_or_else(|_| {
            Err(Error::Internal("the act ended unexpectedly; nothing was changed".into()))
        });
        let outcome = match outcome {
            Ok(_) if write.unfinished.get() => {
                Err(Error::Internal("the act left its journal entry unfinished".into()))
            }
            other => other,
        };
        let stands = outcome.is_ok();
        self.outcome = Some(outcome);
        stands
    }

    fn answer(self: Box<Self>, failure: Option<&str>) {
        let outcome = match (failure, self.outcome) {
            (None, Some(outcome)) | (Some(_), Some(outcome @ Err(_))) => outcome,
            (Some(failure), _) => Err(Error::Unavailable(failure.to_owned())),
            (None, None) => Err(closed()),
        };
        // Whoever asked may have gone; what was committed stays.
        let _gone = self.reply.send(outcome);
    }
}

fn serve(connection: &Connection, schemas: &SchemaCache, waiting: &Receiver<Box<dyn Member>>) {
    while let Ok(first) = waiting.recv() {
        let mut batch = Vec::with_capacity(8);
        let committed = commit(connection, schemas, first, waiting, &mut batch);
        let failure = committed.err().map(|error| {
            tracing::error!(%error, "a commit failed");
            if !connection.is_autocommit()
                && let Err(error) = connection.execute_batch("ROLLBACK")
            {
                tracing::error!(%error, "a failed commit could not be taken back");
            }
            format!("nothing was saved: {error}")
        });
        for member in batch {
            member.answer(failure.as_deref());
        }
    }
}

/// Runs everything that waits in one transaction and commits it.
fn commit(
    connection: &Connection,
    schemas: &SchemaCache,
    first: Box<dyn Member>,
    waiting: &Receiver<Box<dyn Member>>,
    batch: &mut Vec<Box<dyn Member>>,
) -> Result<()> {
    batch.push(first);
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut next = 0;
    while let Some(member) = batch.get_mut(next) {
        run(connection, schemas, member.as_mut())?;
        next += 1;
        if next < BATCH
            && let Ok(another) = waiting.try_recv()
        {
            batch.push(another);
        }
    }
    connection.execute_batch("COMMIT")?;
    Ok(())
}

fn run(connection: &Connection, schemas: &SchemaCache, member: &mut dyn Member) -> Result<()> {
    connection.execute_batch("SAVEPOINT member")?;
    let unfinished = Cell::new(false);
    let mut write = Write { connection, schemas, unfinished: &unfinished };
    if member.run(&mut write) {
        connection.execute_batch("RELEASE member")?;
    } else {
        connection.execute_batch("ROLLBACK TO member; RELEASE member")?;
    }
    Ok(())
}
