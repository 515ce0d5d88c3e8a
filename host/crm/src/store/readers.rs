//! An open account's readers: connections that can't write, a few of which are
//! kept when idle.

use std::cell::Cell;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use rusqlite::{Connection, ErrorCode};

use crate::error::{Error, Result};
use crate::store::connection;
use crate::store::read::Read;
use crate::store::shared::{Home, Shared};
use crate::support;

/// After how many instructions of SQLite's machine a deadline is looked at:
/// some tens of microseconds.
const INSTRUCTIONS: i32 = 1000;

/// How many idle readers an account keeps however many others do.
const ALWAYS: usize = 1;

/// How many idle readers all accounts keep between them, besides: each has two files open
/// and some hundred kilobytes of memory.
const OF_ALL: usize = 256;

/// The readers of one open account.
pub(super) struct Readers {
    idle: Mutex<Vec<Connection>>,
    home: Arc<Home>,
}

impl Readers {
    /// Of an account of this home.
    pub(super) fn new(home: Arc<Home>) -> Self {
        Self {
            idle: Mutex::new(Vec::new()),
            home,
        }
    }

    /// Runs `act` in one transaction of an idle reader or of a new one.
    pub(super) fn read<T>(
        &self,
        path: &Path,
        shared: &Shared,
        deadline: Option<Instant>,
        act: impl FnOnce(&Read<'_>) -> Result<T>,
    ) -> Result<T> {
        let connection = match self.idle() {
            Some(connection) => connection,
            None => connection::reader(path)?,
        };
        match self.run(connection, shared, deadline, act)? {
            Some(outcome) => Ok(outcome),
            None => Err(Error::Limit("the query took too long: ask for less".into())),
        }
    }

    /// Runs `act` in one transaction of an idle reader; none if there is no idle one, or
    /// if it takes longer than until the deadline.
    pub(super) fn read_now<T>(
        &self,
        shared: &Shared,
        deadline: Instant,
        act: impl FnOnce(&Read<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        match self.idle() {
            Some(connection) => self.run(connection, shared, Some(deadline), act),
            None => Ok(None),
        }
    }

    fn idle(&self) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = idle.pop();
        if connection.is_some() {
            self.home.idle_readers.fetch_sub(1, Ordering::Relaxed);
        }
        connection
    }

    /// Keeps a reader that is idle now, unless there are enough.
    fn keep(&self, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let of_all = &self.home.idle_readers;
        let room =
            idle.len() < self.home.options.readers && of_all.load(Ordering::Relaxed) < OF_ALL;
        if idle.len() < ALWAYS || room {
            idle.push(connection);
            of_all.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// None if it took longer than until the deadline.
    fn run<T>(
        &self,
        connection: Connection,
        shared: &Shared,
        deadline: Option<Instant>,
        act: impl FnOnce(&Read<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        connection.prepare_cached("BEGIN")?.execute([])?;
        if let Some(deadline) = deadline {
            connection.progress_handler(INSTRUCTIONS, Some(move || Instant::now() >= deadline))?;
        }
        let watched = Cell::new(false);
        let outcome = act(&Read {
            connection: &connection,
            shared,
            watched: Some(&watched),
        });
        let watched = watched.get();
        if deadline.is_some() || watched {
            connection.progress_handler(0, None::<fn() -> bool>)?;
        }
        // A reader whose transaction can't be ended is closed instead.
        let ended = connection
            .prepare_cached("ROLLBACK")
            .and_then(|mut end| end.execute([]));
        if ended.is_ok() {
            self.keep(connection);
        }
        match outcome {
            Ok(outcome) => Ok(Some(outcome)),
            Err(Error::Database(inner))
                if inner.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) =>
            {
                if watched {
                    Err(support::ended())
                } else {
                    Ok(None)
                }
            }
            Err(other) => Err(other),
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        while self.idle().is_some() {}
    }
}
