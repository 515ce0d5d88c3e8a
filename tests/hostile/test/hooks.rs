//! A trap in each hook, and whose work goes on.

use std::time::{Duration, Instant};

use bailey_crm::journal::{self, JournalFilter, JournalQuery};
use bailey_crm::records::{self, Keep, Selection, What};
use bailey_plugins::Error;

use crate::house::{House, PLUGIN, admin, company};

#[test]
fn a_trapping_deletion_policy_keeps_what_is_deleted() {
    let house = House::new();
    let record = company(&house.ours, "Acme Corporation");
    let selection = Selection {
        table: "companies".to_owned(),
        what: What::Ids(vec![record.id]),
    };
    house.trap_in("deletion-policy");
    let deleted = house
        .plugins
        .delete(&house.ours, &admin(), selection)
        .unwrap();
    assert_eq!(deleted.keep, Keep::Forever);
    let kept = records::get(&house.ours, &admin(), &record).unwrap();
    assert_eq!(kept.label, "Acme Corporation");
}

#[test]
fn a_trapping_job_is_told_to_whoever_ran_it() {
    let house = House::new();
    house.trap_in("job-runner");
    let run = house
        .plugins
        .run_job(&house.ours, &admin(), PLUGIN, "work", Vec::new());
    let code = match run {
        Err(Error::Failed { failure, .. }) => failure.code(),
        other => panic!("the job did not fail: {other:?}"),
    };
    assert_eq!(code, "trap");
}

#[test]
fn a_trap_on_being_disabled_keeps_nobody_from_disabling() {
    let house = House::new();
    house.trap_in("disabled");
    house
        .plugins
        .disable(&house.ours, &admin(), PLUGIN)
        .unwrap();
    assert!(matches!(house.page(), Err(Error::NotFound(_))));
}

#[test]
fn a_trapping_listener_is_in_the_journal_and_in_nobodys_way() {
    let house = House::new();
    house.trap_in("event-listener");
    let background = house.plugins.start().unwrap();
    let record = company(&house.ours, "Acme Corporation");
    assert!(records::get(&house.ours, &admin(), &record).is_ok());
    let failed = || {
        let wanted = JournalQuery {
            filter: JournalFilter {
                kinds: vec!["plugins.failed".to_owned()],
                ..JournalFilter::default()
            },
            limit: 1,
            after: None,
        };
        !journal::query(&house.ours, &admin(), &wanted)
            .unwrap()
            .operations
            .is_empty()
    };
    let deadline = Instant::now() + Duration::from_secs(30);
    while !failed() {
        assert!(
            Instant::now() < deadline,
            "the listener's trap never came to the journal"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    background.stop();
}
