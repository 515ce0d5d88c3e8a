//! What holds for the archive: who put what away stands there until it comes out.

use crate::archive::{ArchiveQuery, archived, counts, take_out};
use crate::bin;
use crate::context::{Actor, Context};
use crate::error::Error;
use crate::ids::{OperationId, Timestamp, UserId};
use crate::records::testing::{contact, made, text};
use crate::records::{Decision, Keep, Selection, What, archive, create, delete};
use crate::store::Account;
use crate::undo;
use crate::value::RecordRef;

fn user(user: i64, at: i64) -> Context {
    Context {
        actor: Actor::User { user: UserId(user) },
        at: Timestamp(at),
        ..Context::operator()
    }
}

fn only(records: &[&RecordRef]) -> Selection {
    Selection {
        table: records[0].table.clone(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    }
}

fn put_away(account: &Account, context: &Context, records: &[&RecordRef]) -> OperationId {
    let done = archive(account, context, only(records)).unwrap();
    done.operation.unwrap()
}

fn query() -> ArchiveQuery {
    ArchiveQuery {
        limit: 50,
        ..ArchiveQuery::default()
    }
}

/// The labels that a query lists.
fn labels(account: &Account, query: &ArchiveQuery) -> Vec<String> {
    let page = archived(account, &user(1, 0), query).unwrap();
    assert!(page.total >= page.records.len() as u64);
    page.records
        .into_iter()
        .map(|record| record.label)
        .collect()
}

fn three() -> (std::sync::Arc<Account>, [RecordRef; 3]) {
    let account = Account::in_memory().unwrap();
    let records = [
        made(&account, "companies", [("name", text("Anvil"))]),
        made(&account, "companies", [("name", text("Bellows"))]),
        made(&account, "contacts", [("name", text("Crucible"))]),
    ];
    put_away(&account, &user(1, 1_000), &[&records[0]]);
    put_away(&account, &user(2, 2_000), &[&records[1]]);
    put_away(&account, &user(1, 3_000), &[&records[2]]);
    (account, records)
}

#[test]
fn what_was_put_away_is_found_by_table_name_person_and_time() {
    let (account, records) = three();
    assert_eq!(labels(&account, &query()), ["Crucible", "Bellows", "Anvil"]);
    let table = ArchiveQuery {
        table: Some("companies".into()),
        ..query()
    };
    assert_eq!(labels(&account, &table), ["Bellows", "Anvil"]);
    let by = ArchiveQuery {
        by: Some(UserId(1)),
        ..query()
    };
    assert_eq!(labels(&account, &by), ["Crucible", "Anvil"]);
    let named = ArchiveQuery {
        text: Some("BELL".into()),
        ..query()
    };
    assert_eq!(labels(&account, &named), ["Bellows"]);
    let between = ArchiveQuery {
        since: Some(Timestamp(1_500)),
        until: Some(Timestamp(3_000)),
        ..query()
    };
    assert_eq!(labels(&account, &between), ["Bellows"]);
    let found = archived(&account, &user(3, 0), &between).unwrap();
    let [one] = &found.records[..] else {
        panic!("{found:?}")
    };
    assert_eq!((&one.record, one.at), (&records[1], Timestamp(2_000)));
    assert_eq!(one.by, Actor::User { user: UserId(2) });
    let counted = [("companies".to_owned(), 2), ("contacts".to_owned(), 1)];
    let mut counts = counts(&account, &user(1, 0)).unwrap();
    counts.sort();
    assert_eq!(counts, counted);
    let unknown = ArchiveQuery {
        table: Some("nothing".into()),
        ..query()
    };
    let refused = archived(&account, &user(1, 0), &unknown).unwrap_err();
    assert!(matches!(refused, Error::NotFound(_)));
}

#[test]
fn pages_follow_each_other_without_gaps() {
    let account = Account::in_memory().unwrap();
    let all: Vec<RecordRef> = (0..7)
        .map(|n| made(&account, "companies", [("name", text(&format!("c{n}")))]))
        .collect();
    put_away(&account, &user(1, 1), &all[..4].iter().collect::<Vec<_>>());
    put_away(&account, &user(1, 2), &all[4..].iter().collect::<Vec<_>>());
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let query = ArchiveQuery {
            limit: 3,
            after,
            ..query()
        };
        let page = archived(&account, &user(1, 0), &query).unwrap();
        assert_eq!(page.total, 7);
        seen.extend(page.records.into_iter().map(|record| record.label));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["c4", "c5", "c6", "c0", "c1", "c2", "c3"]);
}

#[test]
fn records_of_several_tables_come_out_as_one_and_go_back_by_undo() {
    let (account, records) = three();
    let done = take_out(&account, &user(1, 4_000), &records).unwrap();
    assert_eq!(done.count, 3);
    assert!(labels(&account, &query()).is_empty());
    let again = take_out(&account, &user(1, 4_000), &records).unwrap();
    assert_eq!((again.operation, again.count), (None, 0));
    undo::undo(&account, &user(2, 5_000), done.operation.unwrap()).unwrap();
    let found = archived(&account, &user(1, 0), &query()).unwrap();
    // Who undid it is who put it away.
    assert!(found.records.iter().all(|record| record.at.0 == 5_000));
    assert_eq!(found.total, 3);
}

#[test]
fn a_value_that_is_in_use_by_now_keeps_all_of_them_in() {
    let account = Account::in_memory().unwrap();
    let operator = Context::operator();
    let old = create(
        &account,
        &operator,
        "contacts",
        contact("Ann", "a@b.example"),
    );
    let other = create(
        &account,
        &operator,
        "contacts",
        contact("Bob", "b@b.example"),
    );
    let (old, other) = (old.unwrap().record, other.unwrap().record);
    put_away(&account, &operator, &[&old, &other]);
    create(
        &account,
        &operator,
        "contacts",
        contact("Anne", "a@b.example"),
    )
    .unwrap();
    let done = take_out(&account, &operator, &[other, old.clone()]).unwrap();
    assert_eq!((done.operation, done.count), (None, 0));
    let [taken] = &done.taken[..] else {
        panic!("{done:?}")
    };
    assert_eq!(
        (&taken.record, taken.field.as_deref()),
        (&old, Some("email"))
    );
    assert_eq!(taken.holder_label, "Anne");
    assert_eq!(labels(&account, &query()).len(), 2);
}

#[test]
fn what_comes_back_from_the_bin_to_the_archive_is_still_known() {
    let (account, records) = three();
    let forever = Decision {
        keep: Keep::Forever,
        along: Vec::new(),
    };
    let deleted = delete(&account, &user(2, 9_000), only(&[&records[0]]), forever).unwrap();
    assert_eq!(labels(&account, &query()), ["Crucible", "Bellows"]);
    let selection = bin::Selection::Deletions(vec![deleted.operation]);
    bin::restore(&account, &user(2, 9_500), &selection).unwrap();
    let found = archived(&account, &user(1, 0), &query()).unwrap();
    let anvil = found
        .records
        .iter()
        .find(|record| record.record == records[0]);
    assert_eq!(anvil.unwrap().at, Timestamp(1_000));
}
