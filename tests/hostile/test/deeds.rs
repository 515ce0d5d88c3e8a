//! What the guest does on request, and what comes of it.

use bailey_crm::journal::{self, JournalFilter, JournalQuery};
use bailey_crm::plugin_data::breaker;
use bailey_crm::records::{self, Query};
use bailey_crm::{Actor, Scalar, Value};
use bailey_plugins::Consent;

use crate::house::{House, PLUGIN, admin, company};

/// On a busy machine a loop's time is over before its share of the processor is
/// used up.
pub const LOOP_ENDS: [&str; 2] = ["cpu-limit", "wall-limit"];

#[test]
fn each_deed_ends_in_its_own_failure() {
    let cases = [
        ("endless-recursion", "stack-limit"),
        ("memory", "memory-limit"),
        ("host-call-flood", "host-call-limit"),
        ("huge-return", "bytes-limit"),
        ("huge-argument", "bytes-limit"),
        ("trap", "trap"),
    ];
    for (deed, code) in cases {
        let house = House::new();
        assert_eq!(house.failure(deed).code(), code, "{deed}");
        assert_eq!(house.page().unwrap(), "Behaves.", "after {deed}");
    }
}

#[test]
fn a_flood_of_log_lines_is_cut_and_a_full_storage_is_refused() {
    let house = House::new();
    assert_eq!(house.deed("log-flood").unwrap(), "Logged.");
    let answer = house.deed("storage-fill").unwrap();
    assert!(answer.contains("Limit"), "{answer}");
}

#[test]
fn another_account_is_served_while_one_loops() {
    let house = House::new();
    let served = house.served_during(|| {
        let failure = house.failure("endless-loop");
        assert!(LOOP_ENDS.contains(&failure.code()), "{failure}");
    });
    assert!(served > 10, "{served} answers while the guest looped");
}

#[test]
fn another_accounts_names_and_numbers_reach_nothing() {
    let house = House::new();
    company(&house.other, "Betasoloin");
    let answers = house.deed("another-account").unwrap();
    assert!(answers.lines().count() > 40, "{answers}");
    for answer in answers.lines() {
        let (call, kind) = answer.split_once(": ").unwrap();
        let nothing = ["denied", "not-found", "invalid"].contains(&kind)
            || kind.starts_with("ok") && kind.contains("[]") && kind.contains("total: 0")
            || kind.starts_with("ok") && (kind.ends_with("[]") || kind.contains("count: 0"));
        assert!(nothing, "{call} answered {kind}");
    }
    assert!(!answers.contains("Betasoloin"), "{answers}");
    let page = records::list(&house.other, &admin(), &Query::of("companies")).unwrap();
    assert_eq!(page.records.len(), 1);
}

#[test]
fn whoever_it_claims_to_be_the_journal_names_the_plugin_and_the_user_behind_it() {
    let house = House::new();
    let member = house.member();
    // Or else its own policy would delete for good what it means to bring back.
    house.trap_in("deletion-policy");
    company(&house.ours, "Acme Corporation");
    let last = journal::head(&house.ours).unwrap().unwrap().operation;
    let answers = house.deed_for(&member, "another-actor").unwrap();
    for answer in answers.lines() {
        let (call, kind) = answer.split_once(": ").unwrap();
        let refused = ["denied", "not-found", "invalid"].contains(&kind);
        let nothing = call == "bin" && kind.contains("total: 0");
        assert!(refused || nothing, "{call} answered {kind}");
    }
    // 19 entries, 3 fields to create and 3 to update with, a plan, a rewind, a list.
    assert_eq!(answers.lines().count(), 19 + 3 + 3 + 3, "{answers}");

    let all = JournalQuery {
        filter: JournalFilter::default(),
        limit: 200,
        after: None,
    };
    let page = journal::query(&house.ours, &admin(), &all).unwrap();
    let done: Vec<_> = page
        .operations
        .iter()
        .filter(|operation| operation.id > last && operation.kind != "plugins.failed")
        .collect();
    // Made, renamed, deleted, restored, that taken back, restored again.
    assert_eq!(done.len(), 6, "{done:?}");
    for operation in done {
        let named = matches!(
            &operation.by,
            Actor::Plugin { plugin, on_behalf_of, .. }
                if plugin == PLUGIN && *on_behalf_of == member.actor.user()
        );
        assert!(named, "{operation:?}");
    }
}

#[test]
fn the_breaker_opens_survives_a_restart_and_closes_again() {
    let house = House::new();
    let codes: Vec<_> = (0..8).map(|_| house.failure("trap").code()).collect();
    assert_eq!(codes[..5], ["trap"; 5]);
    assert_eq!(codes[5..], ["breaker-open"; 3]);
    assert_eq!(house.restarted().failure("trap").code(), "breaker-open");

    // Its pause is over: one probe goes through, and all is well again.
    let over = serde_json::json!({ "state": "open", "until_ms": 1, "strikes": 1 });
    house
        .ours
        .write(move |write| breaker::put(write, PLUGIN, Some(&over)))
        .unwrap();
    assert_eq!(house.restarted().page().unwrap(), "Behaves.");
    assert!(
        house
            .ours
            .read(|read| breaker::get(read, PLUGIN))
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_plugin_erases_somebody_only_for_an_admin_and_only_as_planned() {
    let house = House::new();
    let name = Value::One(Scalar::Text("Wilhelmina Quist".to_owned()));
    let values = [("name".to_owned(), name)].into();
    let somebody = records::create(&house.ours, &admin(), "contacts", values).unwrap();
    let member = house.member();
    for answer in house.deed_for(&member, "erase-somebody").unwrap().lines() {
        assert!(answer.ends_with(": denied"), "{answer}");
    }
    assert!(records::get(&house.ours, &admin(), &somebody.record).is_ok());

    let answers = house.deed("erase-somebody").unwrap();
    let kinds: Vec<&str> = answers
        .lines()
        .map(|answer| answer.split_once(": ").unwrap().1)
        .collect();
    assert!(kinds[0].starts_with("ok"), "{answers}");
    assert!(kinds[0].contains("Wilhelmina Quist"), "{answers}");
    assert!(
        kinds[1].starts_with("ok") && kinds[1].contains("count: 1"),
        "{answers}"
    );
    assert_eq!(kinds[2], "not-found", "{answers}");
    assert!(kinds[3].contains("total: 1"), "{answers}");
    let gone = records::get(&house.ours, &admin(), &somebody.record);
    assert!(matches!(gone, Err(bailey_crm::Error::NotFound(_))));
    // The journal says through which plugin.
    let erased = bailey_crm::erasure::erasures(&house.ours, &admin(), 10, None).unwrap();
    let by = &erased.erasures[0].by;
    let through = matches!(by, Actor::Plugin { plugin, capability, on_behalf_of: Some(_), .. }
        if plugin == PLUGIN && capability == "erasure");
    assert!(through, "{by:?}");
}

#[test]
fn a_plugin_lets_nobody_in_for_whoever_may_not() {
    let house = House::new();
    company(&house.ours, "Acme Corporation");
    let member = house.member();
    let answers = house.deed_for(&member, "let-in").unwrap();
    assert_eq!(answers.lines().count(), 9, "{answers}");
    for answer in answers.lines() {
        assert!(answer.ends_with(": denied"), "{answer}");
    }
    // An admin's consent and presence open a door for 30 days at most.
    let answers = house.deed("let-in").unwrap();
    let opened = answers.lines().find(|answer| answer.starts_with("open:"));
    assert_eq!(opened, Some("open: invalid"), "{answers}");
}

#[test]
fn a_refused_way_in_for_support_opens_for_nobody() {
    let refused = Consent {
        refused: ["support-access".to_owned()].into(),
        ..Consent::default()
    };
    let house = House::consenting(&refused);
    company(&house.ours, "Acme Corporation");
    // An admin is behind it, and yet each function answers as if it weren't theirs.
    let answers = house.deed("let-in").unwrap();
    assert_eq!(answers.lines().count(), 9, "{answers}");
    for answer in answers.lines() {
        assert!(answer.ends_with(": denied"), "{answer}");
    }
    // The table for tickets, which is made when it is first asked for, was not.
    let schema = house.ours.schema(&admin()).unwrap();
    assert!(schema.find("tickets").is_none());
}
