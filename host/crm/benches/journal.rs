//! How fast a journal is checked: `cargo bench -p bailey-crm --bench journal`.
//!
//! The figure to keep: 200,000 operations a second on one core.

#![expect(clippy::expect_used, reason = "a bench stops where anything is wrong")]

use std::hint::black_box;
use std::sync::Arc;

use bailey_crm::journal::{VerifyOptions, verify};
use bailey_crm::records::{Update, Values, create_in, update_in};
use bailey_crm::{Account, Context, RecordId, RecordRef, Scalar, Value};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// How many records are made in one write.
const RECORDS: i64 = 500;
/// How many entries a checked journal has besides those.
const EDITS: i64 = 20_000;

fn account() -> Arc<Account> {
    Account::in_memory().expect("there is a place for temporary files")
}

fn text(text: String) -> Value {
    Value::One(Scalar::Text(text))
}

fn contact(n: i64) -> Values {
    [
        ("name".to_owned(), text(format!("Contact {n}"))),
        ("email".to_owned(), text(format!("contact{n}@b.example"))),
        ("phone".to_owned(), text(format!("+49 30 {n}"))),
        ("position".to_owned(), text("Manager".into())),
    ]
    .into()
}

/// Makes records, each as an operation of its own, all in one commit.
fn make(account: &Account) {
    let made = account.write(|write| {
        for n in 0..RECORDS {
            create_in(write, &Context::operator(), "contacts", contact(n))?;
        }
        Ok(())
    });
    made.expect("contacts can be made");
}

/// An account with a journal of creates and edits.
fn busy() -> Arc<Account> {
    let account = account();
    make(&account);
    let edited = account.write(|write| {
        for n in 0..EDITS {
            let record = RecordRef {
                table: "contacts".into(),
                id: RecordId(n % RECORDS + 1),
            };
            let values = [("phone".to_owned(), text(format!("+49 40 {n}")))].into();
            let update = Update {
                record,
                version: None,
                values,
            };
            update_in(write, &Context::operator(), vec![update])?;
        }
        Ok(())
    });
    edited.expect("contacts can be changed");
    account
}

fn checking(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("journal");
    let account = busy();
    let check = || {
        let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {});
        let found = found.expect("the file can be read");
        assert!(found.is_intact(), "{found:?}");
        found
    };
    group.sample_size(20);
    group.throughput(Throughput::Elements(check().operations));
    group.bench_function("verify", |bencher| bencher.iter(|| black_box(check())));
    group.finish();
}

criterion_group!(benches, checking);
criterion_main!(benches);
