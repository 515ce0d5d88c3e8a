use super::*;
use crate::context::{Access, Actor};
use crate::sessions::{self, Attempt, PasswordHash, SignIn};
use crate::store::Account;
use std::sync::Arc;

pub(super) fn founded() -> (Arc<Account>, Context, UserId) {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let settings = Settings {
        name: "Acme".into(),
        time_zone: "Europe/Warsaw".into(),
        currency: "PLN".into(),
        language: Language::Pl,
    };
    let owner = NewUser {
        name: "Olga".into(),
        email: "olga@acme.example".into(),
        ..NewUser::default()
    };
    let owner = found(&account, &context, Founding { settings, owner }).unwrap();
    (account, context, owner)
}

pub(super) fn new_user(name: &str) -> NewUser {
    let email = format!("{}@acme.example", name.to_lowercase());
    NewUser {
        name: name.into(),
        email,
        ..NewUser::default()
    }
}

fn signed_in(user: UserId, admin: bool) -> Context {
    let access = Access {
        admin,
        ..Access::MEMBER
    };
    Context {
        actor: Actor::User { user },
        access: Arc::new(access),
        ..Context::operator()
    }
}

fn codes(error: &Error) -> Vec<&'static str> {
    match error {
        Error::Invalid(problems) => problems.iter().map(|problem| problem.code).collect(),
        other => panic!("{other}"),
    }
}

fn one(account: &Account, id: UserId) -> User {
    account
        .read(|read| user(read, &Context::operator(), id))
        .unwrap()
}

#[test]
fn an_account_is_founded_once_with_its_owner() {
    let (account, context, owner) = founded();
    let user = one(&account, owner);
    assert!(user.owner && user.admin && user.active);
    assert_eq!(
        (user.language, user.time_zone.as_str()),
        (Language::Pl, "Europe/Warsaw")
    );
    let settings = account.read(settings).unwrap();
    assert_eq!(
        (settings.name.as_str(), settings.currency.as_str()),
        ("Acme", "PLN")
    );
    let again = Founding {
        settings,
        owner: new_user("Other"),
    };
    assert!(matches!(
        found(&account, &context, again),
        Err(Error::Conflict(_))
    ));
}

#[test]
fn an_address_is_taken_whatever_its_case_until_its_user_is_suspended() {
    let (account, context, _) = founded();
    let anna = create_user(&account, &context, new_user("Anna")).unwrap();
    let other = NewUser {
        email: "ANNA@Acme.example".into(),
        ..new_user("Other")
    };
    let error = create_user(&account, &context, other.clone()).unwrap_err();
    assert_eq!(codes(&error), ["taken"]);
    let suspend = UserUpdate {
        active: Some(false),
        ..UserUpdate::default()
    };
    update_user(&account, &context, anna, suspend).unwrap();
    create_user(&account, &context, other).unwrap();
    let back = UserUpdate {
        active: Some(true),
        ..UserUpdate::default()
    };
    let error = update_user(&account, &context, anna, back).unwrap_err();
    assert_eq!(codes(&error), ["taken"]);
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_nothing_is_changed() {
    let (account, context, _) = founded();
    let wrong = NewUser {
        name: " ".into(),
        email: "nobody".into(),
        time_zone: Some("Mars/Olympus".into()),
        department: Some(DepartmentId(7)),
        ..NewUser::default()
    };
    let error = create_users(&account, &context, vec![new_user("Anna"), wrong]).unwrap_err();
    assert_eq!(
        codes(&error),
        ["required", "not-an-email", "not-a-time-zone", "not-found"]
    );
    assert_eq!(account.read(|read| users(read, &context)).unwrap().len(), 1);
}

#[test]
fn the_owner_stays_until_somebody_else_is() {
    let (account, context, owner) = founded();
    for update in [
        UserUpdate {
            admin: Some(false),
            ..UserUpdate::default()
        },
        UserUpdate {
            active: Some(false),
            ..UserUpdate::default()
        },
    ] {
        let error = update_user(&account, &context, owner, update).unwrap_err();
        assert_eq!(codes(&error), ["owner-stays"]);
    }
    let anna = create_user(&account, &context, new_user("Anna")).unwrap();
    let as_anna = signed_in(anna, true);
    assert!(matches!(
        transfer_ownership(&account, &as_anna, anna),
        Err(Error::Denied(_))
    ));
    transfer_ownership(&account, &signed_in(owner, true), anna).unwrap();
    assert!(one(&account, anna).owner && one(&account, anna).admin);
    assert!(!one(&account, owner).owner && one(&account, owner).admin);
    let suspend = UserUpdate {
        active: Some(false),
        ..UserUpdate::default()
    };
    update_user(&account, &as_anna, owner, suspend).unwrap();
}

#[test]
fn an_admin_cannot_become_the_owner_by_changing_the_owner() {
    let (account, context, owner) = founded();
    let anna = create_user(
        &account,
        &context,
        NewUser {
            admin: true,
            ..new_user("Anna")
        },
    )
    .unwrap();
    let as_anna = signed_in(anna, true);
    let email = UserUpdate {
        email: Some("anna2@acme.example".into()),
        ..UserUpdate::default()
    };
    assert!(matches!(
        update_user(&account, &as_anna, owner, email),
        Err(Error::Denied(_))
    ));
    let hash = PasswordHash::of("mine now mine").unwrap();
    let set = set_password(&account, &as_anna, owner, hash, None);
    assert!(matches!(set, Err(Error::Denied(_))));
}

#[test]
fn members_change_their_own_name_and_language_and_no_more() {
    let (account, context, owner) = founded();
    let anna = create_user(&account, &context, new_user("Anna")).unwrap();
    let member = signed_in(anna, false);
    let own = UserUpdate {
        language: Some(Language::Zh),
        ..UserUpdate::default()
    };
    update_user(&account, &member, anna, own.clone()).unwrap();
    assert_eq!(one(&account, anna).language, Language::Zh);
    let promote = UserUpdate {
        admin: Some(true),
        ..UserUpdate::default()
    };
    assert!(matches!(
        update_user(&account, &member, anna, promote),
        Err(Error::Denied(_))
    ));
    assert!(matches!(
        update_user(&account, &member, owner, own),
        Err(Error::Denied(_))
    ));
    assert!(matches!(
        create_user(&account, &member, new_user("B")),
        Err(Error::Denied(_))
    ));
    let nobody = Context {
        access: Arc::new(Access::NONE),
        ..member
    };
    assert!(matches!(
        account.read(|read| users(read, &nobody)),
        Err(Error::Denied(_))
    ));
}

#[test]
fn a_stale_change_is_a_conflict_and_no_change_is_no_operation() {
    let (account, context, _) = founded();
    let anna = create_user(&account, &context, new_user("Anna")).unwrap();
    let rename = |name: &str, version| UserUpdate {
        name: Some(name.into()),
        version: Some(version),
        ..UserUpdate::default()
    };
    assert!(
        update_user(&account, &context, anna, rename("Ann", 1))
            .unwrap()
            .is_some()
    );
    let stale = update_user(&account, &context, anna, rename("Anne", 1));
    assert!(matches!(stale, Err(Error::Conflict(_))));
    assert_eq!(
        update_user(&account, &context, anna, rename("Ann", 2)).unwrap(),
        None
    );
}

#[test]
fn departments_are_a_tree() {
    let (account, context, owner) = founded();
    let new = |name: &str, parent| NewDepartment {
        name: name.into(),
        parent,
        head: Some(owner),
    };
    let top = create_department(&account, &context, new("Company", None)).unwrap();
    let sales = create_department(&account, &context, new("Sales", Some(top))).unwrap();
    let north = create_department(&account, &context, new("North", Some(sales))).unwrap();
    for below in [top, sales, north] {
        let update = DepartmentUpdate {
            parent: Some(Some(below)),
            ..DepartmentUpdate::default()
        };
        let error = update_department(&account, &context, top, update).unwrap_err();
        assert_eq!(codes(&error), ["circle"]);
    }
    let error = delete_department(&account, &context, sales).unwrap_err();
    assert_eq!(codes(&error), ["not-empty"]);
    let up = DepartmentUpdate {
        parent: Some(Some(top)),
        ..DepartmentUpdate::default()
    };
    update_department(&account, &context, north, up).unwrap();
    delete_department(&account, &context, sales).unwrap();
    let names: Vec<String> = account
        .read(|read| departments(read, &context))
        .unwrap()
        .into_iter()
        .map(|department| department.name)
        .collect();
    assert_eq!(names, ["Company", "North"]);
}

#[test]
fn a_new_password_ends_what_the_old_one_opened() {
    let (account, context, owner) = founded();
    let as_owner = signed_in(owner, true);
    let hash = PasswordHash::of("first password").unwrap();
    set_password(&account, &as_owner, owner, hash, None).unwrap();
    let attempt = Attempt {
        email: "olga@acme.example".into(),
        password: "first password".into(),
        user_agent: None,
        steps: false,
    };
    let mut sessions = Vec::new();
    for _ in 0..2 {
        match sessions::sign_in(&account, &context, &attempt).unwrap() {
            SignIn::Accepted(session) => sessions.push(session),
            other => panic!("{other:?}"),
        }
    }
    let generation = account.people_generation();
    let hash = PasswordHash::of("second password").unwrap();
    set_password(
        &account,
        &as_owner,
        owner,
        hash,
        Some(sessions[1].session.id),
    )
    .unwrap();
    assert_ne!(account.people_generation(), generation);
    let found = |n: usize| sessions::find(&account, &sessions[n].token, context.at).unwrap();
    assert!(found(0).is_none() && found(1).is_some());
    assert!(matches!(
        sessions::sign_in(&account, &context, &attempt),
        Ok(SignIn::Refused)
    ));
}

#[test]
fn the_journal_tells_what_changed_and_no_password() {
    let (account, context, owner) = founded();
    let hash = PasswordHash::of("first password").unwrap();
    let stored = hash.as_str().to_owned();
    set_password(&account, &context, owner, hash, None).unwrap();
    let rename = UserUpdate {
        name: Some("Olga B".into()),
        ..UserUpdate::default()
    };
    update_user(&account, &context, owner, rename).unwrap();
    account
        .read(|read| {
            let connection = read.connection();
            let mut statement =
                connection.prepare("SELECT kind, details FROM bailey_operation ORDER BY id")?;
            let rows: Vec<(String, String)> = statement
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            let kinds: Vec<&str> = rows.iter().map(|(kind, _)| kind.as_str()).collect();
            let at = kinds
                .iter()
                .position(|kind| *kind == "account.updated")
                .unwrap();
            assert_eq!(
                kinds[at..],
                [
                    "account.updated",
                    "users.created",
                    "users.password-set",
                    "users.updated"
                ]
            );
            let fields: String = connection.query_row(
                "SELECT fields FROM bailey_change WHERE table_key = 'users'
                 ORDER BY operation DESC LIMIT 1",
                [],
                |row| row.get(0),
            )?;
            assert_eq!(fields, r#"["name"]"#);
            let all: String = connection.query_row(
                "SELECT group_concat(vals) || (SELECT group_concat(details) FROM bailey_operation)
                 FROM bailey_change",
                [],
                |row| row.get(0),
            )?;
            assert!(!all.contains(&stored) && !all.contains("first password"));
            Ok(())
        })
        .unwrap();
}
