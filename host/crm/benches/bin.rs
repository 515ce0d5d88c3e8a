//! What it costs to delete 1,000 deals with their links and to bring them back,
//! held against the same rows in plain SQL in one transaction.
#![expect(clippy::expect_used, reason = "a bench stops where anything is wrong")]
//!
//! The figure to keep: three times the plain SQL, or less. Plain SQL means one
//! UPDATE for all rows each way, with the same columns and indices, and neither
//! journal nor versions of anything else.

use std::hint::black_box;
use std::time::{Duration, Instant};

use bailey_crm::bin::{self, Selection as Part};
use bailey_crm::records::{self, Decision, Keep, Selection, What};
use bailey_crm::{Account, Context, RecordId, RecordRef, Scalar, Value};
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;

const DEALS: usize = 1000;

fn text(text: impl Into<String>) -> Value {
    Value::One(Scalar::Text(text.into()))
}

fn made<const N: usize>(account: &Account, table: &str, values: [(&str, Value); N]) -> RecordRef {
    let values = values.map(|(key, value)| (key.to_owned(), value)).into();
    let made = records::create(account, &Context::operator(), table, values);
    made.expect("a record").record
}

/// Deals that refer to a company and a contact each.
fn filled(count: usize) -> (std::sync::Arc<Account>, Vec<RecordId>) {
    let account = Account::in_memory().expect("an account");
    let to = |record: &RecordRef| Value::One(Scalar::Reference(record.clone()));
    let links: Vec<_> = (0..50)
        .map(|n| {
            let company = made(&account, "companies", [("name", text(format!("C{n}")))]);
            let contact = [("name", text(format!("P{n}"))), ("company", to(&company))];
            let contact = made(&account, "contacts", contact);
            (company, contact)
        })
        .collect();
    let deals = (0..count).map(|n| {
        let (company, contact) = &links[n % links.len()];
        let values = [
            ("name", text(format!("Deal {n}"))),
            ("stage", Value::One(Scalar::Choice("engaging".into()))),
            ("company", to(company)),
            ("contact", to(contact)),
        ];
        made(&account, "deals", values).id
    });
    let deals = deals.collect();
    (account, deals)
}

/// Deletes the deals and brings them back.
fn there_and_back(account: &Account, deals: &[RecordId]) {
    let context = Context::operator();
    let selection = Selection {
        table: "deals".into(),
        what: What::Ids(deals.to_vec()),
    };
    let decision = Decision {
        keep: Keep::Days(30),
        along: Vec::new(),
    };
    let deleted = records::delete(account, &context, selection, decision).expect("deleted");
    let part = Part::Deletions(vec![deleted.operation]);
    let back = bin::restore(account, &context, &part).expect("restored");
    assert_eq!(back.count as usize, deals.len());
}

/// A copy of the account's file under the same settings.
fn copied(account: &Account, folder: &tempfile::TempDir) -> Connection {
    let path = folder.path().join("copy.sqlite");
    let from = Connection::open(account.path()).expect("the account's file");
    from.execute("VACUUM INTO ?1", [path.to_str()])
        .expect("a copy");
    let copy = Connection::open(path).expect("the copy");
    copy.pragma_update(None, "journal_mode", "wal")
        .expect("a log");
    copy.pragma_update(None, "synchronous", "off")
        .expect("as the account");
    copy
}

/// The same in plain SQL, in one transaction.
fn plain(copy: &Connection, ids: &str) {
    let run = |sql: &str| {
        copy.prepare_cached(sql)
            .expect("SQL")
            .execute([ids])
            .expect("it runs")
    };
    copy.execute_batch("BEGIN IMMEDIATE")
        .expect("a transaction");
    let gone = run(
        "UPDATE deals SET state = 'deleted', version = version + 1, deleted_at = 1,
             deleted_by = NULL, deletion = 1, along = 0, keep_until = 2
         WHERE id IN (SELECT value FROM json_each(?1))",
    );
    let back = run(
        "UPDATE deals SET state = 'active', version = version + 1, deleted_at = NULL,
             deleted_by = NULL, deletion = NULL, along = 0, keep_until = NULL
         WHERE id IN (SELECT value FROM json_each(?1))",
    );
    copy.execute_batch("COMMIT").expect("committed");
    assert_eq!((gone, back), (DEALS, DEALS));
}

fn median(times: usize, mut act: impl FnMut()) -> Duration {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let began = Instant::now();
            act();
            began.elapsed()
        })
        .collect();
    took.sort_unstable();
    took[times / 2]
}

fn deals(criterion: &mut Criterion) {
    let (account, deals) = filled(DEALS);
    let folder = tempfile::tempdir().expect("a folder");
    let copy = copied(&account, &folder);
    let ids: Vec<i64> = deals.iter().map(|id| id.0).collect();
    let ids = serde_json::Value::from(ids).to_string();

    let mut group = criterion.benchmark_group("delete and restore 1,000 deals");
    group.sample_size(20);
    group.bench_function("bailey", |bencher| {
        bencher.iter(|| there_and_back(black_box(&account), &deals));
    });
    group.bench_function("plain SQL", |bencher| {
        bencher.iter(|| plain(black_box(&copy), &ids))
    });
    group.finish();

    let ours = median(21, || there_and_back(&account, &deals));
    let theirs = median(21, || plain(&copy, &ids));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!("delete and restore 1,000 deals: {ratio:.2} times the plain SQL");

    let (account, many) = filled(10 * DEALS);
    let took = median(3, || there_and_back(&account, &many));
    println!("delete and restore 10,000 deals: {took:.0?} for both");
}

criterion_group!(benches, deals);
criterion_main!(benches);
