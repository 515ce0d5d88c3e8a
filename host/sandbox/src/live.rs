//! Instances that wait for their next call.
//!
//! A live instance remembers what earlier calls left in its memory, so it
//! serves one plugin of one account, linked to one grant, and no other. It is
//! replaced after so many calls, dropped when it waits too long, and the one
//! that has waited longest goes first when all of them hold too much memory.

use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use wasmtime::Store;
use wasmtime::component::Instance;

use crate::{CallState, Guest, ProcessLimits};

/// An instance with its store.
pub(crate) struct Resident<D: 'static> {
    pub(crate) store: Store<CallState<D>>,
    pub(crate) instance: Instance,
    /// Calls served.
    pub(crate) calls: u32,
}

/// The instances that wait, of all accounts.
#[derive(Debug)]
pub(crate) struct Live {
    waiting: Mutex<Waiting>,
    /// How often any plugin was forgotten. Whatever began to run before is not
    /// kept: it may have seen what its plugin may no longer see.
    forgotten: AtomicU64,
    count: u32,
    bytes: u64,
    calls: u32,
    idle: Duration,
}

/// A moment between two plugins being forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment(u64);

#[derive(Debug, Default)]
struct Waiting {
    by_plugin: HashMap<Guest, Vec<Idle>>,
    count: u32,
    bytes: u64,
}

/// An instance that waits. Which data its host keeps in calls is not known here.
#[derive(Debug)]
struct Idle {
    resident: Box<dyn Any + Send>,
    loaded: u64,
    bytes: u64,
    since: Instant,
}

impl Live {
    pub(crate) fn new(limits: &ProcessLimits) -> Live {
        Live {
            waiting: Mutex::default(),
            forgotten: AtomicU64::default(),
            count: limits.live,
            bytes: limits.live_bytes,
            calls: limits.live_calls,
            idle: limits.live_idle,
        }
    }

    /// To be asked before a call, and told to [`Live::put`] after it.
    pub(crate) fn moment(&self) -> Moment {
        Moment(self.forgotten.load(Ordering::SeqCst))
    }

    /// Takes an instance that waits for a call of this plugin in this account.
    pub(crate) fn take<D: Send>(&self, guest: &Guest, loaded: u64) -> Option<Resident<D>> {
        let mut waiting = self.lock();
        let of_plugin = waiting.by_plugin.get_mut(guest)?;
        // The one that waited least: its memory is likeliest in the caches, and
        // the others get a chance to be idle for long enough.
        let found = of_plugin.iter().rposition(|idle| idle.loaded == loaded)?;
        let idle = of_plugin.remove(found);
        if of_plugin.is_empty() {
            waiting.by_plugin.remove(guest);
        }
        waiting.forget(&idle);
        idle.resident.downcast().ok().map(|resident| *resident)
    }

    /// How many instances wait, and the bytes that they hold.
    pub(crate) fn count(&self) -> (u32, u64) {
        let waiting = self.lock();
        (waiting.count, waiting.bytes)
    }

    /// Lets an instance that was called at `moment` wait for its next call, or
    /// drops it.
    pub(crate) fn put<D: Send>(
        &self,
        guest: &Guest,
        loaded: u64,
        moment: Moment,
        resident: Resident<D>,
    ) {
        let bytes = resident.store.data().meter.held_bytes();
        if resident.calls >= self.calls || bytes > self.bytes || self.count == 0 {
            return;
        }
        let idle = Idle {
            resident: Box::new(resident),
            loaded,
            bytes,
            since: Instant::now(),
        };
        let mut dropped = Vec::new();
        let mut waiting = self.lock();
        if moment != self.moment() {
            drop(waiting);
            return;
        }
        while waiting.count >= self.count || waiting.bytes + bytes > self.bytes {
            match waiting.remove_oldest() {
                Some(oldest) => dropped.push(oldest),
                None => break,
            }
        }
        waiting.count += 1;
        waiting.bytes += bytes;
        match waiting.by_plugin.get_mut(guest) {
            Some(of_plugin) => of_plugin.push(idle),
            None => {
                waiting.by_plugin.insert(guest.clone(), vec![idle]);
            }
        }
        // Giving memory back to the system takes longer than anyone should wait
        // for the lock.
        drop(waiting);
        drop(dropped);
    }

    /// Drops what has waited too long.
    pub(crate) fn sweep(&self) {
        let dropped = self
            .lock()
            .remove_where(|idle| idle.since.elapsed() >= self.idle);
        drop(dropped);
    }

    /// Drops all instances of a plugin in an account.
    pub(crate) fn forget(&self, guest: &Guest) {
        let mut waiting = self.lock();
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        let dropped = waiting.by_plugin.remove(guest).unwrap_or_default();
        for idle in &dropped {
            waiting.forget(idle);
        }
        drop(waiting);
        drop(dropped);
    }

    /// How many wait, and how many bytes they hold.
    pub(crate) fn waiting(&self) -> (u32, u64) {
        let waiting = self.lock();
        (waiting.count, waiting.bytes)
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn forget(&mut self, idle: &Idle) {
        self.count -= 1;
        self.bytes -= idle.bytes;
    }

    fn remove_where(&mut self, unwanted: impl Fn(&Idle) -> bool) -> Vec<Idle> {
        let mut removed = Vec::new();
        for of_plugin in self.by_plugin.values_mut() {
            removed.extend(of_plugin.extract_if(.., |idle| unwanted(idle)));
        }
        self.by_plugin.retain(|_, of_plugin| !of_plugin.is_empty());
        for idle in &removed {
            self.forget(idle);
        }
        removed
    }

    fn remove_oldest(&mut self) -> Option<Idle> {
        // Each list is in the order in which its instances began to wait.
        let since =
            |(_, of_plugin): &(&Guest, &Vec<Idle>)| of_plugin.first().map(|idle| idle.since);
        let guest = self.by_plugin.iter().min_by_key(since)?.0.clone();
        let of_plugin = self.by_plugin.get_mut(&guest)?;
        if of_plugin.is_empty() {
            return None;
        }
        let oldest = of_plugin.remove(0);
        if of_plugin.is_empty() {
            self.by_plugin.remove(&guest);
        }
        self.forget(&oldest);
        Some(oldest)
    }
}
