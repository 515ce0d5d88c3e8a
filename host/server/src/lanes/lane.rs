//! One lane: so many at once, and of one account no more than its share.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinHandle;

use super::shares::Shares;
use crate::error::{Error, Kind, Result};
use crate::whose;

/// Bounds blocking work.
#[derive(Debug)]
pub(crate) struct Lane {
    places: Arc<Semaphore>,
    shares: Shares,
    patience: Duration,
    /// Where its threads are; none for those of whoever asks.
    threads: Option<Handle>,
}

impl Lane {
    pub(super) fn new(places: usize, patience: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            // Whatever one account does, another finds half of the places.
            shares: Shares::of(places.div_ceil(2)),
            patience,
            threads: None,
        }
    }

    /// The same, on threads of this runtime.
    pub(super) fn on(self, threads: Option<&Handle>) -> Self {
        let threads = threads.cloned();
        Self { threads, ..self }
    }

    /// Runs the work on a thread that may block. It runs to its end even if the
    /// request is dropped, and keeps its place until then.
    pub(super) async fn run<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        Error: From<E>,
    {
        let account = whose::account();
        let share = account.map(|account| self.shares.of_account(account));
        let taken = match share.as_ref().map(|share| share.places()) {
            Some(share) => Some(self.place(share).await?),
            None => None,
        };
        let place = self.place(&self.places).await?;
        let span = tracing::Span::current();
        let work = move || {
            let _taken = (place, taken, share);
            span.in_scope(|| work().map_err(Error::from))
        };
        self.spawn(work)
            .await
            .map_err(|failure| Error::internal(format!("blocking work ended: {failure}")))?
    }

    async fn place(&self, of: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit> {
        match Arc::clone(of).try_acquire_owned() {
            Ok(place) => Ok(place),
            Err(_) => tokio::time::timeout(self.patience, Arc::clone(of).acquire_owned())
                .await
                .map_err(|_| busy())?
                .map_err(|_| busy()),
        }
    }

    fn spawn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
        match &self.threads {
            Some(threads) => threads.spawn_blocking(work),
            None => tokio::task::spawn_blocking(work),
        }
    }
}

fn busy() -> Error {
    Error::new(
        Kind::Unavailable,
        "Too much is under way just now, and nothing was changed. Try again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_waits_too_long_for_a_place_is_told_so() {
        let lane = Lane::new(1, Duration::from_millis(1));
        let taken = Arc::clone(&lane.places).try_acquire_owned().unwrap();
        let refused = lane.run(|| Ok::<_, Error>(())).await;
        assert_eq!(refused.map_err(|error| error.kind), Err(Kind::Unavailable));
        drop(taken);
        assert_eq!(lane.run(|| Ok::<_, Error>(7)).await.unwrap(), 7);
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error_and_gives_its_place_back() {
        let lane = Lane::new(1, Duration::from_secs(1));
        let failed = lane.run(|| -> Result<()> { panic!("on purpose") }).await;
        assert_eq!(failed.map_err(|error| error.kind), Err(Kind::Internal));
        assert!(lane.run(|| Ok::<_, Error>(())).await.is_ok());
    }

    /// Does something in the lane as this account.
    async fn done_for(lane: &Lane, account: &str) -> Result<()> {
        let account = account.parse().unwrap();
        let answer = async {
            whose::set(&account);
            lane.run(|| Ok::<_, Error>(())).await
        };
        whose::asked(answer).await
    }

    #[tokio::test]
    async fn one_account_leaves_places_for_the_others() {
        let lane = Arc::new(Lane::new(2, Duration::from_millis(1)));
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let (begin, begun) = tokio::sync::oneshot::channel();
        let slow = {
            let lane = Arc::clone(&lane);
            let work = move || {
                let _told = begin.send(());
                let _ended = ended.recv();
                Ok::<_, Error>(())
            };
            tokio::spawn(whose::asked(async move {
                whose::set(&"one".parse().unwrap());
                lane.run(work).await
            }))
        };
        begun.await.unwrap();
        let refused = done_for(&lane, "one").await;
        assert_eq!(refused.map_err(|error| error.kind), Err(Kind::Unavailable));
        assert!(done_for(&lane, "other").await.is_ok());
        drop(end);
        slow.await.unwrap().unwrap();
        assert!(done_for(&lane, "one").await.is_ok());
        assert_eq!(lane.shares.accounts(), 0, "who left is forgotten");
    }
}
