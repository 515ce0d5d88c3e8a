use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{
    Aggregate, Audience, Drawing, Figure, NewReport, Report, ReportUpdate, Shape, all, create,
    delete, get, outcome, update,
};
use crate::context::{Access, Actor, Context};
use crate::directory::{self, Founding, Language, NewDepartment, NewUser, Settings};
use crate::error::Error;
use crate::filter::{Chip, Looker, Operator};
use crate::ids::{DepartmentId, RecordId, UserId};
use crate::journal::{self, JournalFilter, JournalQuery};
use crate::records::testing::{choice, made, text, to};
use crate::records::{Group, Period};
use crate::store::Account;
use crate::undo;
use crate::value::{Money, RecordRef, Scalar, Value};

/// The owner, and below them a member of Poland, which is part of Europe.
fn account() -> Arc<Account> {
    let account = Account::in_memory().unwrap();
    let settings = Settings {
        name: "Demo".into(),
        time_zone: "UTC".into(),
        currency: "USD".into(),
        language: Language::En,
    };
    let person = |name: &str| NewUser {
        name: name.into(),
        email: format!("{name}@demo.example"),
        ..NewUser::default()
    };
    let operator = Context::operator();
    let owner = person("owner");
    directory::found(&account, &operator, Founding { settings, owner }).unwrap();
    let department = |name: &str, parent| NewDepartment {
        name: name.into(),
        parent,
        head: None,
    };
    let europe = department("Europe", None);
    let europe = directory::create_department(&account, &operator, europe).unwrap();
    let poland = department("Poland", Some(europe));
    let poland = directory::create_department(&account, &operator, poland).unwrap();
    let member = NewUser {
        department: Some(poland),
        ..person("member")
    };
    directory::create_user(&account, &operator, member).unwrap();
    directory::create_user(&account, &operator, person("other")).unwrap();
    account
}

fn user(id: i64, access: Access) -> Context {
    Context {
        actor: Actor::User { user: UserId(id) },
        access: Arc::new(access),
        ..Context::operator()
    }
}

fn member() -> Context {
    user(2, Access::MEMBER)
}

fn other() -> Context {
    user(3, Access::MEMBER)
}

fn looker() -> Looker {
    Looker {
        user: Some(UserId(2)),
        zone: TimeZone::UTC,
    }
}

fn by_stage() -> Shape {
    Shape {
        table: "deals".into(),
        search: None,
        conditions: Vec::new(),
        by: "stage".into(),
        period: None,
        figure: Some(Figure {
            field: "value".into(),
            aggregate: Aggregate::Sum,
        }),
        drawing: Drawing::Bars,
    }
}

fn report(account: &Account, context: &Context, audience: Audience) -> Report {
    let new = NewReport {
        name: "Stages".into(),
        shape: by_stage(),
        audience,
    };
    create(account, context, new).unwrap()
}

fn sees(account: &Account, context: &Context) -> usize {
    account.read(|read| all(read, context)).unwrap().len()
}

fn chosen(users: &[i64], departments: &[i64]) -> Audience {
    Audience::Chosen {
        users: users.iter().copied().map(UserId).collect(),
        departments: departments.iter().copied().map(DepartmentId).collect(),
    }
}

#[test]
fn a_report_is_seen_by_whom_it_is_for() {
    let account = account();
    let owner = user(1, Access::ALL);
    for (audience, seen) in [
        (Audience::Owner, [1, 0, 0]),
        (Audience::Everybody, [1, 1, 1]),
        (chosen(&[3], &[]), [1, 0, 1]),
        // Poland is below Europe.
        (chosen(&[], &[1]), [1, 1, 0]),
    ] {
        let made = report(&account, &owner, audience.clone());
        let counts = [&owner, &member(), &other()].map(|who| sees(&account, who));
        assert_eq!(counts, seen, "{audience:?}");
        let found = account.read(|read| get(read, &other(), made.id));
        assert_eq!(found.is_ok(), seen[2] == 1, "{audience:?}");
        delete(&account, &owner, made.id).unwrap();
    }
}

#[test]
fn who_made_it_and_admins_change_it_on_the_version_that_they_saw() {
    let account = account();
    let made = report(&account, &member(), Audience::Everybody);
    let renamed = |version| ReportUpdate {
        version,
        name: Some("Funnel".into()),
        ..ReportUpdate::default()
    };
    let refused = update(&account, &other(), made.id, renamed(None));
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    assert!(matches!(
        delete(&account, &other(), made.id),
        Err(Error::Denied(_))
    ));
    let now = update(&account, &member(), made.id, renamed(Some(1))).unwrap();
    assert_eq!((now.version, &*now.name), (2, "Funnel"));
    let stale = update(&account, &user(1, Access::ALL), made.id, renamed(Some(1)));
    assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
}

#[test]
fn what_can_be_no_report_is_refused_by_its_field() {
    let account = account();
    let wrong = |change: fn(&mut NewReport)| {
        let mut new = NewReport {
            name: "Stages".into(),
            shape: by_stage(),
            audience: Audience::Owner,
        };
        change(&mut new);
        match create(&account, &member(), new) {
            Err(Error::Invalid(problems)) => problems[0].field.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(wrong(|new| new.name = " ".into()).as_deref(), Some("name"));
    assert_eq!(
        wrong(|new| new.shape.by = "value".into()).as_deref(),
        Some("by")
    );
    assert_eq!(
        wrong(|new| new.shape.period = Some(Period::Week)).as_deref(),
        Some("period")
    );
    let name = |new: &mut NewReport| new.shape.figure.as_mut().unwrap().field = "name".into();
    assert_eq!(wrong(name).as_deref(), Some("sum"));
    for audience in [
        |new: &mut NewReport| new.audience = chosen(&[], &[]),
        |new: &mut NewReport| new.audience = chosen(&[99], &[]),
        |new: &mut NewReport| new.audience = chosen(&[], &[99]),
    ] {
        assert_eq!(wrong(audience).as_deref(), Some("audience"));
    }
}

#[test]
fn a_deleted_report_comes_back_and_goes_again() {
    let account = account();
    let made = report(&account, &member(), Audience::Owner);
    let deletion = delete(&account, &member(), made.id).unwrap();
    assert_eq!(sees(&account, &member()), 0);
    let plan = undo::plan(&account, &member(), deletion).unwrap();
    assert_eq!((plan.restorable, plan.obstacles.len()), (1, 0));
    let back = undo::undo(&account, &member(), deletion).unwrap();
    let found = account.read(|read| get(read, &member(), made.id)).unwrap();
    assert_eq!((&found.shape, found.version), (&made.shape, 3));
    let twice = undo::undo(&account, &member(), deletion);
    assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
    undo::undo(&account, &member(), back).unwrap();
    assert_eq!(sees(&account, &member()), 0);
    let query = JournalQuery {
        filter: JournalFilter {
            kinds: vec!["reports.".into()],
            ..JournalFilter::default()
        },
        limit: 10,
        after: None,
    };
    let told = journal::query(&account, &Context::operator(), &query).unwrap();
    let kinds: Vec<_> = told.operations.iter().map(|o| o.kind.as_str()).collect();
    assert_eq!(
        kinds,
        [
            "reports.deleted",
            "reports.restored",
            "reports.deleted",
            "reports.created"
        ]
    );
}

fn deal(account: &Account, stage: &str, minor: i64, owner: i64, closed: Option<&str>) {
    let money = Scalar::Money(Money {
        minor,
        currency: "USD".into(),
    });
    let closed = closed.map_or(Value::None, |day| Scalar::Date(day.parse().unwrap()).into());
    let user = RecordRef {
        table: "users".into(),
        id: RecordId(owner),
    };
    let values = [
        ("name", text("deal")),
        ("stage", choice(stage)),
        ("value", money.into()),
        ("owner", to(&user)),
        ("closed", closed),
    ];
    made(account, "deals", values);
}

fn shown(groups: &[Group]) -> Vec<(String, u64)> {
    let value = |value: &Value| match value {
        Value::One(Scalar::Choice(key)) => key.clone(),
        Value::One(Scalar::Date(day)) => day.to_string(),
        other => format!("{other:?}"),
    };
    groups.iter().map(|g| (value(&g.value), g.count)).collect()
}

#[test]
fn a_report_counts_what_its_conditions_leave_for_whoever_looks() {
    let account = account();
    deal(&account, "won", 500, 2, None);
    deal(&account, "won", 100, 2, None);
    deal(&account, "lost", 7, 3, None);
    let mine = Chip {
        field: "owner".into(),
        operator: Operator::Equal,
        value: "me".into(),
    };
    let shape = Shape {
        conditions: vec![mine],
        ..by_stage()
    };
    let found = outcome(&account, &member(), &shape, &looker()).unwrap();
    assert_eq!(shown(&found.groups), [("won".into(), 2)]);
    assert_eq!((found.total.count, found.left_out), (2, 0));
    let looker = Looker {
        user: Some(UserId(3)),
        ..looker()
    };
    let found = outcome(&account, &other(), &shape, &looker).unwrap();
    assert_eq!(shown(&found.groups), [("lost".into(), 1)]);
}

#[test]
fn months_without_records_are_told_between_the_others() {
    let account = account();
    for day in ["2026-01-31", "2026-04-01", "2026-04-30"] {
        deal(&account, "won", 100, 2, Some(day));
    }
    deal(&account, "engaging", 100, 2, None);
    let shape = Shape {
        by: "closed".into(),
        period: Some(Period::Month),
        ..by_stage()
    };
    let found = outcome(&account, &member(), &shape, &looker()).unwrap();
    let months: Vec<(String, u64)> = [
        ("2026-01-01", 1),
        ("2026-02-01", 0),
        ("2026-03-01", 0),
        ("2026-04-01", 2),
        ("None", 1),
    ]
    .map(|(day, count)| (day.to_owned(), count))
    .into();
    assert_eq!(shown(&found.groups), months);
    assert_eq!(found.total.sums.len(), 1);
}

#[test]
fn of_too_many_periods_the_latest_are_told() {
    let account = account();
    for day in ["1700-01-01", "2026-01-05", "2026-01-06"] {
        deal(&account, "won", 100, 2, Some(day));
    }
    let shape = Shape {
        by: "closed".into(),
        period: Some(Period::Day),
        ..by_stage()
    };
    let found = outcome(&account, &member(), &shape, &looker()).unwrap();
    assert_eq!(found.groups.len(), super::MOST_GROUPS);
    assert_eq!(found.left_out, 1);
    assert_eq!(
        shown(&found.groups).last(),
        Some(&("2026-01-06".to_owned(), 1))
    );
    assert_eq!(found.total.count, 3);
}
