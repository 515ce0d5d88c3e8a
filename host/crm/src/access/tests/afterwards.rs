//! What can be done about what was done: the bin, taking back, asking again.

use super::{
    Office, deal, field, is_denied, is_not_found, keep, own, policy, rule, sees_all, set, these,
    users,
};
use crate::access::{Action, FieldLevel, Scope};
use crate::bin::{self, BinQuery, Resolution, Why};
use crate::context::Context;
use crate::error::Error;
use crate::idempotency::{self, Answer, Begun, Repeatable};
use crate::ids::UserId;
use crate::records::testing::{choice, made, problems, text, to};
use crate::records::{Update, Values, create, delete, deletion, get, update};
use crate::rewind::{self, RewindActor, RewindSpan};
use crate::undo;

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
