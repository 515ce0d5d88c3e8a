//! A call that failed can be had again elsewhere, from a file that says nothing of
//! anybody.

use std::sync::Arc;

use bailey_crm::records;
use bailey_crm::{Scalar, Value};
use bailey_plugins::{Error, Failure, Offer, Recording, Unreadable, replay};
use bailey_sandbox::{ProcessLimits, Sandbox};

use super::house::{HOSTILE, House, PLUGIN, admin};

const SECRETS: [&str; 4] = ["Wilhelmina", "Quist", "quist@", "600 700"];

/// A house where the guest trips over somebody's name.
fn tripping() -> House {
    let house = House::new();
    let text = |text: &str| Value::One(Scalar::Text(text.to_owned()));
    let values = [
        ("name".to_owned(), text("Wilhelmina O'Quist")),
        ("email".to_owned(), text("quist@company.example")),
        ("phone".to_owned(), text("+48 600 700 800")),
    ];
    records::create(&house.ours, &admin(), "contacts", values.into()).unwrap();
    house
}

fn recorded(house: &House) -> Option<Vec<u8>> {
    match house.plugins.recording(&house.ours, &admin(), PLUGIN) {
        Ok(file) => Some(file),
        Err(Error::NotFound(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

fn again(recording: &Recording) -> bailey_plugins::Replayed {
    let code = tempfile::tempdir().unwrap();
    let sandbox = Sandbox::new(&code.path().join("code"), ProcessLimits::small()).unwrap();
    let offer = Offer::read(HOSTILE.to_vec()).unwrap();
    replay(&Arc::new(sandbox), &offer, recording).unwrap()
}

#[test]
fn a_call_that_fails_twice_is_recorded_without_what_it_says_of_people_and_fails_again() {
    let house = tripping();
    assert_eq!(house.failure("trip").code(), "trap");
    assert_eq!(recorded(&house), None);
    assert_eq!(house.failure("trip").code(), "trap");
    let file = recorded(&house).expect("it was put down");
    let text = String::from_utf8(file.clone()).unwrap();
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let recording = Recording::read(&file).unwrap();
    assert_eq!(
        (recording.plugin.as_str(), recording.point.as_str()),
        (PLUGIN, "pages")
    );
    assert!(recording.at.ends_with('Z'), "{}", recording.at);
    let asked = recording.exchanges.iter();
    let asked: Vec<_> = asked
        .map(|of| (of.capability.as_str(), of.function.as_str()))
        .collect();
    assert_eq!(asked, [("records", "list"), ("storage", "set")]);

    let replayed = again(&recording);
    assert_eq!(replayed.failure.as_ref().map(Failure::code), Some("trap"));
    assert!(replayed.otherwise.is_empty(), "{:?}", replayed.otherwise);
    assert_eq!(replayed.unasked, 0);
}

#[test]
fn it_goes_well_once_what_it_trips_over_is_gone() {
    let house = tripping();
    let _first = house.failure("trip");
    let _second = house.failure("trip");
    let file = String::from_utf8(recorded(&house).unwrap()).unwrap();
    let mended = Recording::read(file.replace('\'', "-").as_bytes()).unwrap();
    assert_eq!(again(&mended).failure, None);

    // A host that answers less than is asked is told of, and answers that it can't.
    let mut shorter = mended;
    shorter.exchanges.truncate(1);
    let replayed = again(&shorter);
    assert_eq!(replayed.failure, None);
    let told = replayed.otherwise.join("\n");
    assert!(
        told.contains("storage.set was not asked so often"),
        "{told}"
    );
}

#[test]
fn calls_that_go_well_are_not_recorded_and_members_see_no_recording() {
    let house = House::new();
    assert!(house.deed("trip").unwrap().starts_with("fine"));
    let _once = house.failure("trap");
    assert!(house.deed("trip").unwrap().starts_with("fine"));
    assert_eq!(recorded(&house), None);
    let member = house.member();
    for error in [
        house
            .plugins
            .recording(&house.ours, &member, PLUGIN)
            .unwrap_err(),
        house
            .plugins
            .recorded(&house.ours, &member, PLUGIN)
            .unwrap_err(),
    ] {
        assert!(matches!(error, Error::Crm(bailey_crm::Error::Denied(_))));
    }
}

#[test]
fn a_file_that_is_none_is_refused_by_what_it_is() {
    let error = Recording::read(b"{}").unwrap_err();
    assert!(matches!(error, Unreadable::Malformed(_)), "{error}");
    let error = Recording::read(br#"{ "format": 2, "more": true }"#).unwrap_err();
    assert!(matches!(error, Unreadable::Format(2)), "{error}");
    let house = tripping();
    let _first = house.failure("trip");
    let _second = house.failure("trip");
    let mut recording = Recording::read(&recorded(&house).unwrap()).unwrap();
    recording.arguments = serde_json::json!([{ "path": 7 }]);
    let replayed = again(&recording);
    let told = replayed.failure.expect("it can't be called").to_string();
    assert!(told.contains("arguments"), "{told}");
}
