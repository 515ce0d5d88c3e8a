//! Where blocking work runs.
//!
//! SQLite and plugins block, so no call into an account that may take long runs on a
//! thread that also serves connections: a read that takes no waiting does, which saves
//! half of its time, and is begun anew in a lane after a millisecond. Lanes bound how many go on at once: one for records
//! alone and one for what may run plugins, so that slow plugins never stand in the
//! way of reading a record; one for passwords, which take memory, and one for what
//! is sent out as slowly as its receiver takes it. Who waits too long is told to try
//! again rather than kept in a queue that only grows.

use std::sync::Arc;
use std::time::Duration;

use bailey_crm::behalf::Carried;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::error::{Error, Kind, Result};
use crate::settings::Settings;
use crate::state::State;

/// Bounds blocking work.
#[derive(Debug)]
pub(crate) struct Lane {
    places: Arc<Semaphore>,
    most: usize,
    patience: Duration,
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
    pub(crate) fn new(places: usize, patience: Duration) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            most: places,
            patience,
        }
    }

    /// Runs the work on a thread that may block. It runs to its end even if the
    /// request is dropped, and keeps its place until then.
    pub(crate) async fn run<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        Error: From<E>,
    {
        let place = match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => place,
            Err(_) => tokio::time::timeout(self.patience, Arc::clone(&self.places).acquire_owned())
                .await
                .map_err(|_| busy())?
                .map_err(|_| busy())?,
        };
        let carried = Carried::now();
        spawn_blocking(move || {
            let _place = place;
            carried.run(|| work().map_err(Error::from))
        })
        .await
        .map_err(|failure| Error::internal(format!("blocking work ended: {failure}")))?
    }
}

/// The lanes that there are, each with a way into it from [`State`], and how many
/// may be in it at once, from the [`Settings`].
macro_rules! lanes {
    ($($(#[$doc:meta])* $visible:vis $name:ident: $places:ident;)*) => {
        /// Every lane.
        #[derive(Debug)]
        pub(crate) struct Lanes {
            $($name: Lane,)*
        }

        impl Lanes {
            pub(crate) fn new(settings: &Settings) -> Self {
                Self {
                    $($name: Lane::new(settings.$places, settings.lane_patience),)*
                }
            }

            /// How full each is.
            pub(crate) fn fill(&self) -> Vec<Fill> {
                vec![$(Fill {
                    lane: stringify!($name),
                    taken: self.$name.most.saturating_sub(self.$name.places.available_permits()),
                    most: self.$name.most,
                },)*]
            }
        }

        impl State {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                /// What the work says, or that it had to wait too long.
                $visible async fn $name<T, E>(
                    &self,
                    work: impl FnOnce() -> Result<T, E> + Send + 'static,
                ) -> Result<T>
                where
                    T: Send + 'static,
                    E: Send + 'static,
                    Error: From<E>,
                {
                    self.lanes().$name.run(work).await
                }
            )*
        }
    };
}

lanes! {
    /// Runs blocking work that touches records alone.
    pub records: record_lanes;
    /// Runs blocking work that may call plugins.
    pub plugin_calls: plugin_lanes;
    /// Runs work that hashes passwords, which takes much memory and time.
    pub sign_ins: sign_in_lanes;
    /// Runs work that sends records out, as long as the receiver takes.
    pub(crate) exports: export_lanes;
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
}
