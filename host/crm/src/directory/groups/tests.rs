use std::sync::Arc;

use serde_json::json;

use super::{Group, KeptGroup, Rest, groups, keep_groups};
use crate::context::Context;
use crate::directory::{NewUser, Settings, create_user, found};
use crate::error::Error;
use crate::ids::{OperationId, UserId};
use crate::journal;
use crate::plugin_data::{Installation, State, installation};
use crate::store::Account;

const PLUGIN: &str = "acme.roles";

struct Office {
    account: Arc<Account>,
    owner: UserId,
    admin: UserId,
    member: UserId,
}

impl Office {
    fn new() -> Self {
        let account = Account::in_memory().unwrap();
        let user = |name: &str, admin: bool| NewUser {
            name: name.into(),
            email: format!("{name}@acme.example"),
            admin,
            ..NewUser::default()
        };
        let context = Context::operator();
        let founding = crate::directory::Founding {
            settings: Settings {
                name: "Acme".into(),
                time_zone: "UTC".into(),
                currency: "PLN".into(),
                language: crate::directory::Language::En,
            },
            owner: user("owner", true),
        };
        let office = Self {
            owner: found(&account, &context, founding).unwrap(),
            admin: create_user(&account, &context, user("admin", true)).unwrap(),
            member: create_user(&account, &context, user("member", false)).unwrap(),
            account,
        };
        office.switch(State::Enabled);
        office
    }

    fn switch(&self, state: State) {
        let installation = Installation {
            plugin: PLUGIN.into(),
            version: "1.0.0".into(),
            digest: String::new(),
            state,
            grant: json!({}),
            place: 1,
            migrated: None,
            changed_at: crate::ids::Timestamp(0),
        };
        self.account
            .write(move |write| installation::put(write, &installation))
            .unwrap();
    }

    fn keep(&self, groups: Vec<KeptGroup>) -> crate::Result<Option<OperationId>> {
        self.account
            .write(move |write| keep_groups(write, &Context::operator(), PLUGIN, &groups))
    }

    fn groups(&self) -> Vec<Group> {
        self.account
            .read(|read| groups(read, &Context::operator()))
            .unwrap()
    }

    fn members(&self) -> Vec<(String, Vec<UserId>)> {
        let groups = self.groups().into_iter();
        groups.map(|group| (group.key, group.members)).collect()
    }
}

fn group(key: &str, members: &[UserId], rest: Rest) -> KeptGroup {
    KeptGroup {
        key: key.into(),
        name: json!({ "literal": key }),
        members: members.to_vec(),
        rest,
    }
}

const NOBODY_ELSE: Rest = Rest {
    members: false,
    admins: false,
};
const MEMBERS: Rest = Rest {
    members: true,
    admins: false,
};
const ADMINS: Rest = Rest {
    members: false,
    admins: true,
};

#[test]
fn whoever_is_named_nowhere_belongs_where_the_rest_does() {
    let office = Office::new();
    let kept = vec![
        group("sellers", &[office.admin], NOBODY_ELSE),
        group("everybody", &[], MEMBERS),
        group("administrators", &[], ADMINS),
    ];
    office.keep(kept).unwrap();
    let expected = |everybody: Vec<UserId>| {
        vec![
            ("sellers".to_owned(), vec![office.admin]),
            ("everybody".to_owned(), everybody),
            // The one admin has a group of their own, and the owner has none.
            ("administrators".to_owned(), vec![]),
        ]
    };
    assert_eq!(office.members(), expected(vec![office.member]));
    let late = NewUser {
        name: "Late".into(),
        email: "late@acme.example".into(),
        ..NewUser::default()
    };
    let late = create_user(&office.account, &Context::operator(), late).unwrap();
    assert_eq!(office.members(), expected(vec![office.member, late]));
    let named = vec![group("owners", &[office.owner], NOBODY_ELSE)];
    office.keep(named).unwrap();
    assert_eq!(
        office.members(),
        [("owners".to_owned(), vec![office.owner])]
    );
}

#[test]
fn groups_are_offered_while_their_plugin_is_switched_on() {
    let office = Office::new();
    office
        .keep(vec![group("a", &[office.member], MEMBERS)])
        .unwrap();
    assert_eq!(office.groups().len(), 1);
    office.switch(State::Disabled);
    assert!(office.groups().is_empty());
    office.switch(State::Enabled);
    assert_eq!(office.members(), [("a".to_owned(), vec![office.member])]);
}

#[test]
fn what_changed_is_journalled_and_makes_answers_about_people_old() {
    let office = Office::new();
    let groups = |members: &[UserId]| vec![group("a", members, MEMBERS)];
    let first = office.keep(groups(&[office.member])).unwrap();
    assert!(first.is_some());
    let before = office.account.generations();
    let same = office
        .keep(groups(&[office.member, office.member]))
        .unwrap();
    assert_eq!(same, None);
    assert_eq!(office.account.generations(), before);
    let changed = office.keep(groups(&[office.admin])).unwrap().unwrap();
    assert_ne!(office.account.generations().people, before.people);
    let entry = journal::operation(&office.account, &Context::operator(), changed).unwrap();
    assert_eq!(entry.kind, "groups.changed");
    let told = format!("added {}; removed {}", office.admin, office.member);
    assert!(
        entry.details.contains(&("group a".to_owned(), told)),
        "{:?}",
        entry.details
    );
}

#[test]
fn what_can_not_be_a_group_is_named_and_nothing_is_kept() {
    let office = Office::new();
    office.keep(vec![group("a", &[], MEMBERS)]).unwrap();
    let refused = office.keep(vec![
        group("b", &[UserId(99)], NOBODY_ELSE),
        group("b", &[], NOBODY_ELSE),
        group("", &[], NOBODY_ELSE),
    ]);
    let Err(Error::Invalid(problems)) = refused else {
        panic!("{refused:?}")
    };
    let fields: Vec<_> = problems
        .iter()
        .map(|p| (p.field.as_deref(), p.code))
        .collect();
    assert_eq!(
        fields,
        [
            (Some("members"), "not-found"),
            (Some("key"), "taken"),
            (Some("key"), "length"),
        ]
    );
    assert_eq!(office.groups()[0].key, "a");
    let many = (0..501).map(|n| group(&n.to_string(), &[], NOBODY_ELSE));
    assert!(matches!(office.keep(many.collect()), Err(Error::Limit(_))));
}
