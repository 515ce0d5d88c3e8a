//! The server is killed at random moments.

use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use bailey_tests::serving::Serving;

use crate::agree::{self, Agreed};
use crate::crew::Crew;
use crate::{ground, number};

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
    let mut crew = Crew::new(ground::found(folder.path()), seed);
    let mut agreed = Agreed::default();
    let began = Instant::now();
    for crash in 1..=crashes {
        let serving = Serving::start(folder.path());
        crew.look(serving.address);
        crew.work(serving.address, |_| {
            std::thread::sleep(Duration::from_millis(random.random_range(WORK)));
            serving.kill();
        });
        if crash % LOOK == 0 || crash == crashes {
            agree::look(folder.path(), &mut agreed);
        }
    }
    // What was under way at the last crash is looked at, too.
    let serving = Serving::start(folder.path());
    crew.look(serving.address);
    let writes = crew.settle(serving.address);
    serving.kill();
    agree::look(folder.path(), &mut agreed);
    println!(
        "killed {crashes} times: {writes} writes held, {} operations agree, {} jobs done, in {:.0?}",
        agreed.operations,
        agreed.runs(),
        began.elapsed()
    );
}
