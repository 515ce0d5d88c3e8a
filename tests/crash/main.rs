//! A server that is killed while people work: what it said is done is done once, the
//! journal holds, and plugins know what the journal knows.
//!
//! `cargo test` kills it 20 times. `BAILEY_CRASHES=1000 cargo test -p bailey-tests --test
//! crash --release` is the long form. `BAILEY_CRASH_SEED` has the moments of an earlier
//! run again, as far as the machine lets it.

#![expect(
    clippy::expect_used,
    reason = "a test that can't set up its server ends here"
)]

mod agree;
mod ground;
mod load;
mod wire;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use agree::Agreed;
use bailey_tests::serving::{self, Serving};
use load::Worker;
use wire::Wire;

/// How often it is killed, unless it is said.
const CRASHES: u32 = 20;
/// How many work at a time.
const WORKERS: u64 = 4;
/// For how long they work before it is killed, in milliseconds.
const WORK: std::ops::Range<u64> = 5..250;
/// After how many crashes the files are looked at.
const LOOK: u64 = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(folder) = serving::asked() {
        return serving::serve(ground::open(&folder));
    }
    // What asks which tests there are, and runs those that it chose.
    if arguments.iter().any(|one| one == "--list") {
        println!("crashes: test");
        return;
    }
    if arguments
        .get(1)
        .is_some_and(|one| !one.starts_with('-') && one != "crashes")
    {
        return;
    }
    let crashes = number("BAILEY_CRASHES").unwrap_or(CRASHES.into());
    let seed = number("BAILEY_CRASH_SEED").unwrap_or_else(rand::random);
    println!("killed {crashes} times, by BAILEY_CRASH_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed);

    let folder = tempfile::tempdir().expect("a folder");
    let token: Arc<str> = ground::found(folder.path()).into();
    let mut workers: Vec<Worker> = (0..WORKERS)
        .map(|number| Worker::new(number, StdRng::seed_from_u64(seed ^ number)))
        .collect();
    let mut agreed = Agreed::default();
    let began = Instant::now();
    for crash in 1..=crashes {
        let serving = Serving::start(folder.path());
        let wire = || Wire::to(serving.address, &token);
        for worker in &mut workers {
            worker.look(&wire());
        }
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for worker in &mut workers {
                let (wire, stop) = (wire(), &stop);
                scope.spawn(move || worker.work(&wire, stop));
            }
            std::thread::sleep(Duration::from_millis(random.random_range(WORK)));
            serving.kill();
            stop.store(true, Ordering::Relaxed);
        });
        if crash % LOOK == 0 || crash == crashes {
            agree::look(folder.path(), &mut agreed);
        }
    }
    // What was under way at the last crash is looked at, too.
    let serving = Serving::start(folder.path());
    let wire = Wire::to(serving.address, &token);
    let mut writes = 0;
    for worker in &mut workers {
        worker.look(&wire);
        writes += worker.settle(&wire);
    }
    serving.kill();
    agree::look(folder.path(), &mut agreed);
    println!(
        "{writes} writes held, {} operations agree, {} jobs done, in {:.0?}",
        agreed.operations,
        agreed.runs,
        began.elapsed()
    );
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().expect("a number"))
}
