//! What the server costs, as ratios measured in one run: with the first-party
//! plugins on and off, and against a bare axum and rusqlite server that keeps
//! the same deals in one table and knows no users, journal or plugins.
//!
//! `cargo bench -p bailey-tests --bench server` prints a table and fails when a
//! figure is not reached. Rounds of the variants alternate, so that what else
//! the machine does touches all of them alike; the median round counts.

#![expect(
    clippy::expect_used,
    reason = "a bench that can't set up its servers ends here"
)]

mod bare;
mod client;
mod limited;
mod ours;
mod report;

use std::time::Duration;

use client::Request;
use report::{Figure, Report};

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
    let off = ours::Server::start(false);
    let on = ours::Server::start(true);
    let bare = bare::Server::start();
    let servers = [
        ("plugins off", &off.target),
        ("plugins on", &on.target),
        ("bare", &bare.target),
    ];

    let mut report = Report::default();
    for act in ["read one", "list 25", "create"] {
        let mut rounds = [const { Vec::new() }; 3];
        for _ in 0..ROUNDS {
            for (index, (_, target)) in servers.iter().enumerate() {
                let requests: Vec<Request> = target.requests(act);
                rounds[index].push(client::drive(target.address, &requests, CONNECTIONS, ROUND));
            }
        }
        for ((name, _), rounds) in servers.iter().zip(&mut rounds) {
            report.add(act, name, rounds);
        }
    }
    for (name, server) in [("plugins off", &off), ("plugins on", &on)] {
        report.add(
            "delete and restore",
            name,
            &mut server.delete_and_restore(ROUNDS),
        );
    }
    let free = limited::Server::start(false);
    let agent = limited::Server::start(true);
    let servers = [("without roles", &free), ("with roles", &agent)];
    for act in ["read one", "list 25"] {
        let mut rounds = [const { Vec::new() }; 2];
        for _ in 0..ROUNDS {
            for (index, (_, server)) in servers.iter().enumerate() {
                let (address, requests) = (server.target.address, server.target.requests(act));
                rounds[index].push(client::drive(address, &requests, CONNECTIONS, ROUND));
            }
        }
        for ((name, _), rounds) in servers.iter().zip(&mut rounds) {
            report.add(act, name, rounds);
        }
    }
    let asked = agent.policies_asked();
    client::drive(
        agent.target.address,
        &agent.target.requests("list 25"),
        CONNECTIONS,
        ROUND,
    );
    let warm = agent.policies_asked() - asked;
    report.print();
    println!();
    let word = if warm == 0 { "reached" } else { "MISSED" };
    println!("policies asked on warm reads: {warm}, none: {word}");
    agent.what_if();
    let reached = report.judge(&[
        Figure {
            act: "read one",
            of: "plugins on",
            to: "plugins off",
            least: 0.95,
        },
        Figure {
            act: "list 25",
            of: "plugins on",
            to: "plugins off",
            least: 0.95,
        },
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
            of: "plugins on",
            to: "bare",
            least: 0.6,
        },
        Figure {
            act: "list 25",
            of: "plugins on",
            to: "bare",
            least: 0.6,
        },
    ]);
    ours::idle_accounts();
    ours::second_start();
    if !reached || warm > 0 {
        std::process::exit(1);
    }
}
