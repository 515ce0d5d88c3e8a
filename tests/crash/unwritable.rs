//! A disk that can't be written for a while: each write is refused in plain words, reading
//! goes on, and when the disk is well again so does writing, without a restart.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::load::Sign;
use crate::rounds;
use crate::trial::Trial;
use crate::wire::Wire;

/// For how long they work while all is well.
const WORK: Duration = Duration::from_millis(500);
/// How often each round is refused something, at least.
const REFUSALS: u64 = 40;
/// How long that may take: what was written before makes room for a while.
const PATIENCE: Duration = Duration::from_secs(60);

/// Has people work on a disk that takes nothing from `spoil` until what that gave is
/// dropped; `keep` keeps it so. Answers how many writes were refused.
pub fn work<Spoilt>(trial: &mut Trial, spoil: impl Fn() -> Spoilt, keep: impl Fn()) -> u64 {
    let mut refused = 0;
    for round in 1..=rounds() {
        let serving = trial.start();
        let wire = trial.crew.wire(serving.address);
        trial.crew.work(serving.address, |sign| {
            std::thread::sleep(WORK);
            sign.may_refuse.store(true, Ordering::Relaxed);
            let spoilt = spoil();
            refused += refusals(sign, &keep);
            keep();
            assert_eq!(ready(&wire), 503, "it says that it can't write");
            drop(spoilt);
        });
        assert_eq!(ready(&wire), 200, "it can write again");
        trial.crew.send_again(serving.address);
        trial.crew.work(serving.address, |sign| {
            sign.may_refuse.store(false, Ordering::Relaxed);
            std::thread::sleep(WORK);
            // Every other time it has to come up again from what a killed one leaves.
            if round % 2 == 1 {
                serving.kill();
            }
        });
        drop(serving);
        trial.look();
    }
    refused
}

/// Keeps the disk from taking anything until so much was refused; answers how often.
fn refusals(sign: &Sign, keep: impl Fn()) -> u64 {
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
fn ready(wire: &Wire) -> u16 {
    wire.status("/readyz")
}
