//! One account whose plugin does its worst in all ways at once, while twenty others under
//! the same roof go on with their work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bailey_crm::Account;
use bailey_crm::records::{self, Query};
use bailey_plugins::{Error, Failure};

use crate::house::{House, PLUGIN, admin, company};

/// How many others work.
const NEIGHBOURS: usize = 20;
/// How many threads do deeds, and how many work.
const THREADS: usize = 4;
/// For how many seconds, unless `BAILEY_HOSTILE_SECONDS` says.
const SECONDS: u64 = 4;

const DEEDS: [&str; 11] = [
    "endless-loop",
    "endless-recursion",
    "memory",
    "host-call-flood",
    "log-flood",
    "huge-return",
    "huge-argument",
    "storage-fill",
    "trap",
    "another-account",
    "another-actor",
];

/// Does one deed after the other; what stops the plugin is undone by its admin.
fn does_its_worst(house: &House, first: usize, over: &AtomicBool) -> u64 {
    let mut done = 0;
    for deed in DEEDS.iter().cycle().skip(first * THREADS) {
        if over.load(Ordering::Relaxed) {
            break;
        }
        if let Err(Error::Failed { failure, .. }) = house.deed(deed)
            && matches!(failure, Failure::BreakerOpen | Failure::Quarantined)
        {
            // Two at once stand in each other's way, and one of them is enough.
            let _off = house.plugins.disable(&house.ours, &admin(), PLUGIN);
            let _on = house.plugins.enable(&house.ours, &admin(), PLUGIN);
        }
        done += 1;
    }
    done
}

/// Makes companies and reads them, in these accounts in turn.
fn works(accounts: &[Arc<Account>], over: &AtomicBool, answers: &AtomicU64) {
    let mut made = 0;
    while !over.load(Ordering::Relaxed) {
        made += 1;
        for account in accounts {
            company(account, &format!("Company {made}"));
            let page = records::list(account, &admin(), &Query::of("companies")).unwrap();
            assert_eq!(page.total, made, "what was made is there");
            answers.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[test]
fn twenty_accounts_go_on_while_one_does_its_worst() {
    let house = House::new();
    let neighbours: Vec<_> = (0..NEIGHBOURS)
        .map(|number| house.neighbour(&format!("neighbour{number}")))
        .collect();
    let seconds = std::env::var("BAILEY_HOSTILE_SECONDS").ok();
    let seconds = seconds.map_or(SECONDS, |seconds| seconds.parse().unwrap());
    let until = Instant::now() + Duration::from_secs(seconds);
    let (over, answers, deeds) = (AtomicBool::new(false), AtomicU64::new(0), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for part in neighbours.chunks(NEIGHBOURS / THREADS) {
            scope.spawn(|| works(part, &over, &answers));
        }
        for first in 0..THREADS {
            let (house, over, deeds) = (&house, &over, &deeds);
            scope.spawn(move || {
                deeds.fetch_add(does_its_worst(house, first, over), Ordering::Relaxed);
            });
        }
        std::thread::sleep(until.saturating_duration_since(Instant::now()));
        over.store(true, Ordering::Relaxed);
    });
    let (answers, deeds) = (answers.into_inner(), deeds.into_inner());
    assert!(deeds > 10, "{deeds} deeds were done");
    assert!(
        answers >= NEIGHBOURS as u64,
        "each was served: {answers} answers while {deeds} deeds were done"
    );
    // Whoever did its worst is there still, too.
    let after = house.restarted();
    after
        .plugins
        .disable(&after.ours, &admin(), PLUGIN)
        .unwrap();
    after.plugins.enable(&after.ours, &admin(), PLUGIN).unwrap();
    assert_eq!(after.page().unwrap(), "Behaves.");
}
