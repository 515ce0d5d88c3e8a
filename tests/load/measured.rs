//! What driving a server in another process showed.

use std::time::Duration;

use bailey_tests::drive::{Connection, drive};
use bailey_tests::serving::Serving;

/// One conversation after the other, by number.
pub type Converse<'a> = Box<dyn Fn(&mut Connection, usize) + Sync + 'a>;

/// What a round showed.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Answers a second.
    pub rate: f64,
    /// Within this time half of them came.
    pub p50: Duration,
    /// Within this time all but one of a hundred came.
    pub p99: Duration,
    /// The server's processor time for each.
    pub processor: Duration,
    /// The server's memory afterwards, in bytes.
    pub memory: u64,
}

impl Measured {
    /// Drives the server for one round.
    pub fn round(
        serving: &Serving,
        connections: usize,
        time: Duration,
        converse: &Converse<'_>,
    ) -> Self {
        let before = serving.processor_time();
        let driven = drive(serving.address, connections, time, &**converse);
        let processor = serving.processor_time().saturating_sub(before);
        let answers = u32::try_from(driven.answers()).unwrap_or(u32::MAX);
        Self {
            rate: driven.rate(),
            p50: driven.within(0.5).unwrap_or_default(),
            p99: driven.within(0.99).unwrap_or_default(),
            processor: processor.checked_div(answers).unwrap_or_default(),
            memory: serving.memory(),
        }
    }

    /// The median of rounds, by their rates.
    pub fn median(mut rounds: Vec<Self>) -> Self {
        rounds.sort_by(|one, other| one.rate.total_cmp(&other.rate));
        rounds[rounds.len() / 2]
    }
}
