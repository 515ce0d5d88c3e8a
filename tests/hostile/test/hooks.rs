//! A trap in each hook, and whose work goes on.

use std::time::{Duration, Instant};

use bailey_crm::directory;
use bailey_crm::journal::{self, JournalFilter, JournalQuery};
use bailey_crm::records::{self, Keep, Selection, What};
use bailey_crm::{Access, Context, Timestamp, UserId, mail};
use bailey_plugins::{Error, Passage};

use crate::deeds::LOOP_ENDS;
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
fn a_trapping_access_policy_denies_everybody_but_the_owner() {
    let house = House::new();
    let member = house.member();
    let user = |id| {
        let operator = Context::operator();
        let found = house.ours.read(|read| directory::user(read, &operator, id));
        found.unwrap()
    };
    let (owner, member) = (user(UserId(1)), user(member.actor.user().unwrap()));
    let rights = |user| house.plugins.access(&house.ours, user);
    assert!(rights(&member).unwrap().records);
    house.trap_in("access-policy");
    match rights(&member) {
        Err(Error::Failed { plugin, .. }) => assert_eq!(plugin, PLUGIN),
        other => panic!("a right without an answer: {other:?}"),
    }
    assert_eq!(*rights(&owner).unwrap(), Access::ALL);
    // What breaks the spell: switching it off, which asks it nothing.
    house
        .plugins
        .disable(&house.ours, &Context::operator(), PLUGIN)
        .unwrap();
    assert!(rights(&member).unwrap().records);
}

#[test]
fn a_guard_that_traps_loops_or_says_too_much_denies_until_it_is_switched_off() {
    let house = House::new();
    let member = house.member();
    assert!(matches!(house.passage(&member), Ok(Passage::Open)));
    for (hook, codes) in [
        ("request-guard", &["trap"][..]),
        ("guard-loop", &LOOP_ENDS),
        ("guard-large", &["bytes-limit"]),
    ] {
        house.trap_in(hook);
        match house.passage(&member) {
            Err(Error::Failed { failure, .. }) => {
                assert!(codes.contains(&failure.code()), "{hook}: {failure}");
            }
            other => panic!("{hook} gave an answer: {other:?}"),
        }
    }
    house
        .plugins
        .disable(&house.ours, &Context::operator(), PLUGIN)
        .unwrap();
    assert!(matches!(house.passage(&member), Ok(Passage::Open)));
    // The owner, and nobody else, was told of the trouble, and once.
    let waiting = mail::due(&house.ours, Timestamp(i64::MAX), 10).unwrap();
    let told: Vec<_> = waiting
        .iter()
        .map(|mail| {
            (
                mail.message.purpose.as_str(),
                mail.message.recipient.as_str(),
            )
        })
        .collect();
    let owner = "owner@example.com";
    assert_eq!(told, [("denies", owner), ("switched-off", owner)]);
}

#[test]
fn a_policy_learns_nothing_but_its_own() {
    let house = House::new();
    let member = house.member().actor.user().unwrap();
    house.trap_in("nosy-policy");
    let access = house.plugins.access_of(&house.ours, member).unwrap();
    let context = Context {
        access,
        ..house.member_as(member)
    };
    let schema = house.ours.schema(&context).unwrap();
    assert!(!schema.tables().is_empty());
}

#[test]
fn a_policy_is_asked_again_when_what_it_read_changed_and_not_before() {
    let house = House::new();
    let member = house.member().actor.user().unwrap();
    let ask = || house.plugins.access_of(&house.ours, member).unwrap();
    let _first = ask();
    let asked = house.plugins.policies_asked();
    let _again = ask();
    company(&house.ours, "Acme Corporation");
    let _and_again = ask();
    assert_eq!(house.plugins.policies_asked(), asked);
    house.trap_in("job-runner");
    let _anew = ask();
    assert_eq!(house.plugins.policies_asked(), asked + 1);
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

#[test]
fn a_trapping_alarm_is_told_to_the_admins_and_tried_until_it_succeeds() {
    let house = House::new();
    let member = house.member();
    assert_eq!(house.deed("watch").unwrap(), "Ok(())");
    house.trap_in("activity-alarm");
    let background = house.plugins.start().unwrap();
    let made: Vec<_> = ["Acme Corporation", "Betasoloin", "Cancity"]
        .map(|name| company(&house.ours, name).id)
        .into();
    let selection = Selection {
        table: "companies".to_owned(),
        what: What::Ids(made),
    };
    let _deleted = house
        .plugins
        .delete(&house.ours, &member, selection)
        .unwrap();
    let eventually = |what: &str, so: &dyn Fn() -> bool| {
        let deadline = Instant::now() + Duration::from_secs(60);
        while !so() {
            assert!(Instant::now() < deadline, "never: {what}");
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    // Nobody takes mail here, so what was written waits.
    let waits = || {
        let waiting = mail::due(&house.ours, Timestamp::now(), 10).unwrap();
        let told = waiting.into_iter().map(|waiting| waiting.message);
        told.filter(|mail| mail.purpose == "unheard")
            .collect::<Vec<_>>()
    };
    eventually("a mail", &|| !waits().is_empty());
    let mails = waits();
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].recipient, "owner@example.com");
    assert!(mails[0].subject.contains("Member"), "{}", mails[0].subject);
    assert!(mails[0].body.contains(PLUGIN), "{}", mails[0].body);
    assert_eq!(house.deed("told").unwrap(), "Ok(None)");
    house.trap_in("nothing");
    let told = format!("{} 3", member.actor.user().unwrap());
    eventually("told", &|| house.deed("told").unwrap() == told);
    background.stop();
}
