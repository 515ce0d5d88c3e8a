//! Work that goes on by itself, so that it ends also when nobody waits for it: how
//! far it is, and what came of it, until whoever asked for it has seen that.
//!
//! What ends at once is answered at once; of the rest a page tells how far it is.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bailey_crm::{Error as CrmError, Result};
use tokio::sync::watch;

use crate::error::Error;
use crate::state::State;

/// How long whoever asked waits for the end before they are shown how far it is.
const AT_ONCE: Duration = Duration::from_millis(700);

/// The parameter of a script's looks at how far work is: it takes nothing away.
pub(crate) const FOLLOWS: &str = "follows";

/// Work that goes on or has ended: `A` is what was asked for, `T` what comes of it.
#[derive(Debug)]
pub(crate) struct Work<A, T> {
    /// What was asked for.
    pub(crate) asked: A,
    done: AtomicU64,
    total: AtomicU64,
    came: Mutex<Option<Result<T>>>,
    ended: watch::Sender<bool>,
}

impl<A, T> Work<A, T>
where
    A: Send + Sync + 'static,
    T: Send + 'static,
{
    pub(crate) fn new(asked: A) -> Self {
        let (done, total, came) = Default::default();
        Self {
            asked,
            done,
            total,
            came,
            ended: watch::Sender::new(false),
        }
    }

    /// Has it done by itself.
    pub(crate) fn start(
        self: &Arc<Self>,
        state: &State,
        act: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) {
        let (state, work) = (state.clone(), Arc::clone(self));
        tokio::spawn(async move {
            let ending = Arc::clone(&work);
            let ran = state.records(move || {
                work.end(act(&work));
                Ok::<_, Error>(())
            });
            if let Err(error) = ran.await {
                tracing::warn!(%error, "work on a page did not begin or broke off");
                ending.end(Err(CrmError::Unavailable(
                    "there is much to do right now: try again in a moment".into(),
                )));
            }
        });
    }

    /// So much of so much is done.
    pub(crate) fn reached(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// How much of how much is done.
    pub(crate) fn progress(&self) -> (u64, u64) {
        let of = |number: &AtomicU64| number.load(Ordering::Relaxed);
        (of(&self.done), of(&self.total))
    }

    /// Whether it is over.
    pub(crate) fn is_over(&self) -> bool {
        *self.ended.borrow()
    }

    /// Waits for the end, but not long, and says whether it came.
    pub(crate) async fn ends_at_once(&self) -> bool {
        let mut ended = self.ended.subscribe();
        // Who ends it holds it as long as we do.
        let over = ended.wait_for(|ended| *ended);
        tokio::time::timeout(AT_ONCE, over).await.is_ok()
    }

    /// What came of it, for whoever asks first; none while it goes on.
    pub(crate) fn take(&self) -> Option<Result<T>> {
        self.came
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn end(&self, came: Result<T>) {
        *self.came.lock().unwrap_or_else(PoisonError::into_inner) = Some(came);
        self.ended.send_replace(true);
    }
}
