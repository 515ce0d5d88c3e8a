//! The conditions under which plugins are called where somebody writes one: what time
//! it is, which bytes are random, which capabilities are refused, slow or fail, and who
//! is told of each call. A host that serves people has none, and pays a look at an empty
//! cell for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bailey_crm::{AccountId, Timestamp};
use bailey_sandbox::{CallLimits, Failure, Usage};
use rand::rngs::{StdRng, SysRng};
use rand::{Rng as _, SeedableRng as _, TryRng as _};

use crate::contract::bailey::crm::types::Error;
use crate::plugins::Plugins;

/// What a capability is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// As if an admin had refused it.
    Refused,
    /// It answers that it is not available now.
    Failing,
    /// It waits first.
    Slow(Duration),
}

/// One call of a plugin, when it is over.
#[derive(Clone, Debug)]
pub struct CallNote {
    /// For which account.
    pub account: AccountId,
    /// The plugin's id.
    pub plugin: Arc<str>,
    /// The extension point.
    pub point: &'static str,
    /// What the call could use.
    pub limits: CallLimits,
    /// What it used.
    pub usage: Usage,
    /// What it printed and logged.
    pub output: String,
    /// How it broke, if it did.
    pub failure: Option<Failure>,
}

/// Whoever is told of calls, on the thread that made them.
type Listener = Arc<dyn Fn(&CallNote) + Send + Sync>;

/// The conditions of one process. They can be changed while it runs.
#[derive(Default)]
pub struct Conditions(Mutex<Set>);

#[derive(Default)]
struct Set {
    now: Option<Timestamp>,
    random: Option<StdRng>,
    capabilities: HashMap<String, Condition>,
    listener: Option<Listener>,
}

impl Conditions {
    /// Has the clock stand still at this moment; at none it goes by the system's.
    pub fn set_clock(&self, now: Option<Timestamp>) {
        self.lock().now = now;
    }

    /// What time plugins are told that it is.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.lock().now.unwrap_or_else(Timestamp::now)
    }

    /// Has random bytes follow from this seed; without one they come from the system.
    pub fn set_seed(&self, seed: Option<u64>) {
        self.lock().random = seed.map(StdRng::seed_from_u64);
    }

    /// Changes what a capability is like; at none it is as it was granted.
    pub fn set(&self, capability: &str, condition: Option<Condition>) {
        let mut set = self.lock();
        match condition {
            Some(condition) => set.capabilities.insert(capability.to_owned(), condition),
            None => set.capabilities.remove(capability),
        };
    }

    /// Has this hear of every call.
    pub fn listen(&self, listener: impl Fn(&CallNote) + Send + Sync + 'static) {
        self.lock().listener = Some(Arc::new(listener));
    }

    /// Lets a host function through as its capability's condition has it.
    pub(crate) fn meet(&self, capability: &str) -> Result<(), Error> {
        let condition = self.lock().capabilities.get(capability).copied();
        match condition {
            None => Ok(()),
            Some(Condition::Refused) => {
                Err(Error::Denied(format!("`{capability}` was not granted")))
            }
            Some(Condition::Failing) => Err(Error::Unavailable(format!(
                "`{capability}` can't be reached now"
            ))),
            Some(Condition::Slow(pause)) => {
                std::thread::sleep(pause);
                Ok(())
            }
        }
    }

    pub(crate) fn tell(&self, note: &CallNote) {
        let listener = self.lock().listener.clone();
        if let Some(listener) = listener {
            listener(note);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Set> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Conditions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Conditions").finish_non_exhaustive()
    }
}

impl Plugins {
    /// What time plugins are told that it is.
    pub(crate) fn now(&self) -> Timestamp {
        self.conditions()
            .map_or_else(Timestamp::now, Conditions::now)
    }

    /// Random bytes: from the operating system's own source, unless a developer's
    /// tools said which.
    pub(crate) fn randomise(&self, bytes: &mut [u8]) -> Result<(), Error> {
        if let Some(random) = self
            .conditions()
            .and_then(|it| it.lock().random.as_mut().map(next))
        {
            StdRng::seed_from_u64(random).fill_bytes(bytes);
            return Ok(());
        }
        let filled = SysRng.try_fill_bytes(bytes);
        filled.map_err(|_| Error::Unavailable("the system has no randomness now".into()))
    }
}

/// A seed of its own for each time that bytes are asked for.
fn next(random: &mut StdRng) -> u64 {
    random.next_u64()
}
