//! An import that goes on by itself: how far it is, and what came of it, until
//! whoever asked for it has seen that.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use bailey_crm::Result;
use bailey_crm::import::{Options, Report};
use tokio::sync::watch;

/// An import that runs or has run.
#[derive(Debug)]
pub(super) struct Work {
    /// What it was told.
    pub(super) options: Options,
    done: AtomicU64,
    total: AtomicU64,
    came: Mutex<Option<Result<Report>>>,
    ended: watch::Sender<bool>,
}

impl Work {
    pub(super) fn new(options: Options) -> Self {
        let (done, total, came) = Default::default();
        Self {
            options,
            done,
            total,
            came,
            ended: watch::Sender::new(false),
        }
    }

    /// So many records of so many are made.
    pub(super) fn reached(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// How many records of how many are made.
    pub(super) fn progress(&self) -> (u64, u64) {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        (of(&self.done), of(&self.total))
    }

    /// It is over.
    pub(super) fn end(&self, came: Result<Report>) {
        *self.came.lock().unwrap_or_else(PoisonError::into_inner) = Some(came);
        self.ended.send_replace(true);
    }

    /// Whether it is over.
    pub(super) fn is_over(&self) -> bool {
        *self.ended.borrow()
    }

    /// Waits until it is over.
    pub(super) async fn ended(&self) {
        let mut ended = self.ended.subscribe();
        // Who ends it holds it as long as we do.
        let _over = ended.wait_for(|ended| *ended).await;
    }

    /// What came of it, for whoever asks first; none while it runs.
    pub(super) fn take(&self) -> Option<Result<Report>> {
        self.came
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}
