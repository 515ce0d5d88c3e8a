//! Passwords by a mailed link, confirmed once more, and asked for anew.

use super::*;

fn message(user: &directory::User, token: &Token) -> crate::mail::Message {
    crate::mail::Message {
        recipient: user.email.clone(),
        subject: "A link".into(),
        body: token.reveal(),
        purpose: "reset".into(),
    }
}

fn mailed(account: &Account) -> Vec<Token> {
    let waiting = crate::mail::due(account, Timestamp(i64::MAX), 10).unwrap();
    let bodies = waiting.into_iter().map(|mail| mail.message.body);
    bodies.map(|body| Token::parse(&body).unwrap()).collect()
}

#[test]
fn a_forgotten_password_is_set_anew_by_a_link_that_works_once_and_for_an_hour() {
    let (account, owner) = founded();
    let start = Timestamp::now();
    let elsewhere = signed_in(&account, start);
    let stranger = |at| stranger(at, "192.0.2.9");
    let ask = |email: &str, at| ask_reset(&account, &stranger(at), email, message).unwrap();
    assert_eq!(ask("nobody@acme.example", start), None);
    assert!(ask("OLGA@acme.example", start).is_some());
    assert_eq!(ask("olga@acme.example", start), None, "not twice at once");
    let first = mailed(&account).remove(0);

    let hour = start.plus_millis(60 * MINUTE);
    let hash = || PasswordHash::of("another horse").unwrap();
    assert_eq!(look(&account, &first, start).unwrap().unwrap().id, owner);
    assert!(look(&account, &first, hour).unwrap().is_none());
    let late = use_link(&account, &stranger(hour), &first, hash());
    assert!(matches!(late, Err(Error::NotFound(_))));

    let later = start.plus_millis(5 * MINUTE);
    assert!(ask("olga@acme.example", later).is_some());
    let links = mailed(&account);
    assert_eq!(
        links.len(),
        1,
        "the mail with the link that no longer works is taken back"
    );
    let stale = use_link(&account, &stranger(later), &first, hash());
    assert!(
        matches!(stale, Err(Error::NotFound(_))),
        "a newer link replaces it"
    );
    use_link(&account, &stranger(later), &links[0], hash()).unwrap();
    let twice = use_link(&account, &stranger(later), &links[0], hash());
    assert!(matches!(twice, Err(Error::NotFound(_))));
    assert!(
        find(&account, &elsewhere.token, later).unwrap().is_none(),
        "sessions that the old password opened are over"
    );
    let signed = try_once(&account, later, "olga@acme.example", "another horse");
    assert!(matches!(signed, SignIn::Accepted(_)));
    assert!(find(&account, &links[0], later).unwrap().is_none());
}

#[test]
fn whoever_is_invited_sets_their_first_password() {
    let (account, _) = founded();
    let operator = Context::operator();
    let new = NewUser {
        name: "Piotr".into(),
        email: "piotr@acme.example".into(),
        ..NewUser::default()
    };
    let piotr = directory::create_user(&account, &operator, new).unwrap();
    let member = Context {
        actor: Actor::User { user: piotr },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    };
    let refused = invite(&account, &member, piotr, message);
    assert!(matches!(refused, Err(Error::Denied(_))));
    invite(&account, &operator, piotr, message).unwrap();
    let link = mailed(&account).remove(0);
    let hash = PasswordHash::of("a first one").unwrap();
    let anybody = stranger(Timestamp::now(), "192.0.2.9");
    use_link(&account, &anybody, &link, hash).unwrap();
    let signed = try_once(
        &account,
        Timestamp::now(),
        "piotr@acme.example",
        "a first one",
    );
    assert!(matches!(signed, SignIn::Accepted(_)));
    let again = invite(&account, &operator, piotr, message);
    assert!(
        matches!(again, Err(Error::Conflict(_))),
        "they have a password"
    );
}

#[test]
fn who_is_signed_in_confirms_it_with_their_password_and_wrong_ones_count() {
    let (account, owner) = founded();
    let start = Timestamp::now();
    let context = Context {
        actor: Actor::User { user: owner },
        at: start,
        ..Context::operator()
    };
    let user = account
        .read(|read| directory::user(read, &context, owner))
        .unwrap();
    let try_with = |password| confirm(&account, &context, &user, password).unwrap();
    assert_eq!(try_with(PASSWORD), Confirmed::Yes);
    for _ in 0..5 {
        assert_eq!(try_with("wrong"), Confirmed::No);
    }
    assert!(matches!(
        try_with("wrong"),
        Confirmed::No | Confirmed::Wait { .. }
    ));
    assert!(matches!(try_with(PASSWORD), Confirmed::Wait { .. }));
    let signed = try_once(&account, start, "olga@acme.example", PASSWORD);
    assert!(matches!(signed, SignIn::Wait { .. }), "one count for both");
}

#[test]
fn a_password_that_somebody_else_set_has_to_be_changed() {
    let (account, owner) = founded();
    let operator = Context::operator();
    let flag = |user| {
        let user = account.read(|read| directory::user(read, &operator, user));
        user.unwrap().password_change
    };
    assert!(!flag(owner));
    let set = |context: &Context, password| {
        let hash = PasswordHash::of(password).unwrap();
        directory::set_password(&account, context, owner, hash, None).unwrap();
    };
    set(&operator, "made up for her");
    assert!(flag(owner));
    let herself = Context {
        actor: Actor::User { user: owner },
        ..Context::operator()
    };
    set(&herself, "her own choice");
    assert!(!flag(owner));
    let update = UserUpdate {
        password_change: Some(true),
        ..UserUpdate::default()
    };
    directory::update_user(&account, &operator, owner, update).unwrap();
    assert!(flag(owner), "an admin can ask for a new one");
}
