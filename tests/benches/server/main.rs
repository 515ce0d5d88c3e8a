//! What the plugins that say who may do what cost those who work, as ratios measured in
//! one run. What the server does under load beside that is in `tests/load`.
//!
//! `cargo bench -p bailey-tests --bench server` prints a table and fails when a
//! figure is not reached. Rounds of the variants alternate, so that what else
//! the machine does touches all of them alike; the median round counts.

#![expect(
    clippy::expect_used,
    reason = "a bench that can't set up its servers ends here"
)]

mod admin;
mod guarded;
mod limited;
mod ours;
mod report;
mod target;

use std::time::Duration;

use report::{Figure, Report};
use target::Target;

/// Rounds of each variant.
const ROUNDS: usize = 7;
/// How long one round drives one variant.
const ROUND: Duration = Duration::from_millis(1500);
/// Connections of the reads, and of the writes, which share commits.
const CONNECTIONS: usize = 8;

fn main() {
    // What `cargo test --benches` asks of a bench: that it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let mut report = Report::default();
    let (free, agent) = (limited::Server::start(false), limited::Server::start(true));
    let targets = [&free.target, &agent.target];
    in_turns(&mut report, ["without roles", "with roles"], targets);
    let asked = agent.policies_asked();
    warm_reads(&agent.target);
    let mut warm = agent.policies_asked() - asked;
    let (open, guarded) = (guarded::Server::start(false), guarded::Server::start(true));
    let targets = [&open.target, &guarded.target];
    in_turns(&mut report, ["unguarded", "guarded"], targets);
    let asked = guarded.asked();
    warm_reads(&guarded.target);
    warm += guarded.asked() - asked;
    report.print();
    println!();
    let word = if warm == 0 { "reached" } else { "MISSED" };
    println!("policies and guards asked on warm reads: {warm}, none: {word}");
    agent.what_if();
    let quick = guarded::sign_ins(&open, &guarded);
    let reached = report.judge(&[
        Figure {
            act: "read one",
            of: "with roles",
            to: "without roles",
            least: 0.9,
        },
        Figure {
            act: "list 25",
            of: "with roles",
            to: "without roles",
            least: 0.9,
        },
        Figure {
            act: "read one",
            of: "guarded",
            to: "unguarded",
            least: 0.9,
        },
        Figure {
            act: "list 25",
            of: "guarded",
            to: "unguarded",
            least: 0.9,
        },
    ]);
    ours::second_start();
    if !reached || !quick || warm > 0 {
        std::process::exit(1);
    }
}

/// Reads of two variants in turns.
fn in_turns(report: &mut Report, names: [&str; 2], targets: [&Target; 2]) {
    for act in ["read one", "list 25"] {
        let mut rounds = [const { Vec::new() }; 2];
        for _ in 0..ROUNDS {
            for (target, rounds) in targets.into_iter().zip(&mut rounds) {
                rounds.push(target.rate(act, CONNECTIONS, ROUND));
            }
        }
        for (name, rounds) in names.into_iter().zip(&mut rounds) {
            report.add(act, name, rounds);
        }
    }
}

/// Reads what was read before.
fn warm_reads(target: &Target) {
    target.rate("list 25", CONNECTIONS, ROUND);
}
