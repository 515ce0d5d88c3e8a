//! The server is killed at random moments.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::number;
use crate::trial::Trial;

/// How often it is killed, unless it is said.
const CRASHES: u64 = 20;
/// For how long they work before it is killed, in milliseconds.
const WORK: std::ops::Range<u64> = 5..250;
/// After how many crashes the files are looked at.
const LOOK: u64 = 5;

/// Kills it.
pub fn run(seed: u64) {
    let crashes = number("BAILEY_CRASHES").unwrap_or(CRASHES);
    let mut random = StdRng::seed_from_u64(seed);
    let folder = tempfile::tempdir().expect("a folder");
    let mut trial = Trial::begin(folder.path(), seed);
    for crash in 1..=crashes {
        let serving = trial.start();
        trial.crew.work(serving.address, |_| {
            std::thread::sleep(Duration::from_millis(random.random_range(WORK)));
            serving.kill();
        });
        if crash % LOOK == 0 || crash == crashes {
            trial.look();
        }
    }
    // What was under way at the last crash is looked at, too.
    trial.end(&format!("killed {crashes} times"));
}
