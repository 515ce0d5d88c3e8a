//! The list of backups: what it tells, who may do what, and what can't go.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::access::Access;
use crate::context::Surface;
use crate::directory::{self, Founding, Language, NewUser, Settings};
use crate::ids::UserId;
use crate::sessions::Token;
use crate::store::{Account, Crm, NewAccount};

struct House {
    _crm: Crm,
    account: Arc<Account>,
    owner: Context,
    admin: Context,
    member: Context,
}

fn person(name: &str, admin: bool) -> NewUser {
    NewUser {
        name: name.into(),
        email: format!("{}@acme.example", name.to_lowercase()),
        admin,
        department: None,
        language: None,
        time_zone: None,
        password_change: false,
        password: None,
    }
}

fn house() -> House {
    let crm = Crm::open_memory().unwrap();
    let operator = Context::operator();
    let new = NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&operator, new).unwrap();
    let settings = Settings {
        name: "Acme".into(),
        time_zone: "UTC".into(),
        currency: "EUR".into(),
        language: Language::En,
    };
    let owner = person("Olga", true);
    let owner = directory::found(&account, &operator, Founding { settings, owner }).unwrap();
    let create = |new| directory::create_user(&account, &operator, new).unwrap();
    let (admin, member) = (create(person("Ada", true)), create(person("Max", false)));
    let by = |user: UserId, access| Context {
        actor: Actor::User { user },
        access: Arc::new(access),
        surface: Surface::Page,
        ..Context::operator()
    };
    House {
        owner: by(owner, Access::ALL),
        admin: by(admin, Access::ALL),
        member: by(member, Access::MEMBER),
        _crm: crm,
        account,
    }
}

fn made(name: &str, at: i64, faults: &[&str]) -> NewBackup {
    NewBackup {
        place: "folder".into(),
        name: name.into(),
        reason: Reason::Schedule,
        taken_at: Timestamp(at),
        took: 12,
        bytes: 3456,
        head: OperationId(7),
        held: Held::default(),
        faults: faults.iter().map(ToString::to_string).collect(),
    }
}

fn user(context: &Context) -> UserId {
    context.actor.user().unwrap()
}

#[test]
fn the_list_tells_of_every_backup_the_latest_first_page_by_page() {
    let house = house();
    for n in 0..5 {
        added(&house.account, &house.admin, made(&format!("{n}"), n, &[])).unwrap();
    }
    let mut names = Vec::new();
    let mut after = None;
    loop {
        let page = list(&house.account, &house.admin, 2, after.as_deref()).unwrap();
        assert_eq!(page.total, 5);
        names.extend(page.backups.into_iter().map(|backup| backup.made.name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(names, ["4", "3", "2", "1", "0"]);
    let refused = list(&house.account, &house.member, 2, None).unwrap_err();
    assert!(matches!(refused, Error::Denied(_)));
    let refused = added(&house.account, &house.member, made("x", 9, &[])).unwrap_err();
    assert!(matches!(refused, Error::Denied(_)));
}

#[test]
fn the_only_good_backup_can_not_be_deleted() {
    let house = house();
    let bad = added(&house.account, &house.admin, made("bad", 1, &["torn"])).unwrap();
    let good = added(&house.account, &house.admin, made("good", 2, &[])).unwrap();
    assert!(good.only_good && !bad.only_good);
    let refused = deleted(&house.account, &house.admin, good.id).unwrap_err();
    assert!(matches!(refused, Error::Conflict(_)));
    let later = added(&house.account, &house.admin, made("later", 3, &[])).unwrap();
    deleted(&house.account, &house.admin, good.id).unwrap();
    assert!(deleted(&house.account, &house.admin, later.id).is_err());
    deleted(&house.account, &house.admin, bad.id).unwrap();
    let told = house
        .account
        .read(|read| get(read, &house.admin, good.id))
        .unwrap();
    assert!(told.deleted_at.is_some() && !told.is_good());
    assert!(downloaded(&house.account, &house.admin, good.id).is_err());
}

#[test]
fn a_moment_is_told_by_the_last_good_backup_before_it() {
    let house = house();
    for (name, at, faults) in [("a", 10, &[][..]), ("b", 20, &["torn"]), ("c", 30, &[])] {
        added(&house.account, &house.admin, made(name, at, faults)).unwrap();
    }
    let before = |at| {
        let found = house
            .account
            .read(|read| last_good_before(read, &house.admin, Timestamp(at)));
        found.unwrap().map(|backup| backup.made.name)
    };
    assert_eq!(before(10), None);
    assert_eq!(before(25).as_deref(), Some("a"));
    assert_eq!(before(31).as_deref(), Some("c"));
}

#[test]
fn the_owner_restores_and_whom_the_owner_names() {
    let house = house();
    let may = |context: &Context| {
        house
            .account
            .read(|read| may_restore(read, context))
            .is_ok()
    };
    let plugin = |behind| Context {
        actor: Actor::Plugin {
            plugin: "p.b".into(),
            version: "1.0.0".into(),
            digest: String::new(),
            capability: "backups".into(),
            on_behalf_of: behind,
        },
        ..house.owner.clone()
    };
    assert!(may(&house.owner) && may(&Context::operator()));
    assert!(!may(&house.admin) && !may(&house.member) && !may(&plugin(None)));
    let ada = BTreeSet::from([user(&house.admin)]);
    assert!(name_restorers(&house.account, &house.admin, ada.clone()).is_err());
    let max = BTreeSet::from([user(&house.member)]);
    assert!(name_restorers(&house.account, &house.owner, max).is_err());
    name_restorers(&house.account, &house.owner, ada).unwrap();
    assert!(may(&house.admin) && may(&plugin(Some(user(&house.admin)))));
    name_restorers(&house.account, &house.owner, BTreeSet::new()).unwrap();
    assert!(!may(&house.admin));
}

#[test]
fn a_link_works_until_its_time_is_over_or_the_file_is_gone() {
    let house = house();
    let kept = added(&house.account, &house.admin, made("kept", 1, &[])).unwrap();
    let gone = added(&house.account, &house.admin, made("gone", 2, &[])).unwrap();
    let link = |id| make_link(&house.account, &house.admin, id, 2).unwrap();
    let ((to_kept, until), (to_gone, _)) = (link(kept.id), link(gone.id));
    let found = |token: &Token, at| house.account.read(|read| by_link(read, token, at)).unwrap();
    let now = house.admin.at;
    assert_eq!(found(&to_kept, now), Some(kept.id));
    assert_eq!(found(&to_kept, until), None);
    deleted(&house.account, &house.admin, gone.id).unwrap();
    assert_eq!(found(&to_gone, now), None);
    let other = Token::parse(&to_kept.reveal().replace("backup_", "link_")).unwrap();
    assert_eq!(found(&other, now), None);
    assert!(make_link(&house.account, &house.admin, kept.id, 31).is_err());
}

#[test]
fn a_stores_secret_comes_back_and_stands_nowhere_in_the_clear() {
    let house = house();
    let new = NewStore {
        store: Store {
            id: StoreId(0),
            label: "Attic".into(),
            endpoint: "https://s3.example".into(),
            region: "eu".into(),
            bucket: "backups".into(),
            prefix: String::new(),
            key_id: "AKIA".into(),
        },
        secret: "correct horse".into(),
    };
    let added = add_store(&house.account, &house.admin, new.clone()).unwrap();
    let opened = house
        .account
        .read(|read| store(read, &house.admin, added.id));
    assert_eq!(opened.unwrap().secret, "correct horse");
    assert!(!format!("{new:?}").contains("horse"));
    let sealed: Vec<u8> = house
        .account
        .read(|read| {
            let sql = "SELECT sealed FROM bailey_backup_store";
            Ok(read.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert!(!sealed.windows(5).any(|part| part == b"horse"));
    let empty = NewStore {
        secret: " ".into(),
        ..new
    };
    assert!(add_store(&house.account, &house.admin, empty).is_err());
    remove_store(&house.account, &house.admin, added.id).unwrap();
    assert!(
        house
            .account
            .read(|read| stores(read, &house.admin))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_key_is_the_owners_affair() {
    let house = house();
    assert!(proven(&house.account, &house.admin, "age1x").is_err());
    assert!(shown(&house.account, &house.admin, "age1x").is_err());
    shown(&house.account, &house.owner, "age1x").unwrap();
    proven(&house.account, &house.owner, "age1x").unwrap();
    let is = |key| {
        house
            .account
            .read(|read| is_proven(read, &house.admin, key))
            .unwrap()
    };
    assert!(is("age1x") && !is("age1y"));
}
