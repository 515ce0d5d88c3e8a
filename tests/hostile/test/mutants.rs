//! Plugins whose code was changed by chance: each is refused, fails, or works, and the
//! host stands.
//!
//! `cargo test` tries some. `BAILEY_MUTANT_SECONDS=1200` tries them for so long and looks
//! at memory, too; `BAILEY_MUTANT_SEED` has those of an earlier run again.

use std::time::{Duration, Instant};

use bailey_package::Package;
use bailey_sandbox::ProcessLimits;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use wasmparser::{Parser, Payload, Validator};

use crate::house::{House, admin};

/// What is changed, of `tests/crash/guest`: small, and called in two ways.
const ORIGINAL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/witness.wasm"));
const ID: &str = "crash.witness";
/// How many mutants are tried that the engine accepts, unless a time is said.
const MUTANTS: u32 = 25;
/// How long one may take: a job's processor time is bounded, and a busy machine slow.
const PATIENCE: Duration = Duration::from_secs(120);
/// How much more memory the process may have after many mutants, in bytes.
const GROWTH: u64 = 200 << 20;

/// Where the code of the core modules is.
fn code(component: &[u8]) -> Vec<std::ops::Range<usize>> {
    let payloads = Parser::new(0).parse_all(component);
    payloads
        .filter_map(|payload| match payload.unwrap() {
            Payload::CodeSectionEntry(body) => {
                Some(offset(body.range().start)..offset(body.range().end))
            }
            _ => None,
        })
        .collect()
}

fn offset(of: u64) -> usize {
    usize::try_from(of).unwrap()
}

/// One with some bytes of its code changed that is a component still.
fn mutant(random: &mut StdRng, places: &[std::ops::Range<usize>]) -> Vec<u8> {
    loop {
        let mut bytes = ORIGINAL.to_vec();
        for _ in 0..random.random_range(1..4) {
            let body = &places[random.random_range(0..places.len())];
            bytes[random.random_range(body.clone())] = random.random();
        }
        if bytes != ORIGINAL && Validator::new().validate_all(&bytes).is_ok() {
            return bytes;
        }
    }
}

/// Whether it could be switched on; it is called either way, as far as it comes.
fn lives(bytes: &[u8]) -> bool {
    let began = Instant::now();
    let house = House::with(&[bytes], ProcessLimits::small());
    let on = house.install(ID).is_ok() && house.plugins.enable(&house.ours, &admin(), ID).is_ok();
    if on {
        crate::house::contact(&house.ours, "Wilhelmina Quist");
        house.plugins.hand_over_events(&house.ours).unwrap();
        if let Ok(run) = house
            .plugins
            .start_job(&house.ours, &admin(), ID, "count", Vec::new())
        {
            house.ended(ID, run, PATIENCE);
        }
    }
    // Others are served, and it can be taken out.
    crate::house::company(&house.other, "Betasoloin");
    if on {
        let off = house.plugins.disable(&house.ours, &admin(), ID);
        assert!(off.is_ok(), "{off:?}");
    }
    assert!(began.elapsed() < PATIENCE, "it took {:?}", began.elapsed());
    on
}

#[test]
fn a_plugin_changed_by_chance_harms_nobody() {
    let seed = std::env::var("BAILEY_MUTANT_SEED").ok();
    let seed = seed.map_or_else(rand::random, |seed| seed.parse().unwrap());
    println!("BAILEY_MUTANT_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed);
    assert_eq!(Package::read(ORIGINAL).unwrap().manifest().id, ID);
    assert!(lives(ORIGINAL), "as it was built, it works");
    let places = code(ORIGINAL);
    let long = std::env::var("BAILEY_MUTANT_SECONDS").ok();
    let long = long.map(|seconds| Duration::from_secs(seconds.parse().unwrap()));
    let began = Instant::now();
    let (mut tried, mut lived) = (0, 0);
    let mut before = None;
    while long.map_or(tried < MUTANTS, |long| began.elapsed() < long) {
        lived += u32::from(lives(&mutant(&mut random, &places)));
        tried += 1;
        if tried == MUTANTS {
            before = Some(memory());
        }
    }
    println!("{tried} mutants were tried, {lived} of which could be switched on");
    assert!(lived > 0, "some get as far as being called");
    if let (Some(before), Some(_)) = (before, long) {
        let now = memory();
        assert!(now < before + GROWTH, "{before} bytes became {now}");
    }
}

/// The memory that this process has, in bytes, as Linux tells (`VmRSS`).
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1));
    kib.unwrap().parse::<u64>().unwrap() * 1024
}
