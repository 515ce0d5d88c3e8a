//! Why, what if, and since when unused.

use std::collections::{BTreeMap, BTreeSet};

use super::{Office, field, filtered, own, policy, rule};
use crate::access::{
    About, Access, Action, Comparison, Extent, FieldLevel, Policy, Scope, compare, explain,
    explain_field, last_used,
};
use crate::context::Context;
use crate::error::Error;
use crate::export::export;
use crate::filter::{Filter, Operator};
use crate::ids::{RecordId, Timestamp, UserId};
use crate::records::testing::{choice, made, reference, text, to};
use crate::records::{Query, create, list};
use crate::value::RecordRef;

fn deal(office: &Office, owner: UserId, stage: &str) -> RecordRef {
    let values = [
        ("name", text("deal")),
        ("stage", choice(stage)),
        ("owner", reference("users", owner.0)),
    ];
    made(&office.account, "deals", values)
}

fn operator() -> Context {
    Context::operator()
}

/// A lawyer's: what is won, whosever it is.
fn won() -> Policy {
    let won = Filter::compare("stage", Operator::Equal, choice("won"));
    let all = rule(Some("deals"), &[Action::View, Action::Edit], Scope::All);
    policy(vec![filtered(all, won)], Vec::new())
}

fn asked(
    office: &Office,
    access: &Access,
    action: Action,
    about: &About,
) -> crate::access::Explanation {
    office
        .account
        .read(|read| explain(read, &operator(), access, action, about))
        .unwrap()
}

#[test]
fn each_rule_that_lets_somebody_is_named_and_each_policy_that_doesn_t() {
    let office = Office::open();
    let mine = deal(&office, office.agent, "lost");
    let theirs = deal(&office, office.colleague, "won");
    let mut roles = own();
    roles.rules.extend(won().rules);
    let other = Policy {
        plugin: "acme.hours".into(),
        ..policy(vec![rule(None, &[Action::View], Scope::All)], Vec::new())
    };
    let access = office.access(office.agent, vec![roles, other]);
    let said = |action, record: &RecordRef| {
        let found = asked(&office, &access, action, &About::Record(record.clone()));
        let said = found.policies.iter().map(|said| {
            let rules = said.rules.iter().map(|(place, _)| *place);
            (said.plugin.clone(), rules.collect::<Vec<_>>())
        });
        (found.extent, said.collect::<Vec<_>>())
    };
    let (roles, hours) = ("acme.roles".to_owned(), "acme.hours".to_owned());
    let seen = |rules: Vec<usize>| vec![(roles.clone(), rules), (hours.clone(), vec![0])];
    assert_eq!(said(Action::View, &mine), (Extent::All, seen(vec![0])));
    assert_eq!(said(Action::View, &theirs), (Extent::All, seen(vec![1])));
    let refused = vec![(roles.clone(), vec![0]), (hours.clone(), vec![])];
    assert_eq!(said(Action::Edit, &mine), (Extent::None, refused));
    let table = asked(
        &office,
        &access,
        Action::View,
        &About::Table("deals".into()),
    );
    assert_eq!(
        (table.extent, table.policies[0].rules.len()),
        (Extent::Some, 2)
    );
    let edit = asked(&office, &access, Action::Edit, &About::Record(mine));
    let (needed, seen) = edit.needs.unwrap();
    assert_eq!((needed, seen.extent), (Action::View, Extent::All));
}

#[test]
fn what_a_record_belongs_to_is_named_where_that_is_why() {
    let office = Office::open();
    let theirs = deal(&office, office.colleague, "won");
    let note = made(
        &office.account,
        "notes",
        [("text", text("a")), ("deal", to(&theirs))],
    );
    let mut rules = own();
    rules
        .rules
        .push(rule(Some("notes"), &[Action::View], Scope::All));
    let access = office.access(office.agent, vec![rules]);
    let found = asked(&office, &access, Action::View, &About::Record(note));
    assert_eq!(
        (found.extent, found.belongs_to),
        (Extent::None, Some(theirs))
    );
    assert_eq!(found.policies[0].rules.len(), 1);
}

#[test]
fn a_field_is_explained_by_the_strictest_rule() {
    let office = Office::open();
    let mut one = own();
    one.fields = vec![field("deals", "value", FieldLevel::ReadOnly)];
    let other = Policy {
        plugin: "acme.hours".into(),
        fields: vec![field("deals", "value", FieldLevel::Hidden)],
        ..own()
    };
    let access = office.access(office.agent, vec![one, other]);
    let of = |context: &Context, key: &str| {
        office
            .account
            .read(|read| explain_field(read, context, &access, "deals", key))
    };
    let (level, rules) = of(&operator(), "value").unwrap();
    assert_eq!(
        (level, &*rules[0].0, rules.len()),
        (FieldLevel::Hidden, "acme.hours", 1)
    );
    assert_eq!(of(&operator(), "name").unwrap().0, FieldLevel::Editable);
    let colleague = office.context(office.colleague, vec![own()]);
    assert!(matches!(of(&colleague, "value"), Err(Error::Denied(_))));
}

fn compared(office: &Office, before: &Access, after: &Access) -> Comparison {
    office
        .account
        .read(|read| compare(read, &operator(), before, after))
        .unwrap()
}

#[test]
fn what_if_is_what_counting_record_by_record_says() {
    let office = Office::open();
    let people = [office.head, office.agent, office.colleague, office.below];
    for (n, stage) in ["won", "lost", "won", "engaging", "won", "lost", "won"]
        .iter()
        .enumerate()
    {
        let deal = deal(&office, people[n % people.len()], stage);
        made(
            &office.account,
            "notes",
            [("text", text("a")), ("deal", to(&deal))],
        );
    }
    let team = policy(
        vec![
            rule(None, &Action::ALL, Scope::DepartmentAndBelow),
            rule(Some("notes"), &[Action::View], Scope::All),
        ],
        vec![field("deals", "value", FieldLevel::Hidden)],
    );
    let all: Vec<Vec<Policy>> = vec![
        vec![],
        vec![own()],
        vec![won()],
        vec![team.clone()],
        vec![team, won()],
    ];
    let seen = |user, policies: &[Policy], table: &str| -> BTreeSet<RecordId> {
        let context = office.context(user, policies.to_vec());
        let query = Query {
            limit: 500,
            ..Query::of(table)
        };
        match list(&office.account, &context, &query) {
            Ok(page) => page.records.iter().map(|record| record.id).collect(),
            Err(Error::NotFound(_)) => BTreeSet::new(),
            Err(error) => panic!("{error}"),
        }
    };
    for user in people {
        for before in &all {
            for after in &all {
                let access = |policies: &[Policy]| office.access(user, policies.to_vec());
                let found = compared(&office, &access(before), &access(after));
                for table in ["deals", "notes"] {
                    let (had, has) = (seen(user, before, table), seen(user, after, table));
                    let wanted = (had.difference(&has).count(), has.difference(&had).count());
                    let mut of = found.actions.iter();
                    let of = of.find(|d| d.table == table && d.action == Action::View);
                    let found = of.map_or((0, 0), |d| (d.lost as usize, d.gained as usize));
                    assert_eq!(found, wanted, "{table} {before:?} {after:?}");
                }
            }
        }
    }
    let access = |policies: Vec<Policy>| office.access(office.agent, policies);
    assert!(compared(&office, &access(vec![own()]), &access(vec![own()])).is_empty());
    let hidden = compared(&office, &access(vec![own()]), &access(all[3].clone()));
    let hidden = &hidden.fields[0];
    assert_eq!(
        (&*hidden.field, hidden.before, hidden.after),
        ("value", FieldLevel::Editable, FieldLevel::Hidden)
    );
    let member = office.context(office.agent, vec![]);
    let refused = office
        .account
        .read(|read| compare(read, &member, &access(vec![]), &access(vec![own()])));
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn the_journal_tells_when_a_right_was_used_last() {
    let office = Office::open();
    let at = |millis: i64| Context {
        at: Timestamp(millis),
        ..office.context(office.agent, vec![])
    };
    let values = || {
        [
            ("name".to_owned(), text("a")),
            ("stage".to_owned(), choice("won")),
        ]
        .into()
    };
    for millis in [1_000, 2_000] {
        create(&office.account, &at(millis), "deals", values()).unwrap();
    }
    export(
        &office.account,
        &at(3_000),
        &Query::of("deals"),
        &[],
        &mut |_| Ok(()),
    )
    .unwrap();
    create(
        &office.account,
        &operator(),
        "companies",
        [("name".to_owned(), text("a"))].into(),
    )
    .unwrap();
    let used = |context: &Context, since| {
        office
            .account
            .read(|read| last_used(read, context, office.agent, Timestamp(since)))
    };
    let wanted = |create: Option<i64>| -> BTreeMap<_, _> {
        let exported = [(Action::Export, 3_000), (Action::View, 3_000)];
        let all = create
            .map(|at| (Action::Create, at))
            .into_iter()
            .chain(exported);
        all.map(|(action, at)| (("deals".to_owned(), action), Timestamp(at)))
            .collect()
    };
    assert_eq!(used(&operator(), 0).unwrap(), wanted(Some(2_000)));
    assert_eq!(used(&operator(), 2_001).unwrap(), wanted(None));
    assert!(used(&at(0), 0).is_ok());
    let colleague = office.context(office.colleague, vec![]);
    assert!(matches!(used(&colleague, 0), Err(Error::Denied(_))));
}
