//! What a backup costs, held in one run against `sqlite3 .backup` piped through
//! `zstd -3` and `age`: with as many records as the first argument says, or a
//! million.
//!
//! `cargo bench -p bailey-tests --bench backup` needs these three programs, prints a
//! table and fails when a figure is not reached.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench stops where anything is wrong, and says what it found"
)]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use bailey_crm::snapshots::{self, Differences, Scope, Then};
use bailey_crm::store::{NewAccount, Options};
use bailey_crm::{Account, Context, Crm, RecordId, RecordRef, Scalar, Timestamp, Value, records};
use bailey_plugins::backups;
use bailey_plugins::priority::{Behind, yield_to_others};

/// What of the shell's speed has to be reached.
const LEAST_SPEED: f64 = 0.5;
/// What of the speed of reading has to be left meanwhile.
const LEAST_READS: f64 = 0.8;
/// How much longer a write may take meanwhile, of a hundred all but one.
const LONGER_WRITE: Duration = Duration::from_millis(50);
/// How often somebody writes meanwhile.
const BETWEEN_WRITES: Duration = Duration::from_millis(20);
/// How many bytes of memory a backup may take, however large the account is.
const MOST_MEMORY: u64 = 64 << 20;
/// How long one record as of a moment may take.
const MOST_FOR_ONE: Duration = Duration::from_secs(1);
/// How many records are made at once.
const AT_ONCE: u64 = 10_000;

fn main() {
    // What `cargo test --benches` asks of a bench: that it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let count = std::env::args().find_map(|argument| argument.parse().ok());
    let count = count.unwrap_or(1_000_000_u64);
    let folder = tempfile::tempdir().expect("a folder");
    let crm = Crm::open(&folder.path().join("data"), Options::default()).expect("a data folder");
    let account = filled(&crm, count);
    println!("{count} records");

    let (alone, before) = at_work(&account, || std::thread::sleep(Duration::from_secs(5)));
    let key = backups::account_key(&crm, account.id()).expect("a key");
    let recipients = [key.recipient()];
    let make = || {
        let at = Timestamp::now();
        let made = backups::make(
            &crm,
            &account,
            at,
            &recipients,
            folder.path(),
            &mut |_, _| {},
        );
        made.expect("a backup")
    };
    // From here on the peak is counted anew (Linux, `proc(5)`).
    std::fs::write("/proc/self/clear_refs", "5").expect("a Linux machine");
    let memory = highest_memory();
    let began = Instant::now();
    let made = make();
    let ours = began.elapsed();
    let memory = highest_memory().saturating_sub(memory);
    println!("backup                    {ours:?}, {} bytes", made.bytes);
    let file = folder.path().join("data/accounts/bench.sqlite");
    let shell = shell(&file, folder.path(), &key.recipient().to_string());
    println!("sqlite3 | zstd -3 | age   {shell:?}");
    let (during, after) = at_work(&account, || drop(make()));
    let speed = shell.as_secs_f64() / ours.as_secs_f64();
    let left = during / alone;
    let longer = after.saturating_sub(before);
    println!("speed                     {speed:.2} (at least {LEAST_SPEED})");
    println!("reads meanwhile           {left:.2} (at least {LEAST_READS})");
    println!(
        "a write meanwhile, p99    {after:.1?}, {before:.1?} without: {longer:.1?} longer (at \
         most {LONGER_WRITE:?})"
    );
    let mebibytes = memory >> 20;
    println!(
        "memory for it             {mebibytes} MiB (at most {})",
        MOST_MEMORY >> 20
    );
    let one = one_back(&account);
    println!("one record of a moment    {one:?} (at most {MOST_FOR_ONE:?})");
    let reached = speed >= LEAST_SPEED
        && left >= LEAST_READS
        && longer <= LONGER_WRITE
        && memory <= MOST_MEMORY
        && one <= MOST_FOR_ONE;
    assert!(reached, "a figure is not reached");
}

fn filled(crm: &Crm, count: u64) -> Arc<Account> {
    let new = NewAccount {
        id: "bench".parse().expect("a name"),
        name: "Bench".into(),
    };
    let account = crm
        .create_account(&Context::operator(), new)
        .expect("an account");
    for begin in (0..count).step_by(usize::try_from(AT_ONCE).expect("a count")) {
        let filled = account.write_bulk(move |write| {
            for n in begin..(begin + AT_ONCE).min(count) {
                let values = [
                    ("name", format!("Company {n}")),
                    ("phone", format!("+1 555 {n:07}")),
                ];
                let value = |text| Value::One(Scalar::Text(text));
                let values = values.map(|(key, text)| (key.to_owned(), value(text)));
                records::create_in(write, &Context::operator(), "companies", values.into())?;
            }
            Ok(())
        });
        filled.expect("records");
    }
    account
}

/// Reads of one record a second, and how long a write takes at the 99th of 100, while
/// something else goes on: what else the machine does meets one of them.
fn at_work(account: &Account, other: impl FnOnce() + Send) -> (f64, Duration) {
    let busy = AtomicBool::new(true);
    let (reads, mut writes) = std::thread::scope(|scope| {
        let reading = scope.spawn(|| reads_while(account, &busy));
        let writing = scope.spawn(|| writes_while(account, &busy));
        // As the server has it made: on a thread of its own that lets others go first.
        let other = scope.spawn(|| {
            yield_to_others(Behind::Far);
            other();
        });
        let ended = other.join();
        busy.store(false, Ordering::Relaxed);
        ended.expect("what goes on meanwhile");
        (
            reading.join().expect("reads"),
            writing.join().expect("writes"),
        )
    });
    writes.sort_unstable();
    (reads, writes[writes.len() * 99 / 100])
}

fn reads_while(account: &Account, busy: &AtomicBool) -> f64 {
    let (began, mut count) = (Instant::now(), 0_u32);
    while busy.load(Ordering::Relaxed) {
        for id in 1..=100 {
            records::get(account, &Context::operator(), &company(id)).expect("a record");
        }
        count += 100;
    }
    f64::from(count) / began.elapsed().as_secs_f64()
}

/// How long each of some writes takes.
fn writes_while(account: &Account, busy: &AtomicBool) -> Vec<Duration> {
    let mut took = Vec::new();
    while busy.load(Ordering::Relaxed) {
        let began = Instant::now();
        renamed(account, 78, &format!("Company {}", took.len()));
        took.push(began.elapsed());
        std::thread::sleep(BETWEEN_WRITES);
    }
    took
}

fn renamed(account: &Account, id: i64, name: &str) {
    let update = records::Update {
        record: company(id),
        version: None,
        values: [("name".to_owned(), Value::One(Scalar::Text(name.into())))].into(),
    };
    records::update(account, &Context::operator(), vec![update]).expect("a change");
}

/// The most memory that the process had at once, in bytes, as Linux tells (`VmHWM`).
fn highest_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("a Linux machine");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number
        .and_then(|number| number.parse::<u64>().ok())
        .expect("a number")
        << 10
}

fn company(id: i64) -> RecordRef {
    RecordRef {
        table: "companies".into(),
        id: RecordId(id),
    }
}

/// The same by other programs.
fn shell(file: &Path, folder: &Path, recipient: &str) -> Duration {
    let (copy, sealed) = (folder.join("copy.sqlite"), folder.join("copy.age"));
    let script = r#"sqlite3 "$1" ".backup '$2'" && zstd -q -3 -c "$2" | age -r "$4" -o "$3""#;
    let began = Instant::now();
    let ran = Command::new("sh")
        .args(["-eu", "-c", script, "sh"])
        .args([file, &copy, &sealed])
        .arg(recipient)
        .status();
    assert!(
        ran.expect("a shell").success(),
        "sqlite3, zstd and age are needed"
    );
    began.elapsed()
}

/// How long it takes to bring one record back to what it was a moment before.
fn one_back(account: &Account) -> Duration {
    let context = Context::operator();
    let then = Timestamp::now();
    std::thread::sleep(Duration::from_millis(5));
    renamed(account, 77, "Other");
    let scope = Scope {
        tables: Some(["companies".to_owned()].into()),
        records: Some([RecordId(77)].into()),
        what: Differences::default(),
        ..Scope::default()
    };
    let began = Instant::now();
    let moment = Then::Moment(then, None);
    let plan = snapshots::plan(account, &context, &moment, &scope, 1).expect("a plan");
    let done = snapshots::restore(account, &context, moment, &scope, plan.hash, &mut |_, _| {});
    assert_eq!(done.expect("a restore").restored, 1);
    began.elapsed()
}
