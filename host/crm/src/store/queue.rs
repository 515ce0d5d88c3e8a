//! What waits to be written, in two lanes: bulk acts go one at a time between
//! batches of the others, so that neither holds the other up for long.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::store::member::Member;

/// How many members one commit takes at most.
const BATCH: usize = 64;

/// Which lane an act waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// Committed together with what else waits.
    Quick,
    /// Committed alone.
    Bulk,
}

/// What the writer does next.
pub(super) enum Next {
    /// Commits these.
    Batch(Vec<Box<dyn Member>>),
    /// What it wanted to do if nothing came until some moment.
    Late,
    /// Ends: the queue is closed and empty.
    Closed,
}

/// The writer's queue.
#[derive(Default)]
pub(super) struct Queue {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
}

#[derive(Default)]
struct Waiting {
    quick: VecDeque<Box<dyn Member>>,
    bulk: VecDeque<Box<dyn Member>>,
    bulk_is_next: bool,
    closed: bool,
}

impl Queue {
    /// Adds a member; false when the queue is closed.
    pub(super) fn push(&self, lane: Lane, member: Box<dyn Member>) -> bool {
        let mut waiting = self.lock();
        if waiting.closed {
            return false;
        }
        match lane {
            Lane::Quick => waiting.quick.push_back(member),
            Lane::Bulk => waiting.bulk.push_back(member),
        }
        drop(waiting);
        self.arrived.notify_one();
        true
    }

    /// Takes no more members; what waits is still handed out.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.arrived.notify_one();
    }

    /// Waits for the next batch, but no longer than until some moment.
    pub(super) fn next(&self, until: Option<Instant>) -> Next {
        let mut waiting = self.lock();
        loop {
            if let Some(batch) = waiting.next() {
                return Next::Batch(batch);
            }
            if waiting.closed {
                return Next::Closed;
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            waiting = match left {
                None => self
                    .arrived
                    .wait(waiting)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return Next::Late,
                Some(left) => {
                    let woken = self.arrived.wait_timeout(waiting, left);
                    woken.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn next(&mut self) -> Option<Vec<Box<dyn Member>>> {
        if (self.bulk_is_next || self.quick.is_empty())
            && let Some(bulk) = self.bulk.pop_front()
        {
            self.bulk_is_next = false;
            return Some(vec![bulk]);
        }
        self.bulk_is_next = true;
        let count = self.quick.len().min(BATCH);
        (count > 0).then(|| self.quick.drain(..count).collect())
    }
}
