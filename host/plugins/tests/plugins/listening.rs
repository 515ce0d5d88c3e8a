use std::time::{Duration, Instant};

use bailey_crm::plugin_data::{listener, storage};
use bailey_crm::records::{self, Query};
use bailey_crm::{Account, journal};
use bailey_plugins::{Catalogue, Offer, Plugins};

use crate::guest::{Guest, MEMORY};
use crate::office::{Office, process};

/// Notes that it was handed events.
fn noting() -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/storage@1.0.0" "set"
                (func $set (param i32 i32 i32 i32 i32 i32 i32)))
            {MEMORY}
            (data (i32.const 0) "eventslastyes")
            (func (export "bailey:crm/event-listener@1.0.0#on-events")
                (param i32 i32) (result i32)
                (call $set (i32.const 0) (i32.const 6) (i32.const 6) (i32.const 4)
                    (i32.const 10) (i32.const 3) (i32.const 1024))
                i32.const 1024))"#
    );
    Guest {
        id: "test.noting",
        imports: &["storage"],
        exports: &["event-listener"],
        code: &code,
        ..Guest::default()
    }
    .package()
}

#[test]
fn a_listener_is_handed_what_happens_and_stands_where_it_was_handed_to() {
    let office = Office::with([noting()]);
    office.enable("test.noting");
    let account = &office.account;
    let stands = || {
        let found = account.read(|read| listener::get(read, "test.noting"));
        found.expect("read").expect("a listener").position
    };
    let before = stands();
    office.company("Acme");
    assert!(noted_by(&office.plugins, account));
    assert!(stands() > before);
}

#[test]
fn what_happened_while_the_process_was_down_is_handed_over_where_nobody_comes_by() {
    let office = Office::with([noting()]);
    office.enable("test.noting");
    office.company("Acme");
    let mut catalogue = Catalogue::new();
    catalogue.add(Offer::read(noting()).expect("a package"));
    // Another process on the same accounts: it has looked at none of them.
    let (later, _folder) = process(office.plugins.crm(), catalogue);
    assert!(noted_by(&later, &office.account));
}

/// Reads all tables by itself when it is switched on and when it is handed events, and
/// keeps whether that was refused.
fn reading_alone() -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/records-all@1.0.0" "tables" (func $tables (param i32)))
            (import "bailey:crm/storage@1.0.0" "set"
                (func $set (param i32 i32 i32 i32 i32 i32 i32)))
            {MEMORY}
            (data (i32.const 600) "refusedonevents")
            (func $keep (param $key i32) (param $length i32) (result i32)
                (call $tables (i32.const 1024))
                (call $set (i32.const 600) (i32.const 7) (local.get $key) (local.get $length)
                    (i32.const 1024) (i32.const 1) (i32.const 1100))
                i32.const 512)
            (func (export "bailey:crm/event-listener@1.0.0#on-events")
                (param i32 i32) (result i32) (call $keep (i32.const 609) (i32.const 6)))
            (func (export "bailey:crm/lifecycle@1.0.0#enabled") (result i32)
                (call $keep (i32.const 607) (i32.const 2)))
            (func (export "bailey:crm/lifecycle@1.0.0#migrate") (param i32 i32 i32) (result i32)
                i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#disabled") (result i32) i32.const 512)
            (func (export "bailey:crm/lifecycle@1.0.0#uninstalling") (result i32) i32.const 512))"#
    );
    Guest {
        id: "test.alone",
        imports: &["records-all", "storage"],
        exports: &["event-listener", "lifecycle"],
        code: &code,
        ..Guest::default()
    }
    .package()
}

#[test]
fn a_plugin_reads_past_peoples_rights_only_where_nobody_is_behind_the_call() {
    let office = Office::with([reading_alone()]);
    office.enable("test.alone");
    let account = &office.account;
    let refused = |key: &str| {
        let kept = account.read(|read| storage::get(read, "test.alone", "refused", key));
        kept.expect("read").map(|byte| byte[0] == 1)
    };
    assert_eq!(refused("on"), Some(true));
    office.company("Acme");
    let background = office.plugins.start().expect("threads");
    wait_until(|| refused("events").is_some());
    background.stop();
    assert_eq!(refused("events"), Some(false));
}

/// Makes a company by itself whenever it is handed events.
fn answering(id: &str) -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/records-all-write@1.0.0" "create"
                (func $create (param i32 i32 i32 i32 i32)))
            {MEMORY}
            (data (i32.const 600) "companiesnameAnswer")
            (data (i32.const 640) "\61\02\00\00\04\00\00\00\01\00\00\00\00\00\00\00")
            (data (i32.const 656) "\00\00\00\00\00\00\00\00\65\02\00\00\06\00\00\00")
            (func (export "bailey:crm/event-listener@1.0.0#on-events")
                (param i32 i32) (result i32)
                (call $create (i32.const 600) (i32.const 9) (i32.const 640) (i32.const 1)
                    (i32.const 1024))
                i32.const 512))"#
    );
    Guest {
        id,
        imports: &["records-all-write"],
        exports: &["event-listener"],
        code: &code,
        ..Guest::default()
    }
    .package()
}

#[test]
fn listeners_that_answer_each_other_stop() {
    let plugins = ["test.ping", "test.pong"];
    let office = Office::with(plugins.map(answering));
    for plugin in plugins {
        office.enable(plugin);
    }
    office.company("Acme");
    let account = &office.account;
    let background = office.plugins.start().expect("threads");
    wait_until(|| {
        let last = journal::head(account).expect("read");
        let last = last.expect("entries").operation;
        plugins.iter().all(|plugin| {
            let stands = account.read(|read| listener::get(read, plugin));
            stands.expect("read").expect("a listener").position == last
        })
    });
    background.stop();
    let companies = records::list(account, &office.owner(), &Query::of("companies"));
    let companies = companies.expect("a list").records;
    let answers = companies.iter().filter(|one| one.label == "Answer").count();
    // To each the first one's answer, and to each that of the other; how many at once
    // they are handed is the host's affair.
    assert!((2..=4).contains(&answers), "{answers}");
}

/// Waits for something that the background does.
fn wait_until(holds: impl Fn() -> bool) {
    let patience = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < patience, "it never came");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Whether the plugin notes something while these plugins' background runs.
fn noted_by(plugins: &Plugins, account: &Account) -> bool {
    let background = plugins.start().expect("threads");
    let noted = || {
        let value = account.read(|read| storage::get(read, "test.noting", "events", "last"));
        value.expect("read").is_some()
    };
    let patience = Instant::now() + Duration::from_secs(60);
    while !noted() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(20));
    }
    background.stop();
    noted()
}
