//! Keeps a plugin that fails from being called for a while, and at last for good.
//!
//! One breaker stands for one plugin in one account, so a plugin's failures in
//! one account never touch another. It is a pure state machine: the caller
//! brings the time and keeps the state, across restarts too.
//!
//! ```text
//!            so many failures in a row                    the pause is over
//! Closed ─────────────────────────────► Open ◄──────────────────────────► HalfOpen
//!    ▲                                    ▲  the probe failed: longer pause   │
//!    │              the probe succeeded   └───────────────────────────────────┤
//!    └────────────────────────────────────────────────────────────────────────┘
//! Open ── so many times without a success in between ──► Quarantined (until an admin resets it)
//! ```

use serde::{Deserialize, Serialize};

use crate::Failure;

/// Failures in a row that open a breaker.
pub const FAILURES: u32 = 5;

/// The first pause, in milliseconds. Each further one is twice as long.
pub const FIRST_PAUSE_MS: u64 = 10_000;

/// The longest pause, in milliseconds: an hour.
pub const LONGEST_PAUSE_MS: u64 = 3_600_000;

/// Times that a breaker may open without a successful call in between. The
/// pauses before the last of them add up to about three hours.
pub const STRIKES: u32 = 10;

/// How long a probe may take before another one is let through, in
/// milliseconds: a process that ended in the middle never reports.
pub const PROBE_MS: u64 = 60_000;

/// Whether a plugin may be called, and what led to it. Times are milliseconds
/// since any fixed moment, the same for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Breaker {
    /// Calls go through.
    Closed {
        /// Failures since the last success.
        failures: u32,
    },
    /// Calls are refused until the pause is over.
    Open {
        /// When the pause is over.
        until_ms: u64,
        /// Times that it opened since the last success, this one included.
        strikes: u32,
    },
    /// One call went through to see whether the plugin is well again.
    HalfOpen {
        /// When the probe is given up.
        until_ms: u64,
        /// Times that it opened since the last success.
        strikes: u32,
    },
    /// Calls are refused until an admin resets it.
    Quarantined,
}

/// What a breaker says to a call that is about to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permit {
    /// Go on, and report how it went.
    Call,
    /// Go on as the one probe, and report how it went.
    Probe,
}

impl Default for Breaker {
    fn default() -> Self {
        Breaker::Closed { failures: 0 }
    }
}

impl Breaker {
    /// Asks whether a call may be made now.
    ///
    /// # Errors
    ///
    /// [`Failure::BreakerOpen`] and [`Failure::Quarantined`].
    pub fn ask(&mut self, now_ms: u64) -> Result<Permit, Failure> {
        match *self {
            Breaker::Closed { .. } => Ok(Permit::Call),
            Breaker::Quarantined => Err(Failure::Quarantined),
            Breaker::Open { until_ms, .. } | Breaker::HalfOpen { until_ms, .. }
                if is_ahead(until_ms, now_ms) =>
            {
                Err(Failure::BreakerOpen)
            }
            Breaker::Open { strikes, .. } | Breaker::HalfOpen { strikes, .. } => {
                let until_ms = now_ms.saturating_add(PROBE_MS);
                *self = Breaker::HalfOpen { until_ms, strikes };
                Ok(Permit::Probe)
            }
        }
    }

    /// Reports that a call went well.
    ///
    /// Calls that began before the breaker opened don't close it: only a probe
    /// does.
    pub fn succeeded(&mut self) {
        match self {
            Breaker::Closed { .. } | Breaker::HalfOpen { .. } => *self = Breaker::default(),
            Breaker::Open { .. } | Breaker::Quarantined => {}
        }
    }

    /// Reports that a call failed. Only failures that are the plugin's own
    /// count ([`Failure::is_guest_fault`]); after any other, a probe is free to
    /// be made again.
    pub fn failed(&mut self, failure: &Failure, now_ms: u64) {
        let guilty = failure.is_guest_fault();
        *self = match *self {
            Breaker::Closed { failures } if guilty => match failures.saturating_add(1) {
                failures if failures < FAILURES => Breaker::Closed { failures },
                _ => open(1, now_ms),
            },
            Breaker::HalfOpen { strikes, .. } if guilty => open(strikes.saturating_add(1), now_ms),
            Breaker::HalfOpen { strikes, .. } => Breaker::Open {
                until_ms: now_ms,
                strikes,
            },
            unchanged => unchanged,
        };
    }

    /// An admin has enabled the plugin again.
    pub fn reset(&mut self) {
        *self = Breaker::default();
    }
}

/// Whether this moment is still to come. No pause is longer than the longest: one that
/// seems to be was begun by a clock that was ahead, and is over.
fn is_ahead(until_ms: u64, now_ms: u64) -> bool {
    let left = until_ms.saturating_sub(now_ms);
    (1..=LONGEST_PAUSE_MS).contains(&left)
}

fn open(strikes: u32, now_ms: u64) -> Breaker {
    if strikes >= STRIKES {
        return Breaker::Quarantined;
    }
    let doubled = 1u64
        .checked_shl(strikes.saturating_sub(1))
        .unwrap_or(u64::MAX);
    let pause_ms = FIRST_PAUSE_MS.saturating_mul(doubled).min(LONGEST_PAUSE_MS);
    Breaker::Open {
        until_ms: now_ms.saturating_add(pause_ms),
        strikes,
    }
}
