//! What it costs to delete 1,000 deals with their links and to bring them back,
//! held against the same rows in plain SQL in one transaction.
//!
//! The figure to keep: three times the plain SQL, or less. Plain SQL means one
//! UPDATE for all rows each way, with the same columns and indices, and neither
//! journal nor versions of anything else. `cargo bench -p bailey-crm --bench bin`
//! measures both in turns and fails above that.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench stops where anything is wrong, and says what it found"
)]

use std::time::{Duration, Instant};

use bailey_crm::bin::{self, Selection as Part};
use bailey_crm::records::{self, Decision, Keep, Selection, Update, What};
use bailey_crm::{Account, Context, RecordId, RecordRef, Scalar, Value};
use rusqlite::Connection;

/// How many deals.
const DEALS: usize = 1000;
/// How many times the plain SQL it may cost.
const MOST: f64 = 3.0;
/// How often each deal was edited before.
const EDITS: usize = 10;
/// How often each side is measured.
const ROUNDS: usize = 21;

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

/// What each deal has been through before: a journal in which the deals already
/// have a history, as those that are deleted do.
fn edited(account: &Account, deals: &[RecordId]) {
    for round in 0..EDITS {
        let changes = deals.iter().map(|id| Update {
            record: RecordRef {
                table: "deals".into(),
                id: *id,
            },
            version: None,
            values: [("name".to_owned(), text(format!("Deal {id}, {round}")))].into(),
        });
        for some in changes.collect::<Vec<_>>().chunks(100) {
            let done = records::update(account, &Context::operator(), some.to_vec());
            done.expect("edited");
        }
    }
}

/// A copy of the account's file under the same settings.
fn copied(account: &Account, folder: &tempfile::TempDir) -> Connection {
    let path = folder.path().join("copy.sqlite");
    let from = Connection::open(account.path()).expect("the account's file");
    from.execute("VACUUM INTO ?1", [path.to_str()])
        .expect("a copy");
    let copy = Connection::open(path).expect("the copy");
    for (name, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "off"),
        ("cache_size", "-8192"),
    ] {
        copy.pragma_update(None, name, value)
            .expect("as the account");
    }
    copy
}

/// The same in plain SQL, in one transaction.
fn plain(copy: &Connection, ids: &str, count: usize) {
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
    assert_eq!((gone, back), (count, count));
}

/// The middle one of all rounds, in each of which both have their turn, so that
/// whatever else the machine does meets both alike: the ratio, and what each took.
fn compared(mut ours: impl FnMut(), mut theirs: impl FnMut()) -> (f64, Duration, Duration) {
    let timed = |act: &mut dyn FnMut()| {
        let began = Instant::now();
        act();
        began.elapsed()
    };
    // The first of each fills the caches.
    ours();
    theirs();
    let rounds = (0..ROUNDS).map(|_| {
        let (one, other) = (timed(&mut ours), timed(&mut theirs));
        (one.as_secs_f64() / other.as_secs_f64(), one, other)
    });
    let mut rounds: Vec<_> = rounds.collect();
    rounds.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    rounds[ROUNDS / 2]
}

fn measured(count: usize) -> f64 {
    let (account, deals) = filled(count);
    edited(&account, &deals);
    let folder = tempfile::tempdir().expect("a folder");
    let copy = copied(&account, &folder);
    let ids: Vec<i64> = deals.iter().map(|id| id.0).collect();
    let ids = serde_json::Value::from(ids).to_string();
    let (ratio, ours, theirs) = compared(
        || there_and_back(&account, &deals),
        || plain(&copy, &ids, count),
    );
    println!("{count} deals: {ours:.1?}, plain SQL {theirs:.1?}: {ratio:.2} times");
    ratio
}

fn main() {
    let ratio = measured(DEALS);
    measured(10 * DEALS);
    assert!(
        ratio <= MOST,
        "it costs {ratio:.2} times the plain SQL, more than {MOST}"
    );
}
