//! Tries to let somebody from support in, whoever is behind the call, and to learn
//! what they saw: `name: kind` a line, as [`another_account`](super::another_account)
//! says it.

use bailey_sdk::prelude::*;
use bailey_sdk::support_access::{self, NewAccess, Scope};

use super::another_account::say;

pub fn run() -> String {
    let mut answers = Vec::new();
    let everything = NewAccess {
        ticket: RecordRef::new("companies", 1),
        scope: Scope {
            tables: vec!["companies".into()],
            hidden: Vec::new(),
            write: true,
        },
        until: i64::MAX,
    };
    say(&mut answers, "tickets", support_access::tickets());
    say(&mut answers, "open", support_access::open(&everything));
    say(&mut answers, "renew", support_access::renew(1));
    say(&mut answers, "extend", support_access::extend(1, i64::MAX));
    say(&mut answers, "close", support_access::close(1));
    let ticket = RecordRef::new("companies", 1);
    say(
        &mut answers,
        "close-for",
        support_access::close_for(&ticket),
    );
    say(&mut answers, "find", support_access::find(1));
    say(&mut answers, "viewed", support_access::viewed(1));
    say(&mut answers, "done", support_access::done(1));
    answers.join("\n")
}
