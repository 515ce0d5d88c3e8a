//! How much of each limit a call used: the meter of the production host, shown while
//! one develops.

use std::fmt;

use bailey_plugins::CallNote;

/// What a call used of one limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Of what.
    pub limit: &'static str,
    /// In which unit.
    pub unit: &'static str,
    /// How much it used.
    pub used: u64,
    /// How much it could.
    pub of: u64,
}

impl Share {
    /// In hundredths, rounded up: what used anything is not shown as nothing.
    #[must_use]
    pub fn percent(&self) -> u64 {
        self.used.saturating_mul(100).div_ceil(self.of.max(1))
    }
}

/// What a call used of every limit, the largest share first.
#[must_use]
pub fn shares(note: &CallNote) -> Vec<Share> {
    let (usage, limits) = (&note.usage, &note.limits);
    let micros = |limit: std::time::Duration| u64::try_from(limit.as_micros()).unwrap_or(u64::MAX);
    let mut shares: Vec<Share> = [
        ("processor time", "µs", usage.cpu_us, micros(limits.cpu)),
        ("time", "µs", usage.wall_us, micros(limits.wall)),
        ("memory", "bytes", usage.memory_peak, limits.memory),
        (
            "calls of the host",
            "calls",
            usage.host_calls,
            limits.host_calls,
        ),
        (
            "bytes to the host",
            "bytes",
            usage.bytes_in,
            limits.bytes_in,
        ),
        (
            "bytes from the host",
            "bytes",
            usage.bytes_out,
            limits.bytes_out,
        ),
        ("rows", "rows", usage.rows, limits.rows),
        ("log", "bytes", usage.log_bytes, limits.log_bytes),
        (
            "storage",
            "bytes",
            usage.storage_bytes,
            limits.storage_bytes,
        ),
    ]
    .into_iter()
    .map(|(limit, unit, used, of)| Share {
        limit,
        unit,
        used,
        of,
    })
    .collect();
    shares.sort_by_key(|share| std::cmp::Reverse(share.percent()));
    shares
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            limit,
            used,
            of,
            unit,
        } = self;
        write!(f, "{limit} {}% ({used} of {of} {unit})", self.percent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_used_anything_is_not_shown_as_nothing() {
        let share = |used| Share {
            limit: "rows",
            unit: "rows",
            used,
            of: 10_000,
        };
        assert_eq!((share(0).percent(), share(1).percent()), (0, 1));
        assert_eq!((share(5_000).percent(), share(10_000).percent()), (50, 100));
    }
}
