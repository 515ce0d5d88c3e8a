//! Erases the account's first contact for good, as whoever is behind the call, and
//! tells what it was told: `name: kind` a line.

use bailey_sdk::erasure;
use bailey_sdk::prelude::*;

use super::another_account::say;

pub fn run() -> String {
    let mut answers = Vec::new();
    let somebody = RecordRef::new("contacts", 1);
    let plan = erasure::plan_erasure(&somebody);
    // Without a plan it makes a hash up.
    let hash = match &plan {
        Ok(plan) => plan.hash.clone(),
        Err(_) => "0".repeat(64),
    };
    say(&mut answers, "plan", plan);
    say(&mut answers, "erase", erasure::erase(&somebody, &hash));
    say(&mut answers, "again", erasure::erase(&somebody, &hash));
    say(&mut answers, "list", erasure::erasures(10, None));
    answers.join("\n")
}
