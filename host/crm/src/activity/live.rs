//! The counts in memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use super::cells::Cells;
use super::waiting::Crossing;
use super::{Act, Minute, Period, Threshold, may_ask, minute_of, moment_of};
use crate::context::Context;
use crate::error::Result;
use crate::ids::{OperationId, Timestamp, UserId};
use crate::store::Account;

/// What an account counts, and whom it slows. Where nobody watches, asking costs
/// the look at one flag.
#[derive(Default)]
pub(crate) struct Live {
    on: AtomicBool,
    slows: AtomicBool,
    watching: RwLock<Watching>,
    slowed: RwLock<HashMap<UserId, (Duration, Timestamp)>>,
    /// When what was looked at was written down last.
    pub(super) kept_at: AtomicI64,
    /// Something is written down of which the journal is not told yet.
    pub(super) owes: AtomicBool,
}

#[derive(Default)]
pub(super) struct Watching {
    pub(super) thresholds: Vec<Threshold>,
    /// Each under a lock of their own: people don't wait for each other.
    pub(super) people: HashMap<UserId, Mutex<Counts>>,
    /// The last entry of the journal that was counted.
    pub(super) counted: Option<OperationId>,
}

/// One person's counts.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) cells: BTreeMap<Act, Cells>,
    /// What was looked at and not written down yet.
    pub(super) fresh: BTreeMap<(Act, Minute), u64>,
    /// Which thresholds they were found beyond, since these are watched. Who is beyond
    /// one that somebody just set is found so with their next act.
    pub(super) found: Vec<Found>,
}

/// A threshold that somebody was found beyond: plugin, name, since when it is watched.
pub(super) type Found = (String, String, Minute);

/// How often somebody did something in the period that ends now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What.
    pub act: Act,
    /// Over which time.
    pub per: Period,
    /// How often.
    pub count: u64,
}

impl Live {
    /// Whether some plugin watches.
    pub fn is_on(&self) -> bool {
        self.on.load(Ordering::Relaxed)
    }

    pub(super) fn switch(&self, on: bool) {
        self.on.store(on, Ordering::Relaxed);
    }

    /// Counts something, and answers which thresholds were crossed by it.
    pub(super) fn add(&self, user: UserId, act: Act, amount: u64, minute: Minute) -> Vec<Crossing> {
        {
            let watching = self.read();
            if let Some(counts) = watching.people.get(&user) {
                return locked(counts).add(&watching.thresholds, user, act, amount, minute);
            }
        }
        let mut watching = self.write();
        watching.people.entry(user).or_default();
        let (thresholds, people) = (&watching.thresholds, &watching.people);
        people.get(&user).map_or_else(Vec::new, |counts| {
            locked(counts).add(thresholds, user, act, amount, minute)
        })
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, Watching> {
        self.watching.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Watching> {
        self.watching
            .write()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// For how long a person's requests wait at this moment.
    pub fn pause(&self, user: UserId, at: Timestamp) -> Option<Duration> {
        if !self.slows.load(Ordering::Relaxed) {
            return None;
        }
        let slowed = self.slowed.read().unwrap_or_else(PoisonError::into_inner);
        let (pause, until) = slowed.get(&user)?;
        (at < *until).then_some(*pause)
    }

    pub(super) fn set_slowed(&self, slowed: HashMap<UserId, (Duration, Timestamp)>) {
        self.slows.store(!slowed.is_empty(), Ordering::Relaxed);
        *self.slowed.write().unwrap_or_else(PoisonError::into_inner) = slowed;
    }
}

impl Counts {
    fn add(
        &mut self,
        thresholds: &[Threshold],
        user: UserId,
        act: Act,
        amount: u64,
        minute: Minute,
    ) -> Vec<Crossing> {
        let cells = self.cells.entry(act).or_default();
        let mut crossed = Vec::new();
        for threshold in thresholds.iter().filter(|threshold| threshold.act == act) {
            let before = cells.sum(minute, threshold.per);
            let count = before.saturating_add(amount);
            let limit = u64::from(threshold.limit);
            if count <= limit {
                continue;
            }
            let known = self.found.iter().any(|found| threshold.is(found));
            if !known {
                self.found.push(threshold.found());
            }
            if before <= limit || !known {
                crossed.push(threshold.crossing(user, minute, count));
            }
        }
        cells.add(minute, amount);
        if act.is_looking() {
            let fresh = self.fresh.entry((act, minute)).or_default();
            *fresh = fresh.saturating_add(amount);
        }
        crossed
    }
}

impl Threshold {
    pub(super) fn is(&self, (plugin, name, since): &Found) -> bool {
        self.plugin == *plugin && self.name == *name && self.since == *since
    }

    pub(super) fn found(&self) -> Found {
        (self.plugin.clone(), self.name.clone(), self.since)
    }

    pub(super) fn crossing(&self, user: UserId, minute: Minute, count: u64) -> Crossing {
        Crossing {
            plugin: self.plugin.clone(),
            name: self.name.clone(),
            act: self.act,
            per: self.per,
            limit: self.limit,
            user,
            at: moment_of(minute),
            count,
        }
    }
}

pub(super) fn locked(counts: &Mutex<Counts>) -> MutexGuard<'_, Counts> {
    counts.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is counted of somebody at this moment; all zero while nobody watches.
///
/// # Errors
/// [`crate::Error::Denied`] to all but admins; [`crate::Error::Database`].
pub fn figures(account: &Account, context: &Context, user: UserId) -> Result<Vec<Figure>> {
    may_ask(context)?;
    // Opens the account, with which the counts come.
    account.read(|_| Ok(()))?;
    let (watching, minute) = (account.activity().read(), minute_of(context.at));
    let counts = watching.people.get(&user).map(locked);
    let of = |act, per| {
        let cells = counts.as_ref().and_then(|counts| counts.cells.get(&act));
        Figure {
            act,
            per,
            count: cells.map_or(0, |cells| cells.sum(minute, per)),
        }
    };
    let acts = Act::ALL.into_iter();
    Ok(acts
        .flat_map(|act| [of(act, Period::Hour), of(act, Period::Day)])
        .collect())
}
