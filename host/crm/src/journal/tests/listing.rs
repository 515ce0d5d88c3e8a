//! What the log finds entries by is checked too: an entry that a filter would
//! leave out, or show for another's, is named.

use std::sync::Arc;

use crate::context::{Actor, Context};
use crate::ids::{OperationId, RecordId, UserId};
use crate::journal::tests::{change, check, fault};
use crate::journal::{Change, Reason, VerifyOptions};
use crate::store::Account;
use crate::value::Value;

/// An account with two full spans and a part of a third.
fn filled() -> Arc<Account> {
    let account = Account::in_memory().unwrap();
    account
        .write(|write| {
            for n in 0..2_500_i64 {
                let context = Context {
                    actor: Actor::User {
                        user: UserId(n % 3),
                    },
                    address: (n % 2 == 0).then(|| [10, 0, 0, 1].into()),
                    request: (n % 5 == 0).then(|| format!("r{n}")),
                    ..Context::operator()
                };
                let kind = ["records.update", "session.signed-in"][usize::from(n % 4 == 0)];
                let mut operation = write.operation(&context, kind)?;
                if n % 4 != 0 {
                    operation.change(&change(n, Value::None, Value::None))?;
                }
                if n % 8 == 1 {
                    operation.change(&Change {
                        table: "notes".into(),
                        record: RecordId(n),
                        ..change(n, Value::None, Value::None)
                    })?;
                }
                operation.finish()?;
            }
            Ok(())
        })
        .unwrap();
    account
}

#[test]
fn what_the_log_finds_entries_by_is_compared_with_them() {
    let account = filled();
    let intact = check(&account, "", &VerifyOptions::default());
    assert!(intact.is_intact(), "{intact:?}");
    let (in_first, in_second) = (OperationId(1), OperationId(1_025));
    let named = |touch: &str| fault(&account, touch);

    let gone = "DELETE FROM bailey_facet WHERE facet = 'kind' AND value = 'session.signed-in' AND span = 1";
    let (operation, reason) = named(gone);
    assert_eq!(reason, Reason::Listing("kind"));
    assert!((1_025..1_033).contains(&operation.0), "{operation}");

    let others =
        "UPDATE bailey_facet SET marks = x'0003' WHERE facet = 'user' AND value = '2' AND span = 0";
    assert_eq!(named(others).1, Reason::Listing("user"));
    let swapped = "UPDATE bailey_facet SET marks = x'00' WHERE facet = 'address' AND span = 0";
    assert_eq!(named(swapped).1, Reason::Listing("address"));
    let more =
        "INSERT INTO bailey_facet (facet, value, span, marks) VALUES ('user', '99', 1, x'0001')";
    assert_eq!(named(more), (in_second, Reason::Listing("values")));
    let beyond =
        "INSERT INTO bailey_facet (facet, value, span, marks) VALUES ('user', '1', 7, x'0001')";
    assert_eq!(named(beyond).1, Reason::Listing("values"));

    let period = "UPDATE bailey_span SET until = until + 1 WHERE span = 0";
    assert_eq!(named(period), (in_first, Reason::Listing("period")));
    let request = "UPDATE bailey_span SET requests = zeroblob(2048) WHERE span = 1";
    assert_eq!(named(request).1, Reason::Listing("request"));
}

#[test]
fn tables_that_an_entry_touched_besides_its_first_are_compared() {
    let account = filled();
    let last: i64 = account
        .read(|read| {
            let sql = "SELECT max(operation) FROM bailey_operation_also";
            Ok(read.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    let named = |touch: &str| fault(&account, touch);
    let table = |id: i64| (OperationId(id), Reason::Listing("table"));
    let gone = format!("DELETE FROM bailey_operation_also WHERE operation = {last}");
    assert_eq!(named(&gone), table(last));
    let other =
        format!("UPDATE bailey_operation_also SET table_key = 'zzz' WHERE operation = {last}");
    assert_eq!(named(&other), table(last));
    let more = "INSERT INTO bailey_operation_also (operation, table_key) VALUES (2400, 'zzz')";
    assert_eq!(named(more), table(2_400));
    let beyond = "INSERT INTO bailey_operation_also (operation, table_key) VALUES (9000, 'zzz')";
    assert_eq!(named(beyond), table(9_000));
}
