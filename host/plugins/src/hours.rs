//! How much processor time the guests of one account may use within an hour, so that its
//! plugins don't take everybody's.
//!
//! The hour slides: what was used counts for sixty minutes. Once all is used up, what
//! plugins add waits ([`Way::waits`](crate::calling::Way)): listeners and jobs until there
//! is time again, in the order in which they would have run, and who wants a page is told
//! when it goes on. What keeps an account safe never waits, and is counted all the same.
//!
//! It is counted in memory alone: a restart begins the hour anew.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use bailey_crm::{AccountId, Timestamp};
use bailey_sandbox::Failure;
use metrics::counter;

use crate::error::Result;
use crate::plugins::Plugins;

/// For how many minutes it counts that something was used.
const HOUR: i64 = 60;
const MINUTE_MS: i64 = 60_000;

/// What each account's guests used lately.
#[derive(Default)]
pub struct Hours {
    /// How much they may use within an hour; without it nothing is counted.
    allowed: OnceLock<Duration>,
    /// Who pays for what is used here: the account for which another was made up.
    payer: OnceLock<(Arc<Hours>, AccountId)>,
    accounts: Mutex<Accounts>,
}

#[derive(Default)]
struct Accounts {
    hours: HashMap<AccountId, Hour>,
    /// The minute in which accounts were last forgotten that use nothing any more.
    tidied: i64,
}

/// What guests used, by minute, the earliest first.
#[derive(Default)]
struct Hour(VecDeque<(i64, Duration)>);

/// How an account's guests stand in this hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PluginTime {
    /// What they used in the last sixty minutes.
    pub used: Duration,
    /// What they may use.
    pub allowed: Duration,
    /// When they go on, if all is used up.
    pub until: Option<Timestamp>,
}

impl Hours {
    /// Has guests use no more than so much an hour.
    fn allow(&self, allowed: Duration) {
        // The first word stays: how much it is, is decided once.
        let _first = self.allowed.set(allowed);
    }

    /// Has somebody else pay.
    pub fn charge_to(&self, hours: &Arc<Hours>, payer: &AccountId) {
        let _first = self.payer.set((Arc::clone(hours), payer.clone()));
    }

    /// Counts what a guest used.
    pub fn spend(&self, account: &AccountId, spent: Duration, now: Timestamp) {
        if let Some((hours, payer)) = self.payer.get() {
            return hours.spend(payer, spent, now);
        }
        if self.allowed.get().is_none() || spent.is_zero() {
            return;
        }
        let minute = minute_of(now);
        let mut accounts = self.lock();
        if accounts.tidied != minute {
            accounts.tidied = minute;
            accounts.hours.retain(|_, hour| {
                hour.tidy(minute);
                !hour.0.is_empty()
            });
        }
        let hour = accounts.hours.entry(account.clone()).or_default();
        hour.tidy(minute);
        hour.add(minute, spent);
    }

    /// How an account stands; none without a limit.
    pub fn of(&self, account: &AccountId, now: Timestamp) -> Option<PluginTime> {
        let allowed = *self.allowed.get()?;
        let mut accounts = self.lock();
        let Some(hour) = accounts.hours.get_mut(account) else {
            return Some(PluginTime {
                used: Duration::ZERO,
                allowed,
                until: None,
            });
        };
        hour.tidy(minute_of(now));
        Some(PluginTime {
            used: hour.used(),
            allowed,
            until: hour.until(allowed),
        })
    }

    /// When the account's guests go on, if they used up their hour.
    pub fn waits_until(&self, account: &AccountId, now: Timestamp) -> Option<Timestamp> {
        self.of(account, now)?.until
    }

    /// Lets a call through that waits if all is used up.
    ///
    /// # Errors
    /// [`Failure::TimeUsedUp`].
    pub fn pass(&self, account: &AccountId, now: Timestamp) -> Result<(), Failure> {
        match self.waits_until(account, now) {
            Some(until) => {
                counter!("bailey_limit_refusals_total", "limit" => "plugin-seconds").increment(1);
                Err(Failure::TimeUsedUp { until_ms: until.0 })
            }
            None => Ok(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hour {
    /// Forgets what counts no more. What a clock counted that was ahead doesn't either.
    fn tidy(&mut self, now: i64) {
        self.0
            .retain(|(minute, _)| (0..HOUR).contains(&(now - *minute)));
    }

    fn add(&mut self, minute: i64, spent: Duration) {
        match self.0.back_mut() {
            Some((last, used)) if *last == minute => *used += spent,
            _ => self.0.push_back((minute, spent)),
        }
    }

    fn used(&self) -> Duration {
        self.0.iter().map(|(_, used)| *used).sum()
    }

    /// When enough of it counts no more, if all is used up.
    fn until(&self, allowed: Duration) -> Option<Timestamp> {
        let mut left = self.used();
        if left < allowed {
            return None;
        }
        let enough = self.0.iter().find(|(_, used)| {
            left = left.saturating_sub(*used);
            left < allowed
        });
        enough.map(|(minute, _)| Timestamp((minute + HOUR) * MINUTE_MS))
    }
}

fn minute_of(now: Timestamp) -> i64 {
    now.0.div_euclid(MINUTE_MS)
}

impl Plugins {
    /// The same where the guests of one account use no more than so much processor time
    /// within an hour.
    #[must_use]
    pub fn with_time_per_hour(self, allowed: Duration) -> Self {
        self.hours().allow(allowed);
        self
    }

    /// What an account's guests used in the last hour, and may; none without a limit.
    pub fn plugin_time(&self, account: &AccountId) -> Option<PluginTime> {
        self.hours().of(account, self.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp(1_800_000_000_000);

    fn hours(seconds: u64) -> (Hours, AccountId, AccountId) {
        let hours = Hours::default();
        hours.allow(Duration::from_secs(seconds));
        let id = |name: &str| name.parse().expect("a name");
        (hours, id("one"), id("other"))
    }

    fn after(minutes: i64) -> Timestamp {
        START.plus_millis(minutes * MINUTE_MS)
    }

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn what_is_used_up_comes_back_sixty_minutes_after_it_was_used() {
        let (hours, one, other) = hours(10);
        hours.spend(&one, seconds(6), after(0));
        assert_eq!(hours.pass(&one, after(1)), Ok(()));
        hours.spend(&one, seconds(5), after(20));
        let until = after(60).0;
        assert_eq!(
            hours.pass(&one, after(21)),
            Err(Failure::TimeUsedUp { until_ms: until })
        );
        assert_eq!(hours.pass(&other, after(21)), Ok(()));
        assert!(hours.waits_until(&one, Timestamp(until - 1)).is_some());
        assert_eq!(hours.waits_until(&one, Timestamp(until)), None);
        let stands = hours.of(&one, Timestamp(until)).expect("a limit");
        assert_eq!((stands.used, stands.allowed), (seconds(5), seconds(10)));
    }

    #[test]
    fn one_call_that_used_far_more_is_waited_for_no_longer_than_an_hour() {
        let (hours, one, _) = hours(10);
        hours.spend(&one, seconds(1), after(0));
        hours.spend(&one, seconds(500), after(30));
        assert_eq!(hours.waits_until(&one, after(31)), Some(after(90)));
    }

    #[test]
    fn what_a_clock_counted_that_was_ahead_is_forgotten() {
        let (hours, one, _) = hours(10);
        hours.spend(&one, seconds(10), after(600));
        assert!(hours.waits_until(&one, after(600)).is_some());
        assert_eq!(hours.waits_until(&one, after(0)), None);
    }

    #[test]
    fn who_uses_nothing_any_more_takes_no_memory() {
        let (hours, one, other) = hours(10);
        hours.spend(&one, seconds(1), after(0));
        hours.spend(&other, seconds(1), after(60));
        assert_eq!(hours.lock().hours.len(), 1);
    }

    #[test]
    fn what_is_made_up_for_an_account_is_paid_by_it() {
        let (hours, one, other) = hours(10);
        let hours = Arc::new(hours);
        let made_up = Hours::default();
        made_up.charge_to(&hours, &one);
        made_up.spend(&other, seconds(3), after(0));
        assert_eq!(hours.of(&one, after(0)).map(|of| of.used), Some(seconds(3)));
        assert_eq!(made_up.pass(&other, after(0)), Ok(()));
    }

    #[test]
    fn without_a_limit_nothing_is_counted() {
        let hours = Hours::default();
        let one = "one".parse().expect("a name");
        hours.spend(&one, seconds(1_000_000), START);
        assert_eq!(hours.of(&one, START), None);
        assert_eq!(hours.pass(&one, START), Ok(()));
    }
}
