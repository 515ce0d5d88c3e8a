//! How much is asked of it.

use std::time::Duration;

/// How much is measured, and for how long.
pub struct Extent {
    /// Rounds of each variant, of which the median counts.
    pub rounds: usize,
    /// How long one round drives one variant.
    pub round: Duration,
    /// How long a server that is to be measured may take to come to rest.
    pub rest: Duration,
    /// Over how many connections.
    pub connections: &'static [usize],
    /// How many deals the one account has.
    pub deals: usize,
    /// How many change at once.
    pub bulk: usize,
    /// How many are deleted at once, and come back.
    pub deleted: usize,
    /// How many accounts there are when there are many.
    pub accounts: usize,
    /// How many deals each of these has.
    pub deals_of_each: usize,
    /// How many records an account has that has many.
    pub many: usize,
    /// How many is few, beside that.
    pub few: usize,
    /// Whether the figures have to be reached.
    pub judged: bool,
}

impl Extent {
    /// Enough for figures that hold.
    pub fn long() -> Self {
        Self {
            rounds: 3,
            round: Duration::from_secs(1),
            rest: Duration::from_secs(20),
            connections: &[1, 8, 32],
            deals: 10_000,
            bulk: 10_000,
            deleted: 1_000,
            accounts: 1_000,
            deals_of_each: 100,
            many: 1_000_000,
            few: 10_000,
            judged: true,
        }
    }

    /// A little of everything, in seconds.
    pub fn short() -> Self {
        Self {
            rounds: 1,
            round: Duration::from_millis(100),
            rest: Duration::ZERO,
            connections: &[1, 8],
            deals: 200,
            bulk: 200,
            deleted: 50,
            accounts: 3,
            deals_of_each: 20,
            many: 2_000,
            few: 200,
            judged: false,
        }
    }
}
