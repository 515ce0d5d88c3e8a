//! One lane: so many at once, and of one account no more than its share.

use std::sync::Arc;
use std::time::Duration;

use bailey_crm::behalf::{self, Carried};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinHandle;

use super::shares::Shares;
use crate::error::{Error, Kind, Result};

/// Bounds blocking work.
#[derive(Debug)]
pub(crate) struct Lane {
    places: Arc<Semaphore>,
    most: usize,
    shares: Shares,
    patience: Duration,
    /// Where its threads are; none for those of whoever asks.
    threads: Option<Handle>,
}

/// How full a lane is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fill {
    /// What it is called.
    pub(crate) lane: &'static str,
    /// How many places are taken.
    pub(crate) taken: usize,
    /// How many there are.
    pub(crate) most: usize,
}

impl Lane {
    pub(super) fn new(places: usize, patience: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            most: places,
            // Whatever one account does, others find two thirds of the places.
            shares: Shares::of(places.div_ceil(3)),
            patience,
            threads: None,
        }
    }

    /// The same, on threads of this runtime.
    pub(super) fn on(self, threads: Option<&Handle>) -> Self {
        let threads = threads.cloned();
        Self { threads, ..self }
    }

    /// How full it is.
    pub(super) fn fill(&self, lane: &'static str) -> Fill {
        Fill {
            lane,
            taken: self.most.saturating_sub(self.places.available_permits()),
            most: self.most,
        }
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
        let account = behalf::now().and_then(|behalf| behalf.account().cloned());
        let share = account.map(|account| self.shares.of_account(account));
        let taken = match share.as_ref().map(|share| share.places()) {
            Some(share) => Some(self.place(share).await?),
            None => None,
        };
        let place = self.place(&self.places).await?;
        let carried = Carried::now();
        let work = move || {
            let _taken = (place, taken, share);
            carried.run(|| work().map_err(Error::from))
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
    use bailey_crm::behalf::Behalf;
    use tracing::Span;

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

    /// Does it within a request of this account.
    async fn asked_by<T>(account: &str, work: impl Future<Output = T>) -> T {
        let behalf = Behalf::request("7f".into());
        behalf.is_in(&account.parse().unwrap());
        Carried::of(behalf, Span::none()).around(work).await
    }

    /// Does something in the lane as this account.
    async fn done_for(lane: &Lane, account: &str) -> Result<()> {
        asked_by(account, lane.run(|| Ok::<_, Error>(()))).await
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
            tokio::spawn(asked_by("one", async move { lane.run(work).await }))
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
