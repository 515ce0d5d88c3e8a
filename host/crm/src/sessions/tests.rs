use super::*;
use crate::context::{Access, Actor, Context};
use crate::directory::{self, Founding, Language, NewUser, Settings, UserUpdate};
use crate::error::Error;
use crate::ids::{AccountId, Timestamp, UserId};
use crate::store::{Account, Crm, NewAccount, Options};
use std::sync::Arc;

mod links;
mod safe_mode;
mod steps;

const PASSWORD: &str = "correct horse";
const MINUTE: i64 = 60_000;

fn founded() -> (Arc<Account>, UserId) {
    let account = Account::in_memory().unwrap();
    let settings = Settings {
        name: "Acme".into(),
        time_zone: "UTC".into(),
        currency: "EUR".into(),
        language: Language::En,
    };
    let owner = NewUser {
        name: "Olga".into(),
        email: "olga@acme.example".into(),
        password: Some(PasswordHash::of(PASSWORD).unwrap()),
        ..NewUser::default()
    };
    let owner = directory::found(&account, &Context::operator(), Founding { settings, owner });
    (account, owner.unwrap())
}

fn stranger(at: Timestamp, address: &str) -> Context {
    Context {
        actor: Actor::Anonymous,
        access: Arc::new(Access::NONE),
        at,
        address: Some(address.parse().unwrap()),
        ..Context::operator()
    }
}

fn attempt(email: &str, password: &str) -> Attempt {
    Attempt {
        email: email.into(),
        password: password.into(),
        user_agent: Some("Browser\u{7}/1".into()),
        steps: false,
    }
}

fn try_once(account: &Account, at: Timestamp, email: &str, password: &str) -> SignIn {
    sign_in(
        account,
        &stranger(at, "192.0.2.1"),
        &attempt(email, password),
    )
    .unwrap()
}

fn signed_in(account: &Account, at: Timestamp) -> NewSession {
    match try_once(account, at, "Olga@ACME.example", PASSWORD) {
        SignIn::Accepted(session) => *session,
        other => panic!("{other:?}"),
    }
}

fn journal(account: &Account, kind: &str) -> Vec<(String, String)> {
    let sql = "SELECT details, actor FROM bailey_operation WHERE kind = ?1 ORDER BY id";
    account
        .read(|read| {
            let mut statement = read.connection().prepare(sql)?;
            let rows = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap()
}

#[test]
fn the_right_password_opens_a_session_that_its_token_finds() {
    let (account, owner) = founded();
    let at = Timestamp::now();
    let new = signed_in(&account, at);
    assert_eq!((new.user.id, new.session.user), (owner, owner));
    assert_eq!(new.session.address.as_deref(), Some("192.0.2.1"));
    assert_eq!(new.session.user_agent.as_deref(), Some("Browser/1"));
    let token = Token::parse(&new.token.reveal()).unwrap();
    let found = find(&account, &token, at).unwrap().unwrap();
    assert_eq!(found.actor(), Actor::User { user: owner });
    let told = journal(&account, "session.signed-in");
    assert_eq!(told.len(), 1);
    assert!(told[0].1.contains("user"), "{told:?}");
    let stored: String = account
        .read(|read| {
            let sql = "SELECT hex(token) FROM bailey_session";
            Ok(read.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(stored.to_lowercase(), hex::encode(token.digest()));
}

#[test]
fn a_refusal_says_the_same_of_known_and_unknown_and_the_journal_says_why() {
    let (account, _) = founded();
    let at = Timestamp::now();
    for email in [
        "olga@acme.example",
        "nobody@acme.example",
        "hunter2 hunter2",
    ] {
        assert!(matches!(
            try_once(&account, at, email, "wrong password"),
            SignIn::Refused
        ));
    }
    let told = journal(&account, "session.refused");
    assert!(told[0].0.contains("wrong-password"));
    assert!(told[1].0.contains("unknown-user") && told[1].0.contains("nobody@acme.example"));
    assert!(
        !told[2].0.contains("hunter2"),
        "what is no address may be a password"
    );
    assert!(
        told.iter()
            .all(|(details, _)| !details.contains("wrong password"))
    );
}

#[test]
fn after_five_wrong_ones_even_the_right_one_waits() {
    let (account, _) = founded();
    let at = Timestamp::now();
    for n in 0..5 {
        let at = at.plus_millis(n);
        assert!(matches!(
            try_once(&account, at, "olga@acme.example", "wrong password"),
            SignIn::Refused
        ));
    }
    let later = at.plus_millis(30_000);
    let SignIn::Wait { until } = try_once(&account, later, "OLGA@acme.example", PASSWORD) else {
        panic!("it should wait");
    };
    assert_eq!(until, at.plus_millis(4 + MINUTE));
    assert_eq!(journal(&account, "session.refused").len(), 5);
    signed_in(&account, until);
    for n in 0..4 {
        let at = until.plus_millis(n);
        assert!(matches!(
            try_once(&account, at, "olga@acme.example", "wrong password"),
            SignIn::Refused
        ));
    }
    signed_in(&account, until.plus_millis(5));
}

#[test]
fn guesses_made_all_at_once_are_counted_one_by_one() {
    let (account, _) = founded();
    let at = Timestamp::now();
    let refused = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| try_once(&account, at, "olga@acme.example", "wrong password")))
            .collect();
        let ends = threads.into_iter().map(|thread| thread.join().unwrap());
        ends.filter(|end| matches!(end, SignIn::Refused)).count()
    });
    assert_eq!(refused, 5);
}

#[test]
fn many_right_sign_ins_at_once_keep_nobody_out() {
    let (account, _) = founded();
    let at = Timestamp::now();
    std::thread::scope(|scope| {
        for _ in 0..32 {
            scope.spawn(|| signed_in(&account, at));
        }
    });
    signed_in(&account, at);
}

#[test]
fn a_restart_forgets_no_wrong_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let id: AccountId = "acme".parse().unwrap();
    let at = Timestamp::now();
    let crm = Crm::open(folder.path(), Options::default()).unwrap();
    let new = NewAccount {
        id: id.clone(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    for _ in 0..5 {
        try_once(&account, at, "olga@acme.example", "wrong password");
    }
    drop(account);
    drop(crm);
    let crm = Crm::open(folder.path(), Options::default()).unwrap();
    let account = crm.account(&id).unwrap();
    assert!(matches!(
        try_once(&account, at, "olga@acme.example", PASSWORD),
        SignIn::Wait { .. }
    ));
}

#[test]
fn one_network_address_cannot_try_many_people() {
    let (account, _) = founded();
    let at = Timestamp::now();
    for n in 0..20 {
        let email = format!("user{n}@acme.example");
        assert!(matches!(
            try_once(&account, at, &email, "wrong password"),
            SignIn::Refused
        ));
    }
    assert!(matches!(
        try_once(&account, at, "olga@acme.example", PASSWORD),
        SignIn::Wait { .. }
    ));
    let mapped = sign_in(
        &account,
        &stranger(at, "::ffff:192.0.2.1"),
        &attempt("olga@acme.example", PASSWORD),
    );
    assert!(
        matches!(mapped.unwrap(), SignIn::Wait { .. }),
        "it is the same address"
    );
    let elsewhere = sign_in(
        &account,
        &stranger(at, "192.0.2.2"),
        &attempt("olga@acme.example", PASSWORD),
    );
    assert!(matches!(elsewhere.unwrap(), SignIn::Accepted(_)));
}

#[test]
fn a_session_ends_unused_and_in_any_case() {
    let (account, _) = founded();
    let start = Timestamp::now();
    let unused = signed_in(&account, start);
    assert!(
        find(&account, &unused.token, start.plus_millis(IDLE))
            .unwrap()
            .is_none()
    );
    assert!(
        find(&account, &unused.token, start.plus_millis(IDLE - 1))
            .unwrap()
            .is_some()
    );
    let mut at = start;
    while at.0 + IDLE / 2 < start.0 + LONGEST {
        at = at.plus_millis(IDLE / 2);
        assert!(find(&account, &unused.token, at).unwrap().is_some());
    }
    assert!(
        find(&account, &unused.token, start.plus_millis(LONGEST))
            .unwrap()
            .is_none()
    );
}

#[test]
fn being_seen_is_written_once_in_five_minutes_and_not_journalled() {
    let (account, owner) = founded();
    let start = Timestamp::now();
    let new = signed_in(&account, start);
    let context = Context {
        at: start,
        ..Context::operator()
    };
    let seen = |after: i64| {
        find(&account, &new.token, start.plus_millis(after))
            .unwrap()
            .unwrap();
        account.read(|read| list(read, &context, owner)).unwrap()[0]
            .seen_at
            .0
            - start.0
    };
    let operations = || {
        let count = "SELECT count(*) FROM bailey_operation";
        let counted = account.read(|read| {
            let counted: u64 = read.connection().query_row(count, [], |row| row.get(0))?;
            Ok(counted)
        });
        counted.unwrap()
    };
    let before = operations();
    assert_eq!(seen(SEEN_WITHIN - 1), 0);
    assert_eq!(seen(SEEN_WITHIN), SEEN_WITHIN);
    assert_eq!(seen(SEEN_WITHIN + 1), SEEN_WITHIN);
    assert_eq!(operations(), before);
}

#[test]
fn a_suspended_user_is_out_at_once_and_stays_out() {
    let (account, _) = founded();
    let context = Context::operator();
    let at = Timestamp::now();
    let new = NewUser {
        name: "Anna".into(),
        email: "anna@acme.example".into(),
        password: Some(PasswordHash::of(PASSWORD).unwrap()),
        ..NewUser::default()
    };
    let anna = directory::create_user(&account, &context, new).unwrap();
    let SignIn::Accepted(session) = try_once(&account, at, "anna@acme.example", PASSWORD) else {
        panic!("refused");
    };
    let (_, token) = create_token(
        &account,
        &context,
        NewToken {
            name: "sync".into(),
            user: anna,
            scope: TokenScope::full(),
            expires_at: None,
        },
    )
    .unwrap();
    let set = |active| {
        let update = UserUpdate {
            active: Some(active),
            ..UserUpdate::default()
        };
        directory::update_user(&account, &context, anna, update).unwrap();
    };
    set(false);
    assert!(find(&account, &session.token, at).unwrap().is_none());
    assert!(find(&account, &token, at).unwrap().is_none());
    assert!(matches!(
        try_once(&account, at, "anna@acme.example", PASSWORD),
        SignIn::Refused
    ));
    set(true);
    assert!(
        find(&account, &session.token, at).unwrap().is_none(),
        "sessions don't come back"
    );
    assert!(find(&account, &token, at).unwrap().is_some());
}

#[test]
fn people_end_their_own_sessions_and_admins_anybodys() {
    let (account, owner) = founded();
    let at = Timestamp::now();
    let new = signed_in(&account, at);
    let member = |user| Context {
        actor: Actor::User { user },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    };
    let other = UserId(owner.0 + 1);
    let denied = revoke(&account, &member(other), new.session.id);
    assert!(matches!(denied, Err(Error::Denied(_))));
    assert!(
        account
            .read(|read| list(read, &member(other), owner))
            .is_err()
    );
    sign_out(&account, &member(owner), new.session.id).unwrap();
    assert!(find(&account, &new.token, at).unwrap().is_none());
    assert!(matches!(
        sign_out(&account, &member(owner), new.session.id),
        Err(Error::NotFound(_))
    ));
    assert_eq!(journal(&account, "session.signed-out").len(), 1);
}

#[test]
fn an_api_token_acts_for_its_user_until_it_is_over_or_revoked() {
    let (account, owner) = founded();
    let at = Timestamp::now();
    let own = Context {
        actor: Actor::User { user: owner },
        at,
        ..Context::operator()
    };
    let new = |expires_at| NewToken {
        name: "Sync".into(),
        user: owner,
        scope: TokenScope::full(),
        expires_at,
    };
    let (kept, token) = create_token(&account, &own, new(Some(at.plus_millis(MINUTE)))).unwrap();
    let found = find(&account, &token, at).unwrap().unwrap();
    assert_eq!(
        found.actor(),
        Actor::Token {
            name: "Sync".into(),
            user: owner
        }
    );
    assert!(
        find(&account, &token, at.plus_millis(MINUTE))
            .unwrap()
            .is_none()
    );
    let program = Context {
        actor: found.actor(),
        ..own.clone()
    };
    assert!(matches!(
        create_token(&account, &program, new(None)),
        Err(Error::Denied(_))
    ));
    assert!(matches!(
        create_token(&account, &own, new(Some(at))),
        Err(Error::Invalid(_))
    ));
    revoke_token(&account, &own, kept.id).unwrap();
    assert!(find(&account, &token, at).unwrap().is_none());
    assert_eq!(account.read(|read| tokens(read, &own, owner)).unwrap(), []);
}

#[test]
fn a_token_of_another_account_or_of_nobody_finds_nothing() {
    let (account, _) = founded();
    let at = Timestamp::now();
    let new = signed_in(&account, at);
    let elsewhere = new
        .token
        .reveal()
        .replacen("session_memory_", "session_other_", 1);
    let as_api = new.token.reveal().replacen("session_", "bailey_", 1);
    for text in [elsewhere, as_api] {
        let token = Token::parse(&text).unwrap();
        assert!(find(&account, &token, at).unwrap().is_none(), "{token:?}");
    }
}
