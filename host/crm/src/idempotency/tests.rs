use std::sync::Arc;

use super::*;
use crate::context::{Access, Actor};

fn user(number: i64, at: i64) -> Context {
    Context {
        actor: Actor::User {
            user: UserId(number),
        },
        access: Arc::new(Access::MEMBER),
        at: Timestamp(at),
        request: Some("r1".into()),
        ..Context::operator()
    }
}

fn request(asked: u8) -> Repeatable {
    Repeatable {
        key: "once".into(),
        asked: [asked; 32],
    }
}

fn answer() -> Answer {
    Answer {
        status: 201,
        headers: vec![("etag".into(), "\"1\"".into())],
        body: b"{}".to_vec(),
    }
}

#[test]
fn a_repeated_request_gets_the_first_ones_answer() {
    let account = Account::in_memory().unwrap();
    let anna = user(1, 1_000);
    assert_eq!(begin(&account, &anna, &request(7)).unwrap(), Begun::First);
    answered(&account, &anna, &request(7), answer()).unwrap();
    assert_eq!(
        begin(&account, &anna, &request(7)).unwrap(),
        Begun::Answered(answer())
    );
}

#[test]
fn another_request_under_the_key_is_told_apart() {
    let account = Account::in_memory().unwrap();
    let anna = user(1, 1_000);
    begin(&account, &anna, &request(7)).unwrap();
    assert_eq!(
        begin(&account, &anna, &request(8)).unwrap(),
        Begun::Different
    );
}

#[test]
fn a_request_whose_outcome_was_not_written_down_names_its_number() {
    let account = Account::in_memory().unwrap();
    let anna = user(1, 1_000);
    begin(&account, &anna, &request(7)).unwrap();
    let again = begin(&account, &anna, &request(7)).unwrap();
    assert_eq!(again, Begun::Unfinished(Some("r1".into())));
    forget(&account, &anna, &request(7)).unwrap();
    assert_eq!(begin(&account, &anna, &request(7)).unwrap(), Begun::First);
}

#[test]
fn a_key_is_its_users_own_and_holds_for_a_day() {
    let account = Account::in_memory().unwrap();
    let anna = user(1, 1_000);
    begin(&account, &anna, &request(7)).unwrap();
    answered(&account, &anna, &request(7), answer()).unwrap();
    assert_eq!(
        begin(&account, &user(2, 1_000), &request(7)).unwrap(),
        Begun::First
    );
    let next_day = user(1, 1_001 + HOLDS);
    assert_eq!(
        begin(&account, &next_day, &request(7)).unwrap(),
        Begun::First
    );
}

#[test]
fn a_key_that_is_none_is_refused() {
    let account = Account::in_memory().unwrap();
    for key in [String::new(), "x".repeat(LONGEST_KEY + 1)] {
        let refused = begin(
            &account,
            &user(1, 0),
            &Repeatable {
                key,
                asked: [0; 32],
            },
        );
        assert!(matches!(refused, Err(Error::Invalid(_))));
    }
    assert!(matches!(
        begin(&account, &Context::operator(), &request(1)),
        Err(Error::Denied(_))
    ));
}
