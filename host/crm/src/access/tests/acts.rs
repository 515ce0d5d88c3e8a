//! What is done to records is done as far as rules let somebody, and whole or not
//! at all.

use super::{Office, field, filtered, own, policy, rule};
use crate::access::{Access, Action, Extent, FieldLevel, Policy, Scope};
use crate::bin::{self, BinQuery, Resolution, Why};
use crate::context::Context;
use crate::directory::{UserUpdate, update_user};
use crate::error::Error;
use crate::export::export;
use crate::filter::{Filter, Operator};
use crate::idempotency::{self, Answer, Begun, Repeatable};
use crate::ids::{RecordId, UserId};
use crate::import::{Options, ReadOptions, read, run};
use crate::records::testing::{choice, made, problems, reference, text, to};
use crate::records::{
    Decision, Keep, Merge, Query, RelationField, Selection, Update, Values, What, archive,
    bulk_update, create, delete, deletion, get, list, merge, update,
};
use crate::rewind::{self, RewindActor, RewindSpan};
use crate::undo;
use crate::value::{RecordRef, Value};

fn users(id: UserId) -> Value {
    reference("users", id.0)
}

fn deal(office: &Office, name: &str, owner: UserId) -> RecordRef {
    let values = [
        ("name", text(name)),
        ("stage", choice("won")),
        ("owner", users(owner)),
    ];
    made(&office.account, "deals", values)
}

fn these(records: &[&RecordRef]) -> Selection {
    Selection {
        table: records[0].table.clone(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    }
}

fn set(
    office: &Office,
    context: &Context,
    record: &RecordRef,
    key: &str,
    value: Value,
) -> Result<(), Error> {
    let asked = Update {
        record: record.clone(),
        version: None,
        values: [(key.to_owned(), value)].into(),
    };
    update(&office.account, context, vec![asked]).map(|_| ())
}

fn keep() -> Decision {
    Decision {
        keep: Keep::Days(30),
        along: vec![RelationField {
            table: "notes".into(),
            field: "deal".into(),
        }],
    }
}

fn is_denied<T: std::fmt::Debug>(done: Result<T, Error>) -> String {
    match done {
        Err(Error::Denied(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn is_not_found<T: std::fmt::Debug>(done: Result<T, Error>) {
    assert!(matches!(done, Err(Error::NotFound(_))), "{done:?}");
}

/// All is seen and little is theirs to change.
fn sees_all() -> Policy {
    let rules = vec![
        rule(None, &[Action::View], Scope::All),
        rule(
            None,
            &[Action::Edit, Action::Create, Action::Delete],
            Scope::Own,
        ),
    ];
    policy(rules, Vec::new())
}

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
fn what_somebody_makes_is_theirs_and_no_other_can_be_made() {
    let office = Office::open();
    let agent = office.context(office.agent, vec![own()]);
    let values = |owner: Option<UserId>| -> Values {
        let mut values: Values = [
            ("name".to_owned(), text("new")),
            ("stage".to_owned(), choice("won")),
        ]
        .into();
        values.extend(owner.map(|owner| ("owner".to_owned(), users(owner))));
        values
    };
    let made = create(&office.account, &agent, "deals", values(None)).unwrap();
    let found = get(&office.account, &agent, &made.record).unwrap();
    assert_eq!(found.value("owner"), Some(&users(office.agent)));
    is_denied(create(
        &office.account,
        &agent,
        "deals",
        values(Some(office.colleague)),
    ));
    let all = list(&office.account, &Context::operator(), &Query::of("deals")).unwrap();
    assert_eq!(all.total, 1);
    let looks = office.context(
        office.agent,
        vec![policy(
            vec![rule(None, &[Action::View], Scope::All)],
            Vec::new(),
        )],
    );
    is_denied(create(&office.account, &looks, "deals", values(None)));
    // Without rules nobody's records stay nobody's.
    let member = office.context(office.agent, Vec::new());
    let made = create(&office.account, &member, "deals", values(None)).unwrap();
    let found = get(&office.account, &member, &made.record).unwrap();
    assert_eq!(found.value("owner"), Some(&Value::None));
}

#[test]
fn one_changes_what_is_theirs_gives_it_away_and_finds_nothing_else() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let other = deal(&office, "other", office.colleague);
    let agent = office.context(office.agent, vec![sees_all()]);
    set(&office, &agent, &mine, "name", text("renamed")).unwrap();
    is_denied(set(&office, &agent, &other, "name", text("stolen")));
    is_denied(set(&office, &agent, &other, "owner", users(office.agent)));
    is_denied(delete(&office.account, &agent, these(&[&other]), keep()));
    is_denied(archive(&office.account, &agent, these(&[&other])));
    set(&office, &agent, &mine, "owner", users(office.colleague)).unwrap();
    is_denied(set(&office, &agent, &mine, "owner", users(office.agent)));
    let narrow = office.context(office.agent, vec![own()]);
    is_not_found(set(&office, &narrow, &mine, "name", text("x")));
    is_not_found(get(&office.account, &narrow, &mine));
    is_not_found(delete(&office.account, &narrow, these(&[&mine]), keep()));
}

#[test]
fn acts_on_many_are_refused_whole_and_say_how_many_they_are_not_for() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let others = ["a", "b"].map(|name| deal(&office, name, office.colleague));
    let agent = office.context(office.agent, vec![sees_all()]);
    let all = || these(&[&mine, &others[0], &others[1]]);
    let lost: Values = [("stage".to_owned(), choice("lost"))].into();
    let why = is_denied(bulk_update(&office.account, &agent, all(), lost.clone()));
    assert!(why.contains("2 of these 3"), "{why}");
    is_denied(delete(&office.account, &agent, all(), keep()));
    let into = Merge {
        table: "deals".into(),
        into: mine.id,
        from: vec![others[0].id],
        values: Values::new(),
        versions: Vec::new(),
    };
    is_denied(merge(&office.account, &agent, into, Keep::Forever));
    let stages = list(&office.account, &Context::operator(), &Query::of("deals")).unwrap();
    let won = |record: &&crate::records::Record| record.value("stage") == Some(&choice("won"));
    assert_eq!(stages.records.iter().filter(won).count(), 3);
    // Of all that match, what isn't seen isn't meant.
    let narrow = office.context(office.agent, vec![own()]);
    let matching = Selection {
        table: "deals".into(),
        what: What::Matching(Filter::everything()),
    };
    let done = bulk_update(&office.account, &narrow, matching, lost).unwrap();
    assert_eq!(done.count, 1);
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
fn what_is_hidden_survives_writes_by_who_does_not_see_it() {
    let office = Office::open();
    let phones = |owner: UserId, phone: &str| {
        let values = [
            ("name", text("Acme")),
            ("phone", text(phone)),
            ("owner", users(owner)),
        ];
        made(&office.account, "companies", values)
    };
    let (into, from) = (phones(office.agent, ""), phones(office.agent, "7731"));
    let mut rules = own();
    rules.fields = vec![
        field("companies", "name", FieldLevel::Hidden),
        field("companies", "phone", FieldLevel::Hidden),
    ];
    let agent = office.context(office.agent, vec![rules]);
    set(&office, &agent, &from, "country", text("Poland")).unwrap();
    let seen = get(&office.account, &agent, &from).unwrap();
    assert_eq!(seen.label, format!("#{}", from.id));
    let merged = Merge {
        table: "companies".into(),
        into: into.id,
        from: vec![from.id],
        values: [("sector".to_owned(), text("retail"))].into(),
        versions: Vec::new(),
    };
    merge(&office.account, &agent, merged, Keep::Forever).unwrap();
    let whole = get(&office.account, &Context::operator(), &into).unwrap();
    assert_eq!(
        (whole.label.as_str(), whole.value("phone")),
        ("Acme", Some(&text("7731")))
    );
    assert_eq!(whole.value("country"), Some(&text("Poland")));
    assert_eq!(whole.value("sector"), Some(&text("retail")));
}

#[test]
fn one_links_to_what_one_sees_and_keeps_what_was_there() {
    let office = Office::open();
    let hidden = made(&office.account, "companies", [("name", text("Hidden"))]);
    let seen = made(
        &office.account,
        "companies",
        [("name", text("Seen")), ("owner", users(office.agent))],
    );
    let mine = deal(&office, "mine", office.agent);
    set(&office, &Context::operator(), &mine, "company", to(&hidden)).unwrap();
    let agent = office.context(office.agent, vec![own()]);
    set(&office, &agent, &mine, "name", text("renamed")).unwrap();
    set(&office, &agent, &mine, "company", to(&hidden)).unwrap();
    set(&office, &agent, &mine, "company", to(&seen)).unwrap();
    let refused = set(&office, &agent, &mine, "company", to(&hidden)).unwrap_err();
    assert_eq!(problems(&refused), [("company", "unknown-record")]);
    let missing = RecordRef {
        table: "companies".into(),
        id: RecordId(99),
    };
    let nowhere = set(&office, &agent, &mine, "company", to(&missing)).unwrap_err();
    let id = hidden.id.to_string();
    assert_eq!(refused.to_string().replace(&id, "99"), nowhere.to_string());
}

#[test]
fn what_belongs_to_a_record_goes_and_comes_along_unseen() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let note = made(
        &office.account,
        "notes",
        [("text", text("theirs")), ("deal", to(&mine))],
    );
    let task = made(
        &office.account,
        "tasks",
        [("title", text("theirs")), ("deal", to(&mine))],
    );
    let agent = office.context(office.agent, vec![own()]);
    is_not_found(get(&office.account, &agent, &note));
    let planned = deletion(&office.account, &agent, &these(&[&mine])).unwrap();
    let relations: Vec<_> = planned
        .relations
        .iter()
        .map(|r| (&*r.table, r.count))
        .collect();
    assert_eq!(relations, [("notes", 1)]);
    let done = delete(&office.account, &agent, these(&[&mine]), keep()).unwrap();
    assert_eq!((done.count, done.along), (1, 1));
    let binned = bin::deleted(
        &office.account,
        &agent,
        &BinQuery {
            limit: 9,
            ..BinQuery::default()
        },
    );
    assert_eq!(binned.unwrap().total, 1);
    let whole = bin::Selection::Deletions(vec![done.operation]);
    assert_eq!(
        bin::plan(&office.account, &agent, &whole).unwrap().records,
        2
    );
    assert_eq!(
        bin::restore(&office.account, &agent, &whole).unwrap().count,
        2
    );
    assert!(get(&office.account, &Context::operator(), &task).is_ok());
}

#[test]
fn a_note_is_seen_where_all_that_it_belongs_to_is() {
    let office = Office::open();
    let company = made(&office.account, "companies", [("name", text("Hidden"))]);
    let mine = deal(&office, "mine", office.agent);
    let on_mine = made(
        &office.account,
        "notes",
        [("text", text("a")), ("deal", to(&mine))],
    );
    let on_both = made(
        &office.account,
        "notes",
        [
            ("text", text("b")),
            ("deal", to(&mine)),
            ("company", to(&company)),
        ],
    );
    let mut rules = own();
    rules
        .rules
        .push(rule(Some("notes"), &[Action::View], Scope::All));
    let agent = office.context(office.agent, vec![rules]);
    assert!(get(&office.account, &agent, &on_mine).is_ok());
    is_not_found(get(&office.account, &agent, &on_both));
}

#[test]
fn heads_see_what_their_people_deleted_and_purging_is_a_right_of_its_own() {
    let office = Office::open();
    let member = |user| office.context(user, Vec::new());
    let of = [office.agent, office.below, office.admin].map(|user| {
        let deal = deal(&office, "deal", user);
        delete(&office.account, &member(user), these(&[&deal]), keep()).unwrap();
        deal
    });
    let total = |context: &Context| {
        let query = BinQuery {
            limit: 9,
            ..BinQuery::default()
        };
        bin::deleted(&office.account, context, &query)
            .unwrap()
            .total
    };
    assert_eq!(total(&member(office.agent)), 1);
    assert_eq!(total(&member(office.head)), 2);
    assert_eq!(total(&member(office.admin)), 3);
    let narrow = policy(
        vec![rule(
            None,
            &[Action::View, Action::Delete],
            Scope::DepartmentAndBelow,
        )],
        Vec::new(),
    );
    let head = office.context(office.head, vec![narrow.clone()]);
    assert_eq!(total(&head), 2);
    // An admin sees everybody's deletions, of what rules let them see.
    assert_eq!(
        total(&office.context(office.admin, vec![narrow.clone()])),
        1
    );
    let part = bin::Selection::record(&of[0]);
    is_denied(bin::purge(&office.account, &head, &part));
    let mut purging = narrow;
    purging
        .rules
        .push(rule(Some("deals"), &[Action::Purge], Scope::All));
    let head = office.context(office.head, vec![purging]);
    assert!(head.access.may_purge());
    assert_eq!(bin::purge(&office.account, &head, &part).unwrap().count, 1);
    is_not_found(bin::restore(
        &office.account,
        &head,
        &bin::Selection::record(&of[2]),
    ));
    assert_eq!(
        bin::restore(&office.account, &head, &bin::Selection::record(&of[1]))
            .unwrap()
            .count,
        1
    );
}

#[test]
fn a_clash_with_what_is_not_seen_is_told_without_naming_it() {
    let office = Office::open();
    let person = |owner: UserId| {
        let values = [
            ("name", text("Ann")),
            ("email", text("ann@b.example")),
            ("owner", users(owner)),
        ];
        made(&office.account, "contacts", values)
    };
    let mine = person(office.agent);
    let agent = office.context(office.agent, vec![own()]);
    delete(&office.account, &agent, these(&[&mine]), keep()).unwrap();
    let theirs = person(office.colleague);
    let taken: Values = [
        ("name".to_owned(), text("Anne")),
        ("email".to_owned(), text("ANN@b.example")),
    ]
    .into();
    let refused = create(&office.account, &agent, "contacts", taken).unwrap_err();
    assert_eq!(problems(&refused), [("email", "not-unique")]);
    let part = bin::Selection::record(&mine);
    let refused = bin::restore(&office.account, &agent, &part)
        .unwrap_err()
        .to_string();
    let name = format!("contacts/{}", theirs.id);
    assert!(
        refused.contains("another record") && !refused.contains(&name),
        "{refused}"
    );
    let plan = bin::plan(&office.account, &agent, &part).unwrap();
    let Why::Taken {
        holder,
        holder_label,
        ..
    } = &plan.obstacles[0].why
    else {
        panic!("{plan:?}");
    };
    assert_eq!((holder, holder_label.as_str()), (&None, ""));
    let choose = |resolution| {
        let choice = bin::Choice {
            record: mine.clone(),
            field: "email".into(),
            resolution,
        };
        bin::restore_planned(
            &office.account,
            &agent,
            &part,
            &plan.hash,
            &[choice],
            &mut |_, _| {},
        )
    };
    assert!(matches!(choose(Resolution::Merge), Err(Error::Invalid(_))));
    let done = choose(Resolution::Rename(text("ann2@b.example"))).unwrap();
    assert_eq!(done.count, 1);
    // In a field that isn't seen, not even the field is named.
    let mut rules = own();
    rules.fields = vec![field("contacts", "email", FieldLevel::Hidden)];
    let blind = office.context(office.agent, vec![rules]);
    delete(&office.account, &blind, these(&[&mine]), keep()).unwrap();
    set(
        &office,
        &Context::operator(),
        &theirs,
        "email",
        text("ann2@b.example"),
    )
    .unwrap();
    let plan = bin::plan(&office.account, &blind, &part).unwrap();
    assert_eq!(plan.obstacles[0].field, None);
    let refused = bin::restore(&office.account, &blind, &part)
        .unwrap_err()
        .to_string();
    assert!(
        !refused.contains("email") && !refused.contains("ann2"),
        "{refused}"
    );
}

#[test]
fn files_go_out_and_come_in_as_far_as_rights_go() {
    let office = Office::open();
    deal(&office, "mine", office.agent);
    deal(&office, "theirs", office.colleague);
    let exported = |context: &Context| {
        let mut bytes = Vec::new();
        let done = export(
            &office.account,
            context,
            &Query::of("deals"),
            &[],
            &mut |part| {
                bytes.extend_from_slice(part);
                Ok(())
            },
        );
        done.map(|done| (done.count, String::from_utf8(bytes).unwrap()))
    };
    is_denied(exported(&office.context(office.agent, vec![sees_all()])));
    let mut some = sees_all();
    some.rules
        .push(rule(Some("deals"), &[Action::Export], Scope::Own));
    let (count, sheet) = exported(&office.context(office.agent, vec![some])).unwrap();
    assert!(count == 1 && sheet.contains("mine") && !sheet.contains("theirs"));

    let sheet = read(
        "name,stage,owner\na,won,\nb,won,colleague\n".as_bytes(),
        &ReadOptions::default(),
    );
    let sheet = sheet.unwrap();
    let imported = |context: &Context| {
        run(
            &office.account,
            context,
            "deals",
            &sheet,
            &Options::default(),
            &mut |_, _| {},
        )
    };
    is_denied(imported(&office.context(office.agent, vec![sees_all()])));
    let mut some = sees_all();
    some.rules
        .push(rule(Some("deals"), &[Action::Import], Scope::All));
    is_denied(imported(&office.context(office.agent, vec![some.clone()])));
    some.rules
        .push(rule(Some("deals"), &[Action::Create], Scope::All));
    let context = office.context(office.agent, vec![some]);
    assert_eq!(imported(&context).unwrap().created, 2);
    let total = list(&office.account, &Context::operator(), &Query::of("deals"))
        .unwrap()
        .total;
    assert_eq!(total, 4);
}

#[test]
fn only_what_is_theirs_to_do_is_theirs_to_take_back() {
    let office = Office::open();
    let mine = deal(&office, "mine", office.agent);
    let free = office.context(office.agent, Vec::new());
    let both = [
        ("name".to_owned(), text("other")),
        ("stage".to_owned(), choice("lost")),
    ];
    let asked = Update {
        record: mine.clone(),
        version: None,
        values: both.into(),
    };
    let done = update(&office.account, &free, vec![asked])
        .unwrap()
        .operation
        .unwrap();
    let with = |level| {
        let mut rules = own();
        rules.fields = vec![field("deals", "stage", level)];
        office.context(office.agent, vec![rules])
    };
    for level in [FieldLevel::Hidden, FieldLevel::ReadOnly] {
        let plan = undo::plan(&office.account, &with(level), done).unwrap();
        assert_eq!(plan.restorable, 0, "{level:?}");
        is_denied(undo::undo(&office.account, &with(level), done));
    }
    let field = undo::Reverted {
        operation: done,
        record: mine.clone(),
        field: Some("name".into()),
    };
    undo::revert(&office.account, &with(FieldLevel::ReadOnly), &field).unwrap();
    let mut gone = own();
    gone.rules[0]
        .actions
        .retain(|action| *action != Action::Edit);
    is_denied(undo::undo(
        &office.account,
        &office.context(office.agent, vec![gone]),
        done,
    ));
    set(&office, &Context::operator(), &mine, "name", text("other")).unwrap();
    undo::undo(&office.account, &with(FieldLevel::Editable), done).unwrap();
}

#[test]
fn a_rewind_leaves_alone_what_is_not_theirs_to_change_and_names_nothing_unseen() {
    let office = Office::open();
    let agent = office.context(office.agent, Vec::new());
    let mine =
        [office.admin, office.admin, office.colleague].map(|owner| deal(&office, "deal", owner));
    set(&office, &agent, &mine[0], "name", text("renamed")).unwrap();
    set(&office, &agent, &mine[1], "stage", choice("lost")).unwrap();
    set(&office, &agent, &mine[2], "name", text("renamed")).unwrap();
    let mut rules = own();
    rules.fields = vec![field("deals", "stage", FieldLevel::ReadOnly)];
    let admin = office.context(office.admin, vec![rules]);
    let span = RewindSpan {
        actor: RewindActor::User(office.agent),
        since: crate::ids::Timestamp(0),
        until: crate::ids::Timestamp(i64::MAX),
        table: None,
    };
    let plan = rewind::plan(&office.account, &admin, &span, 10).unwrap();
    assert_eq!((plan.restorable, plan.left_count), (1, 1));
    assert_eq!(
        (&plan.back[0].record, &plan.left[0].record),
        (&mine[0], &mine[1])
    );
    assert_eq!(plan.left[0].why, undo::Obstacle::NotAllowed);
    let done = rewind::rewind(&office.account, &admin, &span, plan.hash, &mut |_, _| {}).unwrap();
    assert_eq!((done.restored, done.left), (1, 1));
}

#[test]
fn an_answer_that_was_for_other_eyes_is_not_given_again() {
    let office = Office::open();
    let asked = Repeatable {
        key: "one".into(),
        asked: [1; 32],
    };
    let before = office.context(office.agent, vec![sees_all()]);
    let begin = |context: &Context| idempotency::begin(&office.account, context, &asked).unwrap();
    assert_eq!(begin(&before), Begun::First);
    let answer = Answer {
        status: 200,
        headers: Vec::new(),
        body: b"{}".to_vec(),
    };
    idempotency::answered(&office.account, &before, &asked, answer.clone()).unwrap();
    assert_eq!(begin(&before), Begun::Answered(answer));
    assert_eq!(
        begin(&office.context(office.agent, vec![own()])),
        Begun::Different
    );
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
