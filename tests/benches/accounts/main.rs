//! What many accounts cost one server: each with the eight plugins of the program
//! switched on, and nobody at work.
//!
//! `cargo bench -p bailey-tests --bench accounts` makes 10,000 of them in a folder,
//! serves them from a process of its own, and fails when a figure is not reached:
//! memory when idle, how long after its start the server answers, how much longer the
//! first request to an account takes than the second, how long a plugin takes to be
//! usable that nobody had, and to be switched on where others have it, and how much more a
//! request costs than where there is one account.
//! `BAILEY_BENCH_ACCOUNTS` makes fewer of them; the memory is then that of as many.

#![expect(
    clippy::expect_used,
    reason = "a bench that can't set up its server ends here"
)]

mod flat;
mod making;

use std::time::{Duration, Instant};

use bailey_crm::store::Options;
use bailey_tests::ground::open;
use bailey_tests::serving::{self, Serving};
use making::Made;
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// As many accounts, unless fewer are asked for.
const ACCOUNTS: usize = 10_000;
/// How much memory they may take in all when nobody works, in bytes.
const MOST_MEMORY: u64 = 300_000_000;
/// After how long the server has to answer.
const MOST_START: Duration = Duration::from_secs(1);
/// How much longer the first request to an account may take, at the median.
const MOST_COLD: Duration = Duration::from_millis(10);
/// How long a plugin may take to be usable that nobody had.
const MOST_INSTALL: Duration = Duration::from_secs(2);
/// How long switching on a plugin may take that others have, at the median.
const MOST_ENABLE: Duration = Duration::from_millis(10);
/// How much more processor time a request may take than where there is one account.
const MOST_MORE: f64 = 1.25;
/// How many accounts are asked for the first time.
const ASKED: usize = 101;
/// For how long the server is left alone before its memory is looked at.
const IDLE: Duration = Duration::from_secs(5);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    // What `cargo test --benches` asks of a bench: that it starts.
    if arguments.iter().any(|argument| argument == "--test") {
        return;
    }
    if let Some(folder) = serving::asked() {
        return serving::serve(open(&folder, Options::default()), |_| ());
    }
    let count = std::env::var("BAILEY_BENCH_ACCOUNTS").ok();
    let count = count.map_or(ACCOUNTS, |count| count.parse().expect("a number"));

    let folder = tempfile::tempdir().expect("a folder");
    let made = making::make(folder.path(), count);
    println!("{count} accounts with {} plugins each", made.plugins);
    let mut reached = within(
        "a plugin usable that nobody had",
        made.install,
        MOST_INSTALL,
    );
    reached &= within("switched on where others have it", made.enable, MOST_ENABLE);

    let began = Instant::now();
    let serving = Serving::start(folder.path());
    assert_eq!(ask(&serving, &made, 0), 200);
    reached &= within(
        "from start to the first answer",
        began.elapsed(),
        MOST_START,
    );
    std::thread::sleep(IDLE);
    let memory = serving.memory();
    let most = MOST_MEMORY / 1_000_000;
    reached &= said(
        &format!(
            "memory when idle: {} MB, under {most} MB",
            memory / 1_000_000
        ),
        memory < MOST_MEMORY,
    );
    reached &= within(
        "first request more than second",
        cold(&serving, &made),
        MOST_COLD,
    );
    let more = flat::more(&serving, &made);
    reached &= said(
        &format!(
            "processor time of a request to that in an only account: {more:.2}, at most {MOST_MORE}"
        ),
        more <= MOST_MORE,
    );
    assert!(reached, "a figure is not reached");
}

/// How much longer the first request to an account takes than the second, at the
/// median.
fn cold(serving: &Serving, made: &Made) -> Duration {
    let timed = |number| {
        let began = Instant::now();
        assert_eq!(ask(serving, made, number), 200);
        began.elapsed()
    };
    let step = (made.tokens.len() / ASKED).max(1);
    let more = (1..made.tokens.len()).step_by(step).map(|number| {
        let first = timed(number);
        first.saturating_sub(timed(number))
    });
    making::median(more.collect())
}

/// Has an account's deals listed.
fn ask(serving: &Serving, made: &Made, number: usize) -> u16 {
    let client = bailey_tests::Client::of(
        serving.address,
        &format!("{}.localhost", making::name(number)),
    );
    let client = client.bearing(&made.tokens[number]);
    client.get("/tables/deals/records").status
}

fn within(what: &str, took: Duration, most: Duration) -> bool {
    said(&format!("{what}: {took:.1?}, under {most:?}"), took < most)
}

fn said(what: &str, reached: bool) -> bool {
    println!("{what}: {}", if reached { "reached" } else { "MISSED" });
    reached
}
