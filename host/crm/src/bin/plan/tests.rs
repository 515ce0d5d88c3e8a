//! What holds for restore plans: they name what stands in the way and nothing
//! else, and what is carried out is what was looked at.

use crate::bin::{
    Choice, Resolution, RestorePlan, Selection as Part, Why, plan, purge, restore, restore_planned,
};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::{VerifyOptions, verify};
use crate::records::testing::{choice, contact, made, text, to};
use crate::records::{
    Decision, Keep, Record, RecordState, RelationField, Selection, Update, What, create, delete,
    get, update,
};
use crate::schema::{FieldKind, NewField, add_field};
use crate::store::Account;
use crate::undo;
use crate::value::{RecordRef, Scalar, Value};

fn binned(account: &Account, records: &[&RecordRef]) -> OperationId {
    let selection = Selection {
        table: records[0].table.clone(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    };
    let notes = ["company", "contact", "deal"].map(|field| RelationField {
        table: "notes".into(),
        field: field.into(),
    });
    let decision = Decision {
        keep: Keep::Days(30),
        along: notes.into(),
    };
    delete(account, &Context::operator(), selection, decision)
        .unwrap()
        .operation
}

fn person(account: &Account, name: &str, email: &str) -> RecordRef {
    let values = contact(name, email);
    create(account, &Context::operator(), "contacts", values)
        .unwrap()
        .record
}

fn read(account: &Account, record: &RecordRef) -> Record {
    get(account, &Context::operator(), record).unwrap()
}

fn planned(account: &Account, part: &Part) -> RestorePlan {
    plan(account, &Context::operator(), part).unwrap()
}

fn commit(account: &Account, part: &Part, choices: &[Choice]) -> Result<u64> {
    let hash = planned(account, part).hash;
    let outcome = restore_planned(
        account,
        &Context::operator(),
        part,
        &hash,
        choices,
        &mut |_, _| {},
    )?;
    Ok(outcome.count)
}

fn chosen(record: &RecordRef, field: &str, resolution: Resolution) -> Choice {
    Choice {
        record: record.clone(),
        field: field.into(),
        resolution,
    }
}

fn rename(record: &RecordRef, field: &str, value: Value) -> Update {
    Update {
        record: record.clone(),
        version: None,
        values: [(field.to_owned(), value)].into(),
    }
}

/// Ann, deleted with a note, a deal that refers to her, and Anne, who has her
/// address now.
fn clashing(account: &Account) -> [RecordRef; 4] {
    let ann = person(account, "Ann", "a@b.example");
    let note = made(
        account,
        "notes",
        [("text", text("call")), ("contact", to(&ann))],
    );
    let deal = made(
        account,
        "deals",
        [
            ("name", text("Anvils")),
            ("contact", to(&ann)),
            ("stage", choice("won")),
        ],
    );
    binned(account, &[&ann]);
    let anne = person(account, "Anne", "A@B.example");
    [ann, anne, note, deal]
}

#[test]
fn a_thousand_deletions_with_seven_clashes_make_a_plan_that_names_seven() {
    let account = Account::in_memory().unwrap();
    let people: Vec<RecordRef> = (0..1000)
        .map(|n| person(&account, &format!("P{n}"), &format!("p{n}@b.example")))
        .collect();
    let deletions: Vec<OperationId> = people.iter().map(|one| binned(&account, &[one])).collect();
    for n in (0..1000).step_by(143) {
        person(&account, "Newer", &format!("P{n}@B.example"));
    }
    for part in [Part::Deletions(deletions), Part::Records(people)] {
        let plan = planned(&account, &part);
        assert_eq!((plan.records, plan.obstacles.len()), (1000, 7));
        assert_eq!(plan.clashes().count(), 7);
        let Err(Error::Conflict(why)) = commit(&account, &part, &[]) else {
            panic!("clashes without choices were passed over");
        };
        assert!(
            why.contains("contacts/1 ") && why.contains("and 2 more"),
            "{why}"
        );
    }
}

#[test]
fn a_live_record_that_is_edited_in_between_is_a_conflict_and_changes_nothing() {
    let account = Account::in_memory().unwrap();
    let [ann, anne, ..] = clashing(&account);
    let part = Part::record(&ann);
    let plan = planned(&account, &part);
    let edit = rename(&anne, "phone", text("1"));
    update(&account, &Context::operator(), vec![edit]).unwrap();
    let keep = [chosen(&ann, "email", Resolution::Merge)];
    let stale = restore_planned(
        &account,
        &Context::operator(),
        &part,
        &plan.hash,
        &keep,
        &mut |_, _| {},
    );
    assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
    assert_eq!(read(&account, &ann).state, RecordState::Deleted);
    assert_ne!(planned(&account, &part).hash, plan.hash);
}

#[test]
fn a_plan_does_not_change_while_nothing_does() {
    let account = Account::in_memory().unwrap();
    let [ann, ..] = clashing(&account);
    let part = Part::record(&ann);
    let hash = planned(&account, &part).hash;
    made(&account, "companies", [("name", text("Elsewhere"))]);
    assert_eq!(planned(&account, &part).hash, hash);
}

#[test]
fn keeping_the_live_one_leaves_the_record_in_the_bin_with_what_went_along() {
    let account = Account::in_memory().unwrap();
    let [ann, _, note, _] = clashing(&account);
    let other = person(&account, "Bob", "bob@b.example");
    binned(&account, &[&other]);
    let part = Part::Records(vec![ann.clone(), other.clone()]);
    let keep = [chosen(&ann, "email", Resolution::Keep)];
    assert_eq!(commit(&account, &part, &keep).unwrap(), 1);
    assert_eq!(read(&account, &other).state, RecordState::Active);
    for still in [&ann, &note] {
        assert_eq!(read(&account, still).state, RecordState::Deleted);
    }
    // All of it kept is nothing done.
    assert_eq!(commit(&account, &Part::record(&ann), &keep).unwrap(), 0);
}

#[test]
fn a_new_value_lets_both_be_in_use() {
    let account = Account::in_memory().unwrap();
    let [ann, _, note, deal] = clashing(&account);
    let part = Part::record(&ann);
    let taken = chosen(&ann, "email", Resolution::Rename(text("a@b.example")));
    assert!(matches!(
        commit(&account, &part, &[taken]),
        Err(Error::Conflict(_))
    ));
    let wrong = chosen(&ann, "email", Resolution::Rename(Value::Many(vec![])));
    commit(&account, &part, &[wrong]).unwrap();
    assert_eq!(read(&account, &ann).value("email"), Some(&Value::None));
    assert_eq!(read(&account, &note).state, RecordState::Active);
    assert_eq!(read(&account, &deal).value("contact"), Some(&to(&ann)));
}

#[test]
fn merging_fills_the_live_one_and_relinks_and_is_undone_as_one() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let ann = person(&account, "Ann", "a@b.example");
    let more = vec![rename(&ann, "phone", text("123"))];
    update(&account, &context, more).unwrap();
    let note = made(
        &account,
        "notes",
        [("text", text("call")), ("contact", to(&ann))],
    );
    let deal = made(
        &account,
        "deals",
        [
            ("name", text("Anvils")),
            ("contact", to(&ann)),
            ("stage", choice("won")),
        ],
    );
    binned(&account, &[&ann]);
    let anne = person(&account, "Anne", "a@b.example");

    let part = Part::record(&ann);
    let hash = planned(&account, &part).hash;
    let merge = [chosen(&ann, "email", Resolution::Merge)];
    let outcome =
        restore_planned(&account, &context, &part, &hash, &merge, &mut |_, _| {}).unwrap();
    let live = read(&account, &anne);
    assert_eq!(
        (live.value("name"), live.value("phone")),
        (Some(&text("Anne")), Some(&text("123")))
    );
    assert_eq!(read(&account, &ann).state, RecordState::Deleted);
    assert_eq!(read(&account, &note).state, RecordState::Active);
    for linked in [&note, &deal] {
        assert_eq!(read(&account, linked).value("contact"), Some(&to(&anne)));
    }

    undo::undo(&account, &context, outcome.operation.unwrap()).unwrap();
    assert_eq!(read(&account, &anne).value("phone"), Some(&Value::None));
    assert_eq!(read(&account, &note).state, RecordState::Deleted);
    assert_eq!(read(&account, &deal).value("contact"), Some(&to(&ann)));
    let checked = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(checked.is_intact(), "{checked:?}");
}

#[test]
fn twins_in_the_bin_are_told_apart() {
    let account = Account::in_memory().unwrap();
    let twins = ["Ann", "Anne", "Anna"].map(|name| {
        let twin = person(&account, name, "a@b.example");
        binned(&account, &[&twin]);
        twin
    });
    let part = Part::Records(twins.to_vec());
    let plan = planned(&account, &part);
    assert_eq!(plan.obstacles.len(), 2);
    for obstacle in &plan.obstacles {
        let Why::Taken { holder, .. } = &obstacle.why else {
            panic!("{obstacle:?}")
        };
        assert_eq!(holder.as_ref(), Some(&twins[0]));
    }
    let choices = [
        chosen(&twins[1], "email", Resolution::Merge),
        chosen(&twins[2], "email", Resolution::Empty),
    ];
    assert_eq!(commit(&account, &part, &choices).unwrap(), 2);
    assert_eq!(read(&account, &twins[1]).state, RecordState::Deleted);
    assert_eq!(read(&account, &twins[2]).value("email"), Some(&Value::None));
}

#[test]
fn a_parent_in_the_bin_comes_along_or_is_left_or_exchanged() {
    let account = Account::in_memory().unwrap();
    let [company, other] =
        ["Acme", "Other"].map(|name| made(&account, "companies", [("name", text(name))]));
    let contacts = ["a", "b", "c", "d"].map(|name| {
        made(
            &account,
            "contacts",
            [("name", text(name)), ("company", to(&company))],
        )
    });
    binned(&account, &contacts.iter().collect::<Vec<_>>());
    binned(&account, &[&company]);

    let part = Part::record(&contacts[0]);
    let found = planned(&account, &part).obstacles.remove(0);
    assert!(matches!(&found.why, Why::ParentDeleted { parent, .. } if *parent == company));
    let refers = |record| read(&account, record).value("company").cloned().unwrap();
    // Without a choice the reference comes back as it is.
    assert_eq!(commit(&account, &part, &[]).unwrap(), 1);
    assert_eq!(refers(&contacts[0]), to(&company));
    let empty = chosen(&contacts[1], "company", Resolution::Empty);
    commit(&account, &Part::record(&contacts[1]), &[empty]).unwrap();
    assert_eq!(refers(&contacts[1]), Value::None);
    let relink = chosen(&contacts[2], "company", Resolution::Relink(other.clone()));
    commit(&account, &Part::record(&contacts[2]), &[relink]).unwrap();
    assert_eq!(refers(&contacts[2]), to(&other));
    let bring = chosen(&contacts[3], "company", Resolution::Bring);
    assert_eq!(
        commit(&account, &Part::record(&contacts[3]), &[bring]).unwrap(),
        2
    );
    assert_eq!(read(&account, &company).state, RecordState::Active);
}

#[test]
fn a_parent_that_was_purged_is_named_and_can_be_replaced() {
    let account = Account::in_memory().unwrap();
    let [company, other] =
        ["Acme", "Other"].map(|name| made(&account, "companies", [("name", text(name))]));
    let contact = made(
        &account,
        "contacts",
        [("name", text("Ann")), ("company", to(&company))],
    );
    binned(&account, &[&contact]);
    binned(&account, &[&company]);
    purge(&account, &Context::operator(), &Part::record(&company)).unwrap();
    let part = Part::record(&contact);
    let found = planned(&account, &part).obstacles;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field.as_deref(), Some("company"));
    assert!(matches!(found[0].why, Why::ParentPurged { .. }));
    let relink = chosen(&contact, "company", Resolution::Relink(other.clone()));
    commit(&account, &part, &[relink]).unwrap();
    assert_eq!(read(&account, &contact).value("company"), Some(&to(&other)));
}

#[test]
fn fields_that_changed_meanwhile_are_named() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let height = NewField::new("height", "Height", FieldKind::Integer);
    add_field(&account, &context, "deals", height).unwrap();
    let deal = made(
        &account,
        "deals",
        [
            ("name", text("Anvils")),
            ("stage", choice("won")),
            ("height", Value::One(Scalar::Integer(7))),
        ],
    );
    binned(&account, &[&deal]);
    let part = Part::record(&deal);
    assert_eq!(planned(&account, &part).obstacles, []);
    let table = account.whole_schema().unwrap().table("deals").unwrap().id;
    account
        .write(move |write| {
            write.connection().execute(
                r#"UPDATE bailey_field SET kind = '{"type":"choice","options":[{"key":"signed","label":"Signed"}]}'
                   WHERE table_id = ?1 AND key = 'stage'"#,
                [table],
            )?;
            let without = "DELETE FROM bailey_field WHERE table_id = ?1 AND key = 'height'";
            write.connection().execute(without, [table])?;
            write.schema_changed()?;
            write.operation(&context, "schema.field-changed")?.finish()
        })
        .unwrap();
    let found = planned(&account, &part).obstacles;
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[0].why,
        Why::FieldGone {
            value: Value::One(Scalar::Integer(7))
        }
    );
    assert!(matches!(&found[1].why, Why::Unfit { value, .. } if *value == choice("won")));
    let signed = chosen(&deal, "stage", Resolution::Rename(choice("signed")));
    commit(&account, &part, &[signed]).unwrap();
    assert_eq!(
        read(&account, &deal).value("stage"),
        Some(&choice("signed"))
    );
}

#[test]
fn a_choice_that_is_not_offered_is_refused() {
    let account = Account::in_memory().unwrap();
    let [ann, ..] = clashing(&account);
    let part = Part::record(&ann);
    let cases = [
        chosen(&ann, "email", Resolution::Bring),
        chosen(&ann, "phone", Resolution::Empty),
        chosen(
            &RecordRef {
                table: "deals".into(),
                ..ann.clone()
            },
            "email",
            Resolution::Keep,
        ),
    ];
    for case in cases {
        let refused = commit(&account, &part, std::slice::from_ref(&case));
        assert!(
            matches!(refused, Err(Error::Invalid(_))),
            "{case:?}: {refused:?}"
        );
    }
    let twice = chosen(&ann, "email", Resolution::Keep);
    let refused = commit(&account, &part, &[twice.clone(), twice]);
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

#[test]
fn what_can_not_come_back_says_why() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [ann, anne, ..] = clashing(&account);
    let unknown = Part::Deletions(vec![OperationId(9_999)]);
    assert!(matches!(
        restore(&account, &context, &unknown),
        Err(Error::NotFound(_))
    ));
    assert!(matches!(
        plan(&account, &context, &unknown),
        Err(Error::NotFound(_))
    ));
    let creation = Part::Deletions(vec![OperationId(2)]);
    assert!(matches!(
        restore(&account, &context, &creation),
        Err(Error::Invalid(_))
    ));
    let deletion = read(&account, &ann).binned.unwrap().operation;
    purge(&account, &context, &Part::record(&ann)).unwrap();
    for part in [Part::record(&ann), Part::Deletions(vec![deletion])] {
        let refused = restore(&account, &context, &part);
        assert!(matches!(refused, Err(Error::NotFound(_))), "{refused:?}");
    }
    let both = planned(&account, &Part::Records(vec![ann, anne]));
    assert_eq!((both.records, both.obstacles.len()), (0, 1));
    assert_eq!(both.obstacles[0].why, Why::Gone);
}
