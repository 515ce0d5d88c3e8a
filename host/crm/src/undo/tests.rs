//! What holds for undo: the exact state comes back, or nothing is touched.

use std::sync::Arc;

use proptest::prelude::*;

use crate::bin;
use crate::context::{Access, Actor, Context};
use crate::error::Error;
use crate::ids::{OperationId, RecordId, UserId};
use crate::journal::{self, VerifyOptions, verify};
use crate::records::testing::{contact, made, text, to};
use crate::records::{
    Decision, Keep, RecordState, RelationField, Selection, Update, What, archive, create, delete,
    get, update,
};
use crate::store::Account;
use crate::undo::{Obstacle, Reverted, obstacle as undo_obstacle, plan, revert, undo};
use crate::value::{RecordRef, Scalar, Value};

fn only(record: &RecordRef) -> Selection {
    Selection {
        table: record.table.clone(),
        what: What::Ids(vec![record.id]),
    }
}

fn set(account: &Account, record: &RecordRef, field: &str, value: Value) -> OperationId {
    let values = [(field.to_owned(), value)].into();
    let asked = Update {
        record: record.clone(),
        version: None,
        values,
    };
    update(account, &Context::operator(), vec![asked])
        .unwrap()
        .operation
        .unwrap()
}

fn bin(account: &Account, record: &RecordRef) -> OperationId {
    let along = vec![RelationField {
        table: "notes".into(),
        field: "company".into(),
    }];
    let decision = Decision {
        keep: Keep::Days(30),
        along,
    };
    delete(account, &Context::operator(), only(record), decision)
        .unwrap()
        .operation
}

/// What a person sees of all records: everything but versions and times.
fn state(account: &Account) -> Vec<(String, RecordId, RecordState, String, Vec<Value>)> {
    let mut all = Vec::new();
    for table in ["companies", "contacts", "notes"] {
        for id in 1..20 {
            let record = RecordRef {
                table: table.into(),
                id: RecordId(id),
            };
            if let Ok(found) = get(account, &Context::operator(), &record) {
                all.push((
                    table.to_owned(),
                    found.id,
                    found.state,
                    found.label,
                    found.values,
                ));
            }
        }
    }
    all
}

fn company(account: &Account) -> [RecordRef; 3] {
    let company = made(account, "companies", [("name", text("Acme"))]);
    let note = made(
        account,
        "notes",
        [("text", text("call")), ("company", to(&company))],
    );
    let person = made(
        account,
        "contacts",
        [("name", text("Ann")), ("company", to(&company))],
    );
    [company, note, person]
}

fn obstacle(account: &Account, operation: OperationId) -> Obstacle {
    plan(account, &Context::operator(), operation)
        .unwrap()
        .obstacles[0]
        .1
}

#[test]
fn what_was_made_goes_to_the_bin() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let made = create(
        &account,
        &context,
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap();
    let undone = undo(&account, &context, made.operation).unwrap();
    assert_eq!(
        get(&account, &context, &made.record).unwrap().state,
        RecordState::Deleted
    );
    assert_eq!(
        bin::restore(&account, &context, &bin::Selection::Deletions(vec![undone]))
            .unwrap()
            .count,
        1
    );
}

#[test]
fn an_undone_operation_and_the_one_that_undid_it_name_each_other() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, ..] = company(&account);
    let changed = set(&account, &company, "name", text("Other"));
    let undone = undo(&account, &context, changed).unwrap();
    assert_eq!(
        journal::operation(&account, &context, changed)
            .unwrap()
            .undone_by,
        Some(undone)
    );
    assert_eq!(
        journal::operation(&account, &context, undone)
            .unwrap()
            .undoes,
        Some(changed)
    );
}

#[test]
fn undoing_twice_goes_there_and_back() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, ..] = company(&account);
    let before = state(&account);
    let deleted = bin(&account, &company);
    let after = state(&account);
    let back = undo(&account, &context, deleted).unwrap();
    assert_eq!(state(&account), before);
    let again = undo(&account, &context, back).unwrap();
    assert_eq!(state(&account), after);
    let listed = bin::deletions(&account, &context, &Default::default()).unwrap();
    let deletion = &listed.deletions[0];
    assert_eq!(
        (deletion.operation, deletion.table.as_str()),
        (again, "companies")
    );
    assert_eq!((deletion.count, deletion.along), (1, 1));
    assert!(deletion.keep_until.is_some());
    undo(&account, &context, again).unwrap();
    assert_eq!(state(&account), before);
}

#[test]
fn archiving_is_undone_both_ways() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, ..] = company(&account);
    let archived = archive(&account, &context, only(&company))
        .unwrap()
        .operation
        .unwrap();
    let back = undo(&account, &context, archived).unwrap();
    assert_eq!(
        get(&account, &context, &company).unwrap().state,
        RecordState::Active
    );
    undo(&account, &context, back).unwrap();
    assert_eq!(
        get(&account, &context, &company).unwrap().state,
        RecordState::Archived
    );
}

#[test]
fn a_field_that_was_changed_since_stays_and_another_does_not_matter() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let made = create(
        &account,
        &context,
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap();
    let first = set(&account, &made.record, "name", text("Anne"));
    set(&account, &made.record, "email", text("c@d.example"));
    undo(&account, &context, first).unwrap();
    let now = get(&account, &context, &made.record).unwrap();
    assert_eq!(now.value("name"), Some(&text("Ann")));
    assert_eq!(now.value("email"), Some(&text("c@d.example")));

    let second = set(&account, &made.record, "name", text("Anna"));
    set(&account, &made.record, "name", text("Hannah"));
    assert_eq!(obstacle(&account, second), Obstacle::ChangedSince);
    assert!(matches!(
        undo(&account, &context, second),
        Err(Error::Conflict(_))
    ));
    let now = get(&account, &context, &made.record).unwrap();
    assert_eq!(now.value("name"), Some(&text("Hannah")));
}

#[test]
fn what_was_done_since_and_taken_back_does_not_matter() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let made = create(
        &account,
        &context,
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap();
    let archived = archive(&account, &context, only(&made.record))
        .unwrap()
        .operation
        .unwrap();
    let deleted = bin(&account, &made.record);
    assert_eq!(obstacle(&account, made.operation), Obstacle::ChangedSince);
    undo(&account, &context, deleted).unwrap();
    undo(&account, &context, archived).unwrap();
    let renamed = set(&account, &made.record, "name", text("Anne"));
    assert_eq!(obstacle(&account, made.operation), Obstacle::ChangedSince);
    undo(&account, &context, renamed).unwrap();
    undo(&account, &context, made.operation).unwrap();
}

#[test]
fn one_obstacle_keeps_all_of_an_operation_standing() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, _, person] = company(&account);
    let rename = |record: &RecordRef| Update {
        record: record.clone(),
        version: None,
        values: [("name".to_owned(), text("Renamed"))].into(),
    };
    let both = vec![rename(&company), rename(&person)];
    let operation = update(&account, &context, both).unwrap().operation.unwrap();
    set(&account, &person, "name", text("Again"));
    let planned = plan(&account, &context, operation).unwrap();
    assert_eq!(planned.restorable, 1);
    assert_eq!(planned.obstacles, [(person, Obstacle::ChangedSince)]);
    let before = state(&account);
    assert!(matches!(
        undo(&account, &context, operation),
        Err(Error::Conflict(_))
    ));
    assert_eq!(state(&account), before);
}

#[test]
fn a_unique_value_in_use_stands_in_the_way() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let made = create(
        &account,
        &context,
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap();
    let changed = set(&account, &made.record, "email", text("c@d.example"));
    create(
        &account,
        &context,
        "contacts",
        contact("Anne", "a@b.example"),
    )
    .unwrap();
    assert_eq!(obstacle(&account, changed), Obstacle::UniqueTaken);

    let gone = delete(
        &account,
        &context,
        only(&made.record),
        Decision {
            keep: Keep::Forever,
            along: Vec::new(),
        },
    );
    let gone = gone.unwrap().operation;
    create(
        &account,
        &context,
        "contacts",
        contact("Hannah", "c@d.example"),
    )
    .unwrap();
    assert_eq!(obstacle(&account, gone), Obstacle::UniqueTaken);
}

#[test]
fn what_was_purged_or_refers_to_it_stays() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, _, person] = company(&account);
    let moved = set(&account, &person, "company", Value::None);
    let deleted = bin(&account, &company);
    bin::purge(&account, &context, &bin::Selection::record(&company)).unwrap();
    assert_eq!(obstacle(&account, deleted), Obstacle::Purged);
    assert_eq!(obstacle(&account, moved), Obstacle::Purged);
}

#[test]
fn a_member_takes_back_their_own_acts_alone() {
    let account = Account::in_memory().unwrap();
    let member = |user| Context {
        actor: Actor::User { user: UserId(user) },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    };
    let made = create(
        &account,
        &member(1),
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap();
    let planned = plan(&account, &member(2), made.operation).unwrap();
    assert_eq!(planned.obstacles, [(made.record, Obstacle::NotAllowed)]);
    assert!(matches!(
        undo(&account, &member(2), made.operation),
        Err(Error::Denied(_))
    ));
    undo(&account, &member(1), made.operation).unwrap();
}

#[test]
fn only_what_was_done_to_records_can_be_taken_back() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let noted = account
        .write(|write| {
            write
                .operation(&Context::operator(), "session.signed-in")?
                .finish()
        })
        .unwrap();
    assert!(matches!(
        undo(&account, &context, noted),
        Err(Error::Invalid(_))
    ));
    let none = OperationId(noted.0 + 1);
    assert!(matches!(
        undo(&account, &context, none),
        Err(Error::NotFound(_))
    ));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn undoing_any_update_or_delete_brings_back_the_exact_state(
        acts in prop::collection::vec((0..3_usize, 0..3_usize, "[a-zа-я ]{0,8}"), 1..6),
    ) {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let records = company(&account);
        let mut done = Vec::new();
        for (what, which, word) in acts {
            let record = &records[which];
            let before = state(&account);
            let in_use = get(&account, &context, record).unwrap().state == RecordState::Active;
            let operation = match what {
                _ if !in_use => continue,
                0 => bin(&account, record),
                1 => archive(&account, &context, only(record)).unwrap().operation.unwrap(),
                _ => {
                    let key = if record.table == "notes" { "text" } else { "name" };
                    let value = Value::One(Scalar::Text(format!("x{word}y")));
                    let values = [(key.to_owned(), value)].into();
                    let asked = Update { record: record.clone(), version: None, values };
                    match update(&account, &context, vec![asked]).unwrap().operation {
                        Some(operation) => operation,
                        None => continue,
                    }
                }
            };
            done.push((before, operation));
        }
        while let Some((before, operation)) = done.pop() {
            undo(&account, &context, operation).unwrap();
            prop_assert_eq!(state(&account), before);
        }
        let checked = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
        prop_assert!(checked.is_intact());
    }
}

fn part(operation: OperationId, record: &RecordRef, field: Option<&str>) -> Reverted {
    Reverted {
        operation,
        record: record.clone(),
        field: field.map(ToOwned::to_owned),
    }
}

#[test]
fn one_record_or_one_field_goes_back_and_the_rest_stands() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, _, person] = company(&account);
    let change = |record: &RecordRef| Update {
        record: record.clone(),
        version: None,
        values: [
            ("name".to_owned(), text("Renamed")),
            ("phone".to_owned(), text("1")),
        ]
        .into(),
    };
    let both = vec![change(&company), change(&person)];
    let operation = update(&account, &context, both).unwrap().operation.unwrap();
    let name = part(operation, &company, Some("name"));
    assert_eq!(undo_obstacle(&account, &context, &name).unwrap(), None);
    let reverted = revert(&account, &context, &name).unwrap();
    let entry = journal::operation(&account, &context, reverted).unwrap();
    assert_eq!(
        (entry.kind.as_str(), entry.undoes),
        ("records.revert", None)
    );
    let now = get(&account, &context, &company).unwrap();
    assert_eq!(
        (now.value("name"), now.value("phone")),
        (Some(&text("Acme")), Some(&text("1")))
    );

    revert(&account, &context, &part(operation, &person, None)).unwrap();
    let now = get(&account, &context, &person).unwrap();
    assert_eq!(
        (now.label.as_str(), now.value("phone")),
        ("Ann", Some(&Value::None))
    );

    // What went back already, or was changed since, is a conflict.
    let found = undo_obstacle(&account, &context, &name).unwrap();
    assert_eq!(found, Some(Obstacle::ChangedSince));
    assert!(matches!(
        revert(&account, &context, &name),
        Err(Error::Conflict(_))
    ));
    let odd = part(operation, &company, Some("colour"));
    assert!(matches!(
        revert(&account, &context, &odd),
        Err(Error::NotFound(_))
    ));
    undo(&account, &context, reverted).unwrap();
    assert_eq!(get(&account, &context, &company).unwrap().label, "Renamed");
}

#[test]
fn one_record_of_a_deletion_comes_back_alone() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, note, _] = company(&account);
    let deleted = bin(&account, &company);
    revert(&account, &context, &part(deleted, &company, None)).unwrap();
    let state = |record| get(&account, &context, record).unwrap().state;
    assert_eq!(
        (state(&company), state(&note)),
        (RecordState::Active, RecordState::Deleted)
    );
}
