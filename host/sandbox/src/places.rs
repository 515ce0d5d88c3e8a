//! Places among the running calls.
//!
//! The engine's pool answers with an error when it is exhausted, so calls wait
//! here, before it, and for a bounded time. A call made by the host within a
//! guest's call runs on the same thread and takes a place of the reserved ones:
//! if it waited for an ordinary one, calls that wait for their own nested calls
//! could fill all places and wait for ever.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::{Failure, Guest, ProcessLimits};

thread_local! {
    /// How many calls are running on this thread, one within the other.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// The places of the process.
#[derive(Debug)]
pub(crate) struct Places {
    taken: Mutex<Taken>,
    freed: Condvar,
    calls: u32,
    nested_calls: u32,
    calls_an_account: u32,
    calls_a_plugin: u32,
    nesting: u32,
    wait: Duration,
}

#[derive(Debug, Default)]
struct Taken {
    calls: u32,
    nested_calls: u32,
    /// Only accounts with a running call are in it.
    by_account: HashMap<Arc<str>, u32>,
    /// Only plugins with a running call are in it.
    by_plugin: HashMap<Guest, u32>,
}

impl Places {
    pub(crate) fn new(limits: &ProcessLimits) -> Places {
        Places {
            taken: Mutex::default(),
            freed: Condvar::new(),
            calls: limits.calls,
            nested_calls: limits.nested_calls,
            calls_an_account: limits.calls_an_account,
            calls_a_plugin: limits.calls_a_plugin,
            nesting: limits.nesting,
            wait: limits.wait,
        }
    }

    /// Takes a place for a call on this thread, until the answer is dropped.
    ///
    /// # Errors
    ///
    /// [`Failure::Busy`] when none got free in time, [`Failure::NestingLimit`]
    /// when too many calls led to this one.
    pub(crate) fn take(&self, guest: &Guest) -> Result<Place<'_>, Failure> {
        let depth = DEPTH.get();
        if depth > self.nesting {
            return Err(Failure::NestingLimit {
                limit: self.nesting,
            });
        }
        let until = Instant::now() + self.wait;
        let mut taken = self.lock();
        while !self.is_free(&taken, guest, depth) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Failure::Busy);
            }
            let waited = self.freed.wait_timeout(taken, left);
            taken = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        let plugin = if depth == 0 {
            taken.calls += 1;
            let account = Arc::clone(&guest.account);
            *taken.by_account.entry(account).or_default() += 1;
            *taken.by_plugin.entry(guest.clone()).or_default() += 1;
            Some(guest.clone())
        } else {
            taken.nested_calls += 1;
            None
        };
        DEPTH.set(depth + 1);
        Ok(Place {
            places: self,
            plugin,
            on_this_thread: std::marker::PhantomData,
        })
    }

    /// How many calls run, nested ones included, and how many can.
    pub(crate) fn count(&self) -> (u32, u32) {
        let taken = self.lock();
        (
            taken.calls + taken.nested_calls,
            self.calls + self.nested_calls,
        )
    }

    fn is_free(&self, taken: &Taken, guest: &Guest, depth: u32) -> bool {
        if depth > 0 {
            return taken.nested_calls < self.nested_calls;
        }
        let of_account = taken.by_account.get(&guest.account);
        let of_plugin = taken.by_plugin.get(guest);
        taken.calls < self.calls
            && of_account.copied().unwrap_or_default() < self.calls_an_account
            && of_plugin.copied().unwrap_or_default() < self.calls_a_plugin
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place, given back when dropped. Stays on its thread, as the call does.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    places: &'a Places,
    /// Whose call it is; none for a nested one.
    plugin: Option<Guest>,
    on_this_thread: std::marker::PhantomData<*const ()>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
        let mut taken = self.places.lock();
        match self.plugin.take() {
            Some(plugin) => {
                taken.calls -= 1;
                one_less(&mut taken.by_account, &plugin.account);
                one_less(&mut taken.by_plugin, &plugin);
            }
            None => taken.nested_calls -= 1,
        }
        drop(taken);
        // Waiters wait for different things, so all of them look again.
        self.places.freed.notify_all();
    }
}

/// Counts one down, and forgets whose count is nought.
fn one_less<K: Hash + Eq>(counts: &mut HashMap<K, u32>, of: &K) {
    if let Some(count) = counts.get_mut(of) {
        *count -= 1;
        if *count == 0 {
            counts.remove(of);
        }
    }
}
