//! What holds for the bin: what went comes back as one, and only for good is for
//! good.

mod holding;

use std::sync::Arc;

use crate::bin::{
    BinQuery, HoldReason, Outcome, Selection as Part, contents, counts, deleted, deletions, hold,
    purge, purge_due, restore,
};
use crate::context::{Access, Actor, Context};
use crate::error::Error;
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::{VerifyOptions, verify};
use crate::records::testing::{contact, made, text, to};
use crate::records::{
    Decision, Keep, Record, RecordState, RelationField, Selection, What, archive, create, delete,
    get,
};
use crate::store::{Account, Crm, Durability, NewAccount, Options};
use crate::value::{RecordRef, Value};

const DAY: i64 = 86_400_000;

fn member(user: i64) -> Context {
    Context {
        actor: Actor::User { user: UserId(user) },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    }
}

fn plugin() -> Context {
    let actor = Actor::Plugin {
        plugin: "acme.tool".into(),
        version: "1.0.0".into(),
        digest: "00".into(),
        capability: "bin".into(),
        on_behalf_of: None,
    };
    Context {
        actor,
        ..Context::operator()
    }
}

fn only(record: &RecordRef) -> Selection {
    Selection {
        table: record.table.clone(),
        what: What::Ids(vec![record.id]),
    }
}

fn delete_for(account: &Account, context: &Context, record: &RecordRef, keep: Keep) -> OperationId {
    let along = ["companies", "deals", "contacts"].map(|_| "notes");
    let fields = ["company", "deal", "contact"];
    let along = along
        .iter()
        .zip(fields)
        .map(|(table, field)| RelationField {
            table: (*table).into(),
            field: field.into(),
        });
    let decision = Decision {
        keep,
        along: along.collect(),
    };
    delete(account, context, only(record), decision)
        .unwrap()
        .operation
}

fn binned(account: &Account, record: &RecordRef) -> OperationId {
    delete_for(account, &Context::operator(), record, Keep::Days(30))
}

fn read(account: &Account, record: &RecordRef) -> Record {
    get(account, &Context::operator(), record).unwrap()
}

/// A company with a note of its own, and a contact that refers to it.
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

fn query() -> BinQuery {
    BinQuery {
        limit: 50,
        ..BinQuery::default()
    }
}

#[test]
fn a_deleted_record_comes_back_with_its_notes_and_links() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, note, person] = company(&account);
    let before = [
        read(&account, &company).values,
        read(&account, &note).values,
    ];
    let operation = binned(&account, &company);

    let listed = deletions(&account, &context, &query()).unwrap();
    let deletion = &listed.deletions[0];
    assert_eq!((listed.total, deletion.operation), (1, operation));
    assert_eq!(
        (deletion.table.as_str(), deletion.count, deletion.along),
        ("companies", 1, 1)
    );
    assert_eq!(deletion.labels, ["Acme", "call"]);
    assert_eq!(deletion.keep_until, Some(deletion.at.plus_millis(30 * DAY)));
    let held = contents(&account, &context, operation).unwrap();
    assert_eq!(
        held.iter().map(|r| r.along).collect::<Vec<_>>(),
        [false, true]
    );
    let expected = [("companies".to_owned(), 1), ("notes".to_owned(), 1)];
    assert_eq!(counts(&account, &context).unwrap(), expected);

    let outcome = restore(&account, &context, &Part::Deletions(vec![operation])).unwrap();
    assert_eq!(outcome.count, 2);
    assert_eq!(
        [
            read(&account, &company).values,
            read(&account, &note).values
        ],
        before
    );
    assert_eq!(read(&account, &company).state, RecordState::Active);
    assert_eq!(
        read(&account, &person).value("company"),
        Some(&to(&company))
    );
    assert!(counts(&account, &context).unwrap().is_empty());
    let again = restore(&account, &context, &Part::Deletions(vec![operation])).unwrap();
    assert_eq!(
        again,
        Outcome {
            operation: None,
            count: 0
        }
    );
}

#[test]
fn one_record_of_a_deletion_comes_back_with_what_is_its_own() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [first, note, _] = company(&account);
    let second = made(&account, "companies", [("name", text("Other"))]);
    let other = made(
        &account,
        "notes",
        [("text", text("mail")), ("company", to(&second))],
    );
    let what = What::Ids(vec![first.id, second.id]);
    let along = vec![RelationField {
        table: "notes".into(),
        field: "company".into(),
    }];
    let selection = Selection {
        table: "companies".into(),
        what,
    };
    delete(
        &account,
        &context,
        selection,
        Decision {
            keep: Keep::Forever,
            along,
        },
    )
    .unwrap();

    let outcome = restore(&account, &context, &Part::record(&first)).unwrap();
    assert_eq!(outcome.count, 2);
    assert_eq!(read(&account, &first).state, RecordState::Active);
    assert_eq!(read(&account, &note).state, RecordState::Active);
    assert_eq!(read(&account, &second).state, RecordState::Deleted);
    assert_eq!(read(&account, &other).state, RecordState::Deleted);
}

#[test]
fn an_archived_record_comes_back_to_the_archive() {
    let account = Account::in_memory().unwrap();
    let [company, ..] = company(&account);
    archive(&account, &Context::operator(), only(&company)).unwrap();
    let operation = binned(&account, &company);
    restore(
        &account,
        &Context::operator(),
        &Part::Deletions(vec![operation]),
    )
    .unwrap();
    assert_eq!(read(&account, &company).state, RecordState::Archived);
}

#[test]
fn what_was_archived_goes_back_to_the_archive_alone_and_with_all_of_its_deletion() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let all: Vec<_> = (0..12)
        .map(|n| made(&account, "notes", [("text", text(&format!("note {n}")))]))
        .collect();
    let of = |records: &[RecordRef]| Selection {
        table: "notes".into(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    };
    archive(&account, &context, of(&all[..3])).unwrap();
    let (keep, along) = (Keep::Days(30), Vec::new());
    let deleted = delete(&account, &context, of(&all), Decision { keep, along }).unwrap();
    let states = || -> Vec<_> { all.iter().map(|note| read(&account, note).state).collect() };
    restore(&account, &context, &Part::Records(all[2..4].to_vec())).unwrap();
    let mut expected = [RecordState::Deleted; 12];
    (expected[2], expected[3]) = (RecordState::Archived, RecordState::Active);
    assert_eq!(states(), expected);
    restore(
        &account,
        &context,
        &Part::Deletions(vec![deleted.operation]),
    )
    .unwrap();
    expected = [RecordState::Active; 12];
    expected[..3].fill(RecordState::Archived);
    assert_eq!(states(), expected);
}

#[test]
fn a_unique_value_in_use_is_a_conflict_that_names_field_and_holder() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let old = create(
        &account,
        &context,
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap()
    .record;
    let operation = binned(&account, &old);
    let new = create(
        &account,
        &context,
        "contacts",
        contact("Anne", "A@B.example"),
    )
    .unwrap();
    let Err(Error::Conflict(why)) = restore(&account, &context, &Part::Deletions(vec![operation]))
    else {
        panic!("it came back beside the other");
    };
    assert!(
        why.contains("`email`") && why.contains(&format!("contacts/{}", new.record.id)),
        "{why}"
    );
    assert_eq!(read(&account, &old).state, RecordState::Deleted);
}

#[test]
fn two_that_shared_a_unique_value_do_not_come_back_together() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let twins: Vec<RecordRef> = ["Ann", "Anne"]
        .map(|name| {
            let made =
                create(&account, &context, "contacts", contact(name, "a@b.example")).unwrap();
            binned(&account, &made.record);
            made.record
        })
        .into();
    let outcome = restore(&account, &context, &Part::Records(twins.clone()));
    assert!(matches!(outcome, Err(Error::Conflict(_))));
    restore(&account, &context, &Part::record(&twins[0])).unwrap();
}

#[test]
fn a_member_sees_and_restores_their_own_deletions_and_an_admin_all() {
    let account = Account::in_memory().unwrap();
    let [company, _, person] = company(&account);
    let own = delete_for(&account, &member(1), &company, Keep::Forever);
    let other = delete_for(&account, &member(2), &person, Keep::Forever);
    let seen = |context: &Context| deletions(&account, context, &query()).unwrap().total;
    assert_eq!(
        (
            seen(&member(1)),
            seen(&member(2)),
            seen(&Context::operator())
        ),
        (1, 1, 2)
    );
    assert_eq!(
        counts(&account, &member(2)).unwrap(),
        [("contacts".to_owned(), 1)]
    );
    assert!(contents(&account, &member(2), own).unwrap().is_empty());
    let other = Part::Deletions(vec![other]);
    let refused = restore(&account, &member(1), &other);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let refused = restore(&account, &member(1), &Part::record(&person));
    assert!(matches!(refused, Err(Error::Denied(_))));
    assert_eq!(restore(&account, &member(2), &other).unwrap().count, 1);
    let purging = purge(&account, &member(1), &Part::record(&company));
    assert!(matches!(purging, Err(Error::Denied(_))));
    let nobody = Context {
        access: Arc::new(Access::NONE),
        ..member(1)
    };
    assert!(matches!(counts(&account, &nobody), Err(Error::Denied(_))));
}

#[test]
fn the_bin_is_filtered_and_paged() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    for name in ["Łódź", "Москва", "Acme"] {
        let company = made(&account, "companies", [("name", text(name))]);
        binned(&account, &company);
    }
    let found = |asked: BinQuery| deleted(&account, &context, &asked).unwrap();
    let by_text = BinQuery {
        text: Some("МОСК".into()),
        ..query()
    };
    assert_eq!(found(by_text).records[0].label, "Москва");
    let of_table = BinQuery {
        table: Some("deals".into()),
        ..query()
    };
    assert_eq!(found(of_table).total, 0);
    assert_eq!(
        found(BinQuery {
            until: Some(Timestamp(1)),
            ..query()
        })
        .total,
        0
    );
    assert_eq!(
        found(BinQuery {
            since: Some(Timestamp(1)),
            ..query()
        })
        .total,
        3
    );
    let unknown = BinQuery {
        table: Some("planets".into()),
        ..query()
    };
    assert!(matches!(
        deleted(&account, &context, &unknown),
        Err(Error::NotFound(_))
    ));

    let mut labels = Vec::new();
    let mut asked = BinQuery {
        limit: 2,
        ..query()
    };
    loop {
        let page = found(asked.clone());
        assert_eq!(page.total, 3);
        labels.extend(page.records.into_iter().map(|record| record.label));
        match page.next {
            Some(next) => asked.after = Some(next),
            None => break,
        }
    }
    assert_eq!(labels, ["Acme", "Москва", "Łódź"]);
    let first = deletions(
        &account,
        &context,
        &BinQuery {
            limit: 1,
            ..query()
        },
    )
    .unwrap();
    let asked = BinQuery {
        limit: 5,
        after: first.next,
        ..query()
    };
    let rest = deletions(&account, &context, &asked).unwrap();
    assert_eq!((rest.total, rest.deletions.len(), rest.next), (3, 2, None));
}

#[test]
fn a_purged_record_is_gone_and_nothing_refers_to_it() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let [company, note, person] = company(&account);
    binned(&account, &company);
    let outcome = purge(&account, &context, &Part::record(&company)).unwrap();
    assert_eq!(outcome.count, 2);
    for gone in [&company, &note] {
        assert!(matches!(
            get(&account, &context, gone),
            Err(Error::NotFound(_))
        ));
    }
    assert_eq!(read(&account, &person).value("company"), Some(&Value::None));
    let again = purge(&account, &context, &Part::record(&company)).unwrap();
    assert_eq!(again.operation, None);
    let checked = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(checked.is_intact(), "{checked:?}");
}

#[test]
fn what_is_in_use_is_not_purged() {
    let account = Account::in_memory().unwrap();
    let [company, ..] = company(&account);
    let outcome = purge(&account, &Context::operator(), &Part::record(&company)).unwrap();
    assert_eq!(outcome.operation, None);
    assert_eq!(read(&account, &company).state, RecordState::Active);
}

#[test]
fn a_deletion_comes_back_without_what_was_deleted_before_it() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    let parent = made(&account, "companies", [("name", text("Acme"))]);
    let note = |words: &str| {
        made(
            &account,
            "notes",
            [("text", text(words)), ("company", to(&parent))],
        )
    };
    let (before, with) = (note("deleted before"), note("goes along"));
    // One moment for both, so that no time test could tell them apart.
    delete_for(&account, &context, &before, Keep::Days(30));
    let deletion = delete_for(&account, &context, &parent, Keep::Days(30));
    let outcome = restore(&account, &context, &Part::Deletions(vec![deletion])).unwrap();
    assert_eq!(outcome.count, 2);
    assert_eq!(read(&account, &parent).state, RecordState::Active);
    let with = read(&account, &with);
    assert_eq!(
        (with.state, with.value("company")),
        (RecordState::Active, Some(&to(&parent)))
    );
    assert_eq!(read(&account, &before).state, RecordState::Deleted);
}
