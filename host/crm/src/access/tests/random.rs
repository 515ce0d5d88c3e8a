//! Ten thousand random sets of rules, each on random records: lists, counts,
//! single records, labels, searches, sums and rights are what the definition says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::definition::World;
use super::{Office, rule};
use crate::access::{
    Abstention, Access, Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope, within,
};
use crate::context::{Actor, Context};
use crate::directory;
use crate::filter::{Filter, Operator};
use crate::ids::{RecordId, UserId};
use crate::records::testing::{choice, text};
use crate::records::{By, Query, Summary, Values, create, get, labels, list, summary};
use crate::search::search;
use crate::store::Read;
use crate::value::{RecordRef, Scalar, Value};

/// How many sets of rules, over as many lots of records.
const SETS: usize = 10_000;
const LOTS: usize = 5;

/// How many of them are tried on each surface, and not on which records they
/// extend to alone.
const THOROUGH: usize = 40;

const TABLES: [&str; 4] = ["companies", "deals", "tasks", "notes"];
const STAGES: [&str; 3] = ["prospecting", "won", "lost"];

/// Some policies for somebody.
fn policies() -> impl Strategy<Value = Vec<Policy>> {
    prop::collection::vec(policy(), 1..3)
}

fn policy() -> impl Strategy<Value = Policy> {
    let rules = prop::collection::vec(a_rule(), 0..7);
    let fields = prop::collection::vec(a_field(), 0..3);
    let abstentions = prop::collection::vec(an_abstention(), 0..3);
    (rules, fields, abstentions).prop_map(|(rules, fields, abstentions)| Policy {
        abstentions,
        ..super::policy(rules, fields)
    })
}

fn an_abstention() -> impl Strategy<Value = Abstention> {
    let actions = subsequence(Action::ALL.to_vec(), 0..=3);
    let table = prop::option::weighted(0.7, select(TABLES.to_vec()));
    (table, actions).prop_map(|(table, actions)| Abstention {
        table: table.map(str::to_owned),
        actions,
    })
}

fn a_rule() -> impl Strategy<Value = Rule> {
    let scopes = [
        Scope::Own,
        Scope::Department,
        Scope::DepartmentAndBelow,
        Scope::All,
    ];
    let actions = subsequence(Action::ALL.to_vec(), 0..=7);
    let filter = prop::option::weighted(0.4, select(STAGES.to_vec()));
    let table = prop::option::weighted(0.7, select(TABLES.to_vec()));
    (table, actions, select(scopes.to_vec()), filter).prop_map(|(table, actions, scope, stage)| {
        Rule {
            filter: stage.map(|stage| a_filter(table, stage)),
            // What is seen is where most of it goes wrong.
            actions: actions.into_iter().chain([Action::View]).collect(),
            ..rule(table, &[], scope)
        }
    })
}

fn a_filter(table: Option<&str>, stage: &str) -> Filter {
    let won = stage == "won";
    match table {
        Some("deals") => Filter::compare("stage", Operator::Equal, choice(stage)),
        Some("tasks") => {
            let undone = Scalar::Boolean(true).into();
            Filter::compare("done", Operator::NotEqual, undone)
        }
        Some("companies") => Filter::Any(vec![
            Filter::compare(
                "name",
                Operator::Contains,
                text(if won { "a" } else { "o'" }),
            ),
            Filter::compare("country", Operator::IsEmpty, Value::None),
        ]),
        _ => Filter::compare(
            "id",
            Operator::Greater,
            Scalar::Integer(stage.len() as i64).into(),
        ),
    }
}

fn a_field() -> impl Strategy<Value = FieldRule> {
    let fields = [
        ("companies", "name"),
        ("companies", "country"),
        ("deals", "name"),
        ("deals", "stage"),
        ("deals", "owner"),
        ("notes", "text"),
    ];
    let levels = [
        FieldLevel::Hidden,
        FieldLevel::ReadOnly,
        FieldLevel::Editable,
    ];
    (select(fields.to_vec()), select(levels.to_vec())).prop_map(|((table, field), level)| {
        FieldRule {
            table: table.into(),
            field: field.into(),
            level,
            reason: Reason::default(),
        }
    })
}

/// Makes records of whatever users, and reads all of them back.
fn fill(office: &Office, runner: &mut TestRunner) -> World {
    let users = [
        office.owner,
        office.head,
        office.agent,
        office.colleague,
        office.below,
    ];
    let mut draw = |count: usize| (0..count).new_tree(runner).unwrap().current();
    let mut made: BTreeMap<&str, Vec<RecordRef>> = BTreeMap::new();
    for n in 0..36 {
        let table = TABLES[n * TABLES.len() / 36];
        let mut values = Values::new();
        let by = users[draw(users.len())];
        let owner = draw(users.len() + 1);
        if table != "notes" && owner < users.len() {
            let id = RecordId(users[owner].0);
            let table = "users".into();
            let owner = Value::One(Scalar::Reference(RecordRef { table, id }));
            values.insert("owner".into(), owner);
        }
        let named = ["Alfa", "o'Hara", "Omega"][draw(3)];
        let key = match table {
            "tasks" => "title",
            "notes" => "text",
            _ => "name",
        };
        values.insert(key.into(), text(&format!("{named} common {n}")));
        let mut refer = |field: &str, to: &str| {
            let of = made.get(to).map_or(&[][..], Vec::as_slice);
            let place = draw(of.len() + 1);
            if let Some(to) = of.get(place) {
                let value = Value::One(Scalar::Reference(to.clone()));
                values.insert(field.into(), value);
            }
        };
        match table {
            "deals" => refer("company", "companies"),
            "tasks" => refer("deal", "deals"),
            "notes" => {
                refer("company", "companies");
                refer("deal", "deals");
            }
            _ => {}
        }
        if table == "deals" {
            values.insert("stage".into(), choice(STAGES[draw(3)]));
        }
        if table == "tasks" && draw(2) == 1 {
            values.insert("done".into(), Scalar::Boolean(true).into());
        }
        let context = Context {
            actor: Actor::User { user: by },
            ..Context::operator()
        };
        let written = create(&office.account, &context, table, values).unwrap();
        made.entry(table).or_default().push(written.record);
    }
    let operator = Context::operator();
    let all = made.into_values().flatten();
    let records = all.map(|record| {
        let found = get(&office.account, &operator, &record).unwrap();
        (record, found)
    });
    let records = records.collect();
    office
        .account
        .read(|read| {
            Ok(World {
                users: directory::users(read, &operator)?,
                departments: directory::departments(read, &operator)?,
                records,
            })
        })
        .unwrap()
}

/// The records of a table to which rules let a user do something.
fn of<'a>(
    world: &'a World,
    user: UserId,
    policies: &[Policy],
    action: Action,
    table: &str,
) -> BTreeSet<&'a RecordRef> {
    let all = world.records.keys().filter(|record| record.table == table);
    all.filter(|record| world.may(user, policies, action, record))
        .collect()
}

/// Each action extends to the records that the definition says.
fn extents(read: &Read<'_>, world: &World, user: UserId, policies: &[Policy]) {
    let context = Context {
        actor: Actor::User { user },
        access: Arc::new(Access::new(read, user, policies.to_vec()).unwrap()),
        ..Context::operator()
    };
    let schema = read.schema(&context).unwrap();
    for table in TABLES {
        let all = world.records.keys().filter(|record| record.table == table);
        let all: Vec<RecordId> = all.map(|record| record.id).collect();
        for action in Action::ALL {
            let wanted = of(world, user, policies, action, table);
            let wanted: BTreeSet<RecordId> = wanted.iter().map(|record| record.id).collect();
            let found = match schema.find(table) {
                Some(table) => within(read.connection(), table, action, &all).unwrap(),
                None => BTreeSet::new(),
            };
            assert_eq!(found, wanted, "{action:?} {table} {policies:?}");
        }
    }
}

/// What every reading surface shows is what is seen.
fn surfaces(office: &Office, world: &World, user: UserId, policies: &[Policy]) {
    let (account, context) = (&office.account, office.context(user, policies.to_vec()));
    let seen = |table: &str| of(world, user, policies, Action::View, table);
    let found = search(account, &context, "common", &[], 200).unwrap();
    for table in TABLES {
        let seen = seen(table);
        let query = Query {
            limit: 500,
            ..Query::of(table)
        };
        if account.schema(&context).unwrap().find(table).is_none() {
            assert!(seen.is_empty());
            assert!(list(account, &context, &query).is_err());
            continue;
        }
        let page = list(account, &context, &query).unwrap();
        let listed: BTreeSet<_> = page
            .records
            .iter()
            .map(|record| record.reference())
            .collect();
        assert_eq!(
            listed.iter().collect::<BTreeSet<_>>(),
            seen,
            "{table} {policies:?}"
        );
        assert_eq!(page.total, seen.len() as u64);
        for record in world.records.keys().filter(|record| record.table == table) {
            let got = get(account, &context, record);
            assert_eq!(
                got.is_ok(),
                seen.contains(record),
                "{record:?} {policies:?}"
            );
            let named = labels(account, &context, std::slice::from_ref(record)).unwrap();
            assert_eq!(named[0].is_some(), seen.contains(record));
        }
        let texts = account.schema(&context).unwrap();
        let texts = texts.table(table).unwrap();
        let key = ["name", "title", "text"];
        let texts = key.iter().any(|key| texts.find(key).is_some());
        let hits: BTreeSet<_> = found.iter().map(|found| &found.record).collect();
        let hits: BTreeSet<_> = hits.into_iter().filter(|hit| hit.table == table).collect();
        assert_eq!(hits, if texts { seen.clone() } else { BTreeSet::new() });
        let searched = Query {
            search: Some("common".into()),
            ..query.clone()
        };
        let searched = list(account, &context, &searched).unwrap().total;
        assert_eq!(searched, hits.len() as u64);
    }
    let stages = Summary {
        by: Some(By::field("stage")),
        sum: None,
    };
    if let Ok(groups) = summary(account, &context, &Query::of("deals"), &stages) {
        let counted: u64 = groups.iter().map(|group| group.count).sum();
        assert_eq!(counted, seen("deals").len() as u64);
    }
}

#[test]
fn what_is_kept_is_what_the_definition_says() {
    let mut runner = TestRunner::deterministic();
    let mut seen = 0;
    for _ in 0..LOTS {
        let office = Office::open();
        let world = fill(&office, &mut runner);
        let users = [office.head, office.agent, office.below, office.admin];
        let drawn: Vec<(UserId, Vec<Policy>)> = (0..SETS / LOTS)
            .map(|_| {
                let strategy = (select(users.to_vec()), policies());
                strategy.new_tree(&mut runner).unwrap().current()
            })
            .collect();
        for (user, policies) in drawn.iter().take(THOROUGH) {
            surfaces(&office, &world, *user, policies);
            seen += of(&world, *user, policies, Action::View, "deals").len();
        }
        office
            .account
            .read(|read| {
                for (user, policies) in &drawn {
                    extents(read, &world, *user, policies);
                }
                Ok(())
            })
            .unwrap();
    }
    // Not all of them keep everything away.
    assert!(seen > LOTS * THOROUGH, "{seen}");
}
