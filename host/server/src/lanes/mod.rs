//! Where blocking work runs.
//!
//! SQLite and plugins block, so no call into an account that may take long runs on a
//! thread that also serves connections: a read that takes no waiting does, which saves
//! half of its time, and is begun anew in a lane after a millisecond. Lanes bound how many
//! go on at once, and how many of one account: one lane for records alone and one for what
//! may run plugins, on threads that stand behind the others, so that slow plugins never
//! stand in the way of reading a record; one for passwords, which take memory, and one for
//! what is sent out as slowly as its receiver takes it. Who waits too long is told to try
//! again rather than kept in a queue that only grows.

mod lane;
mod shares;
mod threads;

use lane::{Fill, Lane};
use threads::Threads;

use crate::error::{Error, Result};
use crate::settings::Settings;
use crate::state::State;

/// The lanes that there are, each with a way into it from [`State`], and how many
/// may be in it at once, from the [`Settings`].
macro_rules! lanes {
    ($($(#[$doc:meta])* $visible:vis $name:ident: $places:ident $(behind $threads:ident)?;)*) => {
        /// Every lane.
        #[derive(Debug)]
        pub(crate) struct Lanes {
            $($name: Lane,)*
            /// Kept for as long as its lane.
            _behind: Threads,
        }

        impl Lanes {
            pub(crate) fn new(settings: &Settings) -> Self {
                let behind = Threads::behind(settings.plugin_lanes);
                Self {
                    $($name: Lane::new(settings.$places, settings.lane_patience)
                        $(.on(behind.$threads()))?,)*
                    _behind: behind,
                }
            }

            /// How full each is.
            pub(crate) fn fill(&self) -> Vec<Fill> {
                vec![$(self.$name.fill(stringify!($name)),)*]
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
    pub plugin_calls: plugin_lanes behind handle;
    /// Runs work that hashes passwords, which takes much memory and time.
    pub sign_ins: sign_in_lanes;
    /// Runs work that sends records out, as long as the receiver takes.
    pub(crate) exports: export_lanes;
}
