//! The owner's codes, and the hour that one of them opens.

use super::*;

const HOUR: i64 = 60 * MINUTE;

fn owners(user: UserId, at: Timestamp) -> Context {
    Context {
        actor: Actor::User { user },
        at,
        ..Context::operator()
    }
}

fn enter(account: &Account, at: Timestamp, password: &str, code: &str) -> SignIn {
    let typed = attempt("olga@acme.example", password);
    let letters = |owner: &directory::User, people: &[directory::User]| {
        people
            .iter()
            .map(|user| crate::mail::Message {
                recipient: user.email.clone(),
                subject: owner.name.clone(),
                body: String::new(),
                purpose: "safe-mode".into(),
            })
            .collect()
    };
    enter_safe_mode(account, &stranger(at, "192.0.2.1"), &typed, code, letters).unwrap()
}

#[test]
fn a_code_opens_an_hour_once_and_tells_people() {
    let (account, owner) = founded();
    let start = Timestamp::now();
    let codes = make_safe_codes(&account, &owners(owner, start)).unwrap();
    let left = || {
        account
            .read(|read| safe_codes_left(read, &owners(owner, start)))
            .unwrap()
    };
    assert_eq!((codes.len(), left()), (CODES, CODES));
    let Some(code) = codes.first() else {
        panic!("no codes");
    };
    assert!(matches!(
        enter(&account, start, "wrong", code),
        SignIn::Refused
    ));
    assert_eq!(left(), CODES, "a wrong password uses no code up");
    let SignIn::Accepted(session) = enter(&account, start, PASSWORD, code) else {
        panic!("not let in");
    };
    assert_eq!(session.session.safe_until, Some(start.plus_millis(HOUR)));
    assert!(matches!(
        enter(&account, start, PASSWORD, code),
        SignIn::Refused
    ));
    assert_eq!(left(), CODES - 1);
    let found = |at| find(&account, &session.token, at).unwrap().is_some();
    assert!(found(start.plus_millis(HOUR - 1)));
    assert!(!found(start.plus_millis(HOUR)));
    let mails = crate::mail::due(&account, Timestamp(i64::MAX), 10).unwrap();
    assert_eq!(mails.len(), 1);
    assert_eq!(journal(&account, "session.safe-mode").len(), 1);
    let refused = journal(&account, "session.refused");
    assert!(
        refused
            .iter()
            .any(|(details, _)| details.contains("wrong-code"))
    );
    assert!(!format!("{refused:?}").contains(code.as_str()));
}

#[test]
fn new_codes_replace_the_old_ones() {
    let (account, owner) = founded();
    let at = Timestamp::now();
    let old = make_safe_codes(&account, &owners(owner, at)).unwrap();
    let new = make_safe_codes(&account, &owners(owner, at)).unwrap();
    assert!(old.iter().all(|code| !new.contains(code)));
    let Some(code) = old.first() else {
        panic!("no codes");
    };
    assert!(matches!(
        enter(&account, at, PASSWORD, code),
        SignIn::Refused
    ));
}

#[test]
fn wrong_codes_are_throttled_with_wrong_passwords() {
    let (account, owner) = founded();
    let at = Timestamp::now();
    let _codes = make_safe_codes(&account, &owners(owner, at)).unwrap();
    for _ in 0..5 {
        assert!(matches!(
            enter(&account, at, PASSWORD, "AAAA"),
            SignIn::Refused
        ));
    }
    assert!(matches!(
        enter(&account, at, PASSWORD, "AAAA"),
        SignIn::Wait { .. }
    ));
    let next = try_once(&account, at, "olga@acme.example", PASSWORD);
    assert!(matches!(next, SignIn::Wait { .. }));
}

#[test]
fn codes_are_the_owners_and_no_programs() {
    let (account, owner) = founded();
    let at = Timestamp::now();
    let member = NewUser {
        name: "Max".into(),
        email: "max@acme.example".into(),
        ..NewUser::default()
    };
    let member = directory::create_user(&account, &Context::operator(), member).unwrap();
    let denied =
        |context: &Context| matches!(make_safe_codes(&account, context), Err(Error::Denied(_)));
    assert!(denied(&owners(member, at)));
    let program = Actor::Token {
        name: "sync".into(),
        user: owner,
    };
    assert!(denied(&Context {
        actor: program,
        ..owners(owner, at)
    }));
}
