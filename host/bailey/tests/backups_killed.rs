//! The program is killed at random moments while it makes a backup and while it
//! brings one back: afterwards the account is as before or as after, and never
//! between.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often it is killed at each of the two.
const ROUNDS: u32 = 26;
/// How many companies are there in one of the two states, and not in the other.
const COMPANIES: u32 = 1_500;

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bailey"));
    command
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null());
    command
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = program(folder, arguments).output().unwrap();
    let all = [&output.stdout[..], &output.stderr[..]].concat();
    let all = String::from_utf8_lossy(&all).into_owned();
    assert!(output.status.success(), "{arguments:?}: {all}");
    all
}

/// Runs it and kills it after so long. Answers whether it had ended before.
fn killed(folder: &Path, arguments: &[&str], after: Duration) -> bool {
    let mut command = program(folder, arguments);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    let ended = child.try_wait().unwrap().is_some();
    child.kill().unwrap();
    child.wait().unwrap();
    ended
}

/// The moments to kill at: at random within a time that is as long as the program
/// was seen to need. While it is never seen to end the time grows, since what it
/// was measured at may have been a quieter machine's, and while it always ends the
/// time shrinks.
struct Moments {
    within: Duration,
}

impl Moments {
    fn next(&self) -> Duration {
        self.within.mul_f64(rand::random::<f64>())
    }

    fn seen(&mut self, ended: bool) {
        self.within = self.within.mul_f64(if ended { 0.9 } else { 1.1 });
    }
}

/// How long it takes when nobody kills it.
fn whole(folder: &Path, arguments: &[&str]) -> Duration {
    let began = Instant::now();
    done(folder, arguments);
    began.elapsed()
}

/// An account with so many companies more than when the backup `before` was made;
/// `after` has them all. Answers with the two files.
fn two_states(folder: &Path) -> (String, String) {
    let owner = ["--owner", "Olga", "--email", "olga@acme.example"];
    done(
        folder,
        &[&["account", "create", "acme"], &owner[..]].concat(),
    );
    let backup = |to: &str| {
        done(folder, &["backup", "create", "acme", "--to", to]);
        let file = fs::read_dir(folder.join(to)).unwrap().next();
        let path = file.unwrap().unwrap().path();
        path.to_str().unwrap().to_owned()
    };
    let before = backup("before");
    let mut rows = "name,phone\n".to_owned();
    for n in 0..COMPANIES {
        writeln!(rows, "Company {n},{n}").unwrap();
    }
    fs::write(folder.join("companies.csv"), rows).unwrap();
    done(folder, &["import", "acme", "companies", "companies.csv"]);
    let after = backup("after");
    (before, after)
}

fn would_go_back(folder: &Path, file: &str) -> u32 {
    let told = done(folder, &["backup", "preview", file, "--added"]);
    let last = told.lines().last().unwrap();
    last.split_whitespace().next().unwrap().parse().unwrap()
}

fn holds(folder: &Path) {
    let told = done(folder, &["audit", "verify", "acme"]);
    assert!(told.contains("The journal holds"), "{told}");
}

#[test]
fn a_restore_that_is_killed_was_done_or_was_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let (before, after) = two_states(path);
    let restore = |file: &str| -> Vec<String> {
        ["backup", "restore", file, "--added", "--yes"]
            .map(str::to_owned)
            .into()
    };
    let lasts = {
        let words = restore(&before);
        whole(path, &words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // Making the companies takes another time than deleting them.
    let mut moments = [(); 2].map(|()| Moments { within: lasts });
    let mut states = [0; 2];
    // It goes both ways, or the test says little.
    while states.iter().sum::<u32>() < ROUNDS || states.contains(&0) {
        let is_before = match would_go_back(path, &before) {
            0 => true,
            COMPANIES => false,
            other => panic!("between: {other} of {COMPANIES}"),
        };
        states[usize::from(is_before)] += 1;
        let words = restore(if is_before { &after } else { &before });
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let moments = &mut moments[usize::from(is_before)];
        let ended = killed(path, &words, moments.next());
        moments.seen(ended);
        holds(path);
    }
}

#[test]
fn a_backup_that_is_killed_is_whole_or_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    two_states(path);
    let create = ["backup", "create", "acme"];
    let mut moments = Moments {
        within: whole(path, &create),
    };
    for _ in 0..ROUNDS {
        let ended = killed(path, &create, moments.next());
        moments.seen(ended);
        holds(path);
    }
    done(path, &create);
    let made = path.join("data/backups/acme");
    for entry in fs::read_dir(&made).unwrap() {
        let file = entry.unwrap().path();
        assert_eq!(file.extension().unwrap(), "tar", "{}", file.display());
        done(path, &["backup", "verify", file.to_str().unwrap()]);
    }
    let left = fs::read_dir(path.join("data/scratch")).map_or(0, Iterator::count);
    assert_eq!(left, 0, "what a killed process left is taken away");
}
