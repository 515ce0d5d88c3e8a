//! A server that is killed, stopped, left without a disk or given another time while
//! people work: what it said is done is done once, the journal holds, and plugins know
//! what the journal knows.
//!
//! `cargo test` goes through each scenario once. `BAILEY_CRASHES=1000 BAILEY_CRASH_ROUNDS=50
//! cargo test -p bailey-tests --test crash --release` is the long form: so many kills, and so
//! many rounds of each other scenario. `BAILEY_CRASH_SEED` has the moments of an earlier run
//! again, as far as the machine lets it.

#![expect(
    clippy::expect_used,
    reason = "a test that can't set up its server ends here"
)]

mod agree;
mod clock;
mod crew;
mod disk;
mod frozen;
mod full_disk;
mod ground;
mod kills;
mod load;
mod read_only;
mod records;
mod set_clock;
mod stop;
mod trial;
mod unwritable;
mod wire;

use bailey_tests::serving;

/// Plays something that happens to a server, by a seed.
type Scenario = fn(u64);

/// What can happen to a server, each with its name and what plays it.
const SCENARIOS: [(&str, Scenario); 5] = [
    ("crashes", kills::run),
    ("stop", stop::run),
    ("full_disk", full_disk::run),
    ("read_only", read_only::run),
    ("clock", clock::run),
];

/// How many rounds a scenario has, unless it is said.
const ROUNDS: u64 = 2;

fn main() {
    if let Some(folder) = serving::asked() {
        return serving::serve(ground::open(&folder), set_clock::told);
    }
    // What asks which tests there are, and runs those that it chose.
    if std::env::args().any(|one| one == "--list") {
        for (name, _) in SCENARIOS {
            println!("{name}: test");
        }
        return;
    }
    let chosen = std::env::args().nth(1);
    let chosen = chosen.filter(|one| !one.starts_with('-'));
    let seed = number("BAILEY_CRASH_SEED").unwrap_or_else(rand::random);
    println!("by BAILEY_CRASH_SEED={seed}");
    for (name, run) in SCENARIOS {
        if chosen.as_ref().is_none_or(|chosen| chosen == name) {
            run(seed);
        }
    }
}

/// How many rounds a scenario has.
fn rounds() -> u64 {
    number("BAILEY_CRASH_ROUNDS").unwrap_or(ROUNDS)
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().expect("a number"))
}
