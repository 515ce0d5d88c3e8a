//! The disk is full while people work: each write is refused in plain words, reading goes
//! on, and when there is room again so does writing, without a restart.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use bailey_tests::serving::Serving;

use crate::agree::{self, Agreed};
use crate::crew::Crew;
use crate::disk::Disk;
use crate::load::Sign;
use crate::wire::Wire;
use crate::{ground, rounds};

/// For how long they work while all is well.
const WORK: Duration = Duration::from_millis(500);
/// How often each round is refused something, at least.
const REFUSALS: u64 = 40;
/// How long that may take: what was written before makes room for a while.
const PATIENCE: Duration = Duration::from_secs(60);

/// Fills it.
pub fn run(seed: u64) {
    let Some(disk) = Disk::mount("full_disk") else {
        return;
    };
    let mut crew = Crew::new(ground::found(disk.path()), seed);
    let mut agreed = Agreed::default();
    let (mut refused, began) = (0, Instant::now());
    for round in 1..=rounds() {
        let serving = Serving::start(disk.path());
        crew.look(serving.address);
        let wire = crew.wire(serving.address);
        crew.work(serving.address, |sign| {
            std::thread::sleep(WORK);
            sign.may_refuse.store(true, Ordering::Relaxed);
            refused += refusals(sign, || disk.fill());
            disk.fill();
            assert_eq!(ready(&wire), 503, "it says that it can't write");
            disk.empty();
        });
        assert_eq!(ready(&wire), 200, "it can write again");
        crew.send_again(serving.address);
        crew.work(serving.address, |sign| {
            sign.may_refuse.store(false, Ordering::Relaxed);
            std::thread::sleep(WORK);
            // Every other time it has to come up again from what a killed one leaves.
            if round % 2 == 1 {
                serving.kill();
            }
        });
        drop(serving);
        agree::look(disk.path(), &mut agreed);
    }
    let serving = Serving::start(disk.path());
    crew.look(serving.address);
    let writes = crew.settle(serving.address);
    drop(serving);
    agree::look(disk.path(), &mut agreed);
    println!(
        "the disk was full: {refused} writes refused, {writes} held, {} operations agree, {} jobs \
         done, in {:.0?}",
        agreed.operations,
        agreed.runs(),
        began.elapsed()
    );
}

/// Keeps the disk from taking anything until so much was refused; answers how often.
pub fn refusals(sign: &Sign, keep: impl Fn()) -> u64 {
    let (before, began) = (sign.refusals.load(Ordering::Relaxed), Instant::now());
    loop {
        keep();
        let refused = sign.refusals.load(Ordering::Relaxed) - before;
        if refused >= REFUSALS {
            return refused;
        }
        assert!(began.elapsed() < PATIENCE, "{refused} writes were refused");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What it says to whoever wants to know whether it can be sent requests.
pub fn ready(wire: &Wire) -> u16 {
    wire.status("/readyz")
}
