use std::time::{Duration, Instant};

use bailey_crm::Account;
use bailey_crm::plugin_data::{listener, storage};
use bailey_plugins::{Catalogue, Offer, Plugins};

use crate::guest::{Guest, MEMORY};
use crate::office::{Office, process};

/// Notes that it was handed events.
fn noting() -> Vec<u8> {
    let code = format!(
        r#"(module
            (import "bailey:crm/storage@0.1.0" "set"
                (func $set (param i32 i32 i32 i32 i32 i32 i32)))
            {MEMORY}
            (data (i32.const 0) "eventslastyes")
            (func (export "bailey:crm/event-listener@0.1.0#on-events")
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
