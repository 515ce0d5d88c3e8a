//! What holds for whom, and what of the tables is there for them.

use super::{Office, deal, field, filtered, is_not_found, own, policy, rule, sees_all, set};
use crate::access::{Abstention, Access, Action, Extent, FieldLevel, Policy, Scope};
use crate::context::Context;
use crate::directory::{UserUpdate, update_user};
use crate::error::Error;
use crate::filter::{Filter, Operator};
use crate::records::testing::{choice, problems, text};
use crate::records::{Keep, Query, get, list};
use crate::schema::{self, FieldKind, NewField};
use crate::value::Value;

#[test]
fn the_owner_is_never_asked_about_and_who_is_suspended_has_nothing() {
    let office = Office::open();
    let nothing = policy(Vec::new(), Vec::new());
    assert_eq!(
        office.access(office.owner, vec![nothing.clone()]),
        Access::ALL
    );
    assert_eq!(office.access(office.agent, Vec::new()), Access::MEMBER);
    let access = office.access(office.admin, vec![nothing]);
    assert!(access.admin && access.is_limited());
    let suspended = UserUpdate {
        active: Some(false),
        ..UserUpdate::default()
    };
    update_user(
        &office.account,
        &Context::operator(),
        office.agent,
        suspended,
    )
    .unwrap();
    assert_eq!(office.access(office.agent, vec![own()]), Access::NONE);
}

#[test]
fn rules_about_what_is_not_there_are_named_by_plugin_and_place() {
    let office = Office::open();
    let view = |table: &str, filter: Option<Filter>| super::Rule {
        filter,
        ..rule(Some(table), &[Action::View], Scope::All)
    };
    let stage = |stage: &str| Filter::compare("stage", Operator::Equal, choice(stage));
    let everywhere = filtered(rule(None, &[Action::View], Scope::All), stage("won"));
    let rules = vec![
        view("ships", None),
        view("deals", Some(stage("sold"))),
        view(
            "deals",
            Some(Filter::compare("colour", Operator::IsSet, Value::None)),
        ),
        everywhere,
        view(
            "deals",
            Some(Filter::compare("name", Operator::Equal, text("\u{0}"))),
        ),
        view("deals", Some(stage("won"))),
    ];
    let fields = vec![
        field("deals", "colour", FieldLevel::Hidden),
        field("ships", "name", FieldLevel::Hidden),
    ];
    let refused = office
        .account
        .read(|read| Access::new(read, office.agent, vec![policy(rules, fields)]))
        .unwrap_err();
    assert_eq!(
        problems(&refused),
        [
            ("acme.roles: fields[0].field", "unknown-field"),
            ("acme.roles: fields[1].table", "unknown-table"),
            ("acme.roles: rules[0].table", "unknown-table"),
            ("acme.roles: rules[1].filter", "not-a-choice"),
            ("acme.roles: rules[2].filter", "unknown-field"),
            ("acme.roles: rules[3].filter", "unknown-field"),
            ("acme.roles: rules[4].filter", "not-text"),
        ]
    );
}

#[test]
fn hidden_fields_are_not_there_and_read_only_ones_stay_as_they_are() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let mut rules = own();
    rules.fields = vec![
        field("deals", "opened", FieldLevel::Hidden),
        field("deals", "stage", FieldLevel::ReadOnly),
    ];
    let agent = office.context(office.agent, vec![rules]);
    let refused = |key: &str, value| set(&office, &agent, &mine, key, value).unwrap_err();
    let hidden = refused("opened", Value::None);
    let missing = refused("colour", Value::None);
    assert_eq!(problems(&hidden), [("opened", "unknown-field")]);
    // Word by word what there is not.
    let told = |error: &Error, key: &str| error.to_string().replace(key, "?");
    assert_eq!(told(&hidden, "opened"), told(&missing, "colour"));
    assert_eq!(
        problems(&refused("stage", choice("lost"))),
        [("stage", "read-only")]
    );
    set(&office, &agent, &mine, "stage", choice("won")).unwrap();
    let schema = office.account.schema(&agent).unwrap();
    let table = schema.table("deals").unwrap();
    assert!(table.find("opened").is_none());
    assert!(!table.is_writable(table.field("stage").unwrap()));
    assert!(table.is_writable(table.field("name").unwrap()));
    for sort in ["opened", "colour"] {
        let query = Query {
            sort: vec![crate::records::Sort {
                field: sort.into(),
                direction: crate::records::Direction::Ascending,
            }],
            ..Query::of("deals")
        };
        let refused = list(&office.account, &agent, &query).unwrap_err();
        assert_eq!(problems(&refused), [(sort, "unknown-field")]);
    }
    let query = Query {
        filter: Filter::compare("opened", Operator::IsSet, Value::None),
        ..Query::of("deals")
    };
    assert!(list(&office.account, &agent, &query).is_err());
}

#[test]
fn a_table_of_which_nothing_is_theirs_is_not_there() {
    let office = Office::open();
    let only = policy(
        vec![rule(Some("deals"), &Action::ALL, Scope::All)],
        Vec::new(),
    );
    let agent = office.context(office.agent, vec![only]);
    let schema = office.account.schema(&agent).unwrap();
    let keys: Vec<&str> = schema.tables().iter().map(|table| &*table.key).collect();
    assert_eq!(keys, ["deals"]);
    assert_eq!(
        schema.table("deals").unwrap().extent(Action::Purge),
        Extent::All
    );
    is_not_found(list(&office.account, &agent, &Query::of("companies")));
    // Two policies have to agree.
    let both = office.context(office.agent, vec![own(), sees_all()]);
    let schema = office.account.schema(&both).unwrap();
    let extent = |action| schema.table("deals").unwrap().extent(action);
    assert_eq!(
        (extent(Action::View), extent(Action::Export)),
        (Extent::Some, Extent::None)
    );
}

#[test]
fn a_field_that_a_rule_names_can_be_deleted_and_locks_nobody_out() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let theirs = deal(&office, "theirs", office.colleague);
    let due = NewField::new("due", "Due", FieldKind::Date);
    schema::add_field(&office.account, &Context::operator(), "deals", due).unwrap();
    let unset = Filter::compare("due", Operator::IsEmpty, Value::None);
    let mut rules = own();
    rules.rules.push(filtered(
        rule(Some("deals"), &[Action::View], Scope::All),
        unset,
    ));
    rules.fields = vec![field("deals", "due", FieldLevel::ReadOnly)];
    let context = office.context(office.agent, vec![rules.clone()]);
    assert!(get(&office.account, &context, &theirs).is_ok());
    let gone = ("deals", "due");
    schema::delete_field(
        &office.account,
        &Context::operator(),
        gone,
        None,
        Keep::Days(9),
    )
    .unwrap();
    // Those who are at it, and those who come later.
    let access = office
        .account
        .read(|read| Access::as_far_as_there(read, office.agent, vec![rules.clone()]));
    let later = Context {
        access: access.unwrap().into(),
        ..context.clone()
    };
    for context in [context, later] {
        assert!(get(&office.account, &context, &mine).is_ok());
        is_not_found(get(&office.account, &context, &theirs));
    }
    let set = office
        .account
        .read(|read| Access::new(read, office.agent, vec![rules]));
    assert_eq!(set.map_err(|error| problems(&error).len()), Err(2));
}

/// Says nothing of anything but of these actions, which it denies.
fn denies(actions: &[Action]) -> Policy {
    let mut others = Action::ALL.to_vec();
    others.retain(|action| !actions.contains(action));
    Policy {
        plugin: "acme.monitor".into(),
        abstentions: vec![Abstention {
            table: None,
            actions: others,
        }],
        ..policy(Vec::new(), Vec::new())
    }
}

#[test]
fn of_what_a_policy_says_nothing_others_decide() {
    let office = Office::open();
    let purges = || policy(vec![rule(None, &Action::ALL, Scope::All)], Vec::new());
    let extents = |user, policies| {
        let access = office.access(user, policies);
        let whole = office.account.whole_schema().unwrap();
        let seen = access.schema(whole);
        let deals = seen.table("deals").unwrap();
        let of = |action| deals.extent(action) == Extent::All;
        let purges = of(Action::Purge) && access.may_purge();
        (of(Action::View), of(Action::Export), purges)
    };
    let agent = office.agent;
    assert_eq!(extents(agent, vec![denies(&[])]), (true, true, false));
    assert!(!office.access(agent, vec![denies(&[])]).is_limited());
    assert_eq!(extents(office.admin, vec![denies(&[])]), (true, true, true));
    let stopped = denies(&[Action::Export]);
    assert_eq!(extents(agent, vec![stopped.clone()]), (true, false, false));
    assert_eq!(
        extents(agent, vec![purges(), denies(&[])]),
        (true, true, true)
    );
    assert_eq!(extents(agent, vec![stopped, purges()]), (true, false, true));
}

#[test]
fn what_narrows_somebody_gives_them_nothing_that_nobody_decides_on() {
    let office = Office::open();
    let all = policy(vec![rule(None, &Action::ALL, Scope::All)], Vec::new());
    let member = office.access(office.agent, vec![denies(&[Action::Export])]);
    let narrowed = member.and(office.agent, all.clone()).unwrap();
    assert!(!narrowed.may_purge());
    let seen = narrowed.schema(office.account.whole_schema().unwrap());
    let deals = seen.table("deals").unwrap();
    assert_eq!(deals.extent(Action::Purge), Extent::None);
    assert_eq!(deals.extent(Action::Export), Extent::None);
    assert_eq!(deals.extent(Action::Edit), Extent::All);
    let admin = office.access(office.admin, vec![denies(&[Action::Export])]);
    assert!(admin.and(office.admin, all).unwrap().may_purge());
}
