//! What holds for values that were erased: an entry says so, the chain stands,
//! and nothing else is excused.

use super::{account, check, fault};
use crate::context::Context;
use crate::ids::OperationId;
use crate::journal::verify::Reason;
use crate::journal::{VerifyOptions, changes, operation, record_history, verify};
use crate::records::testing::{contact, made, text, to};
use crate::records::{Decision, Keep, RelationField, Selection, What, create, delete};
use crate::store::Account;
use crate::undo::{self, Obstacle};
use crate::value::RecordRef;

fn gone(account: &Account, record: &RecordRef, keep: Keep) -> OperationId {
    let along = vec![RelationField {
        table: "notes".into(),
        field: "contact".into(),
    }];
    let selection = Selection {
        table: record.table.clone(),
        what: What::Ids(vec![record.id]),
    };
    delete(
        account,
        &Context::operator(),
        selection,
        Decision { keep, along },
    )
    .unwrap()
    .operation
}

fn holds(account: &Account) {
    let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(found.is_intact(), "{found:?}");
}

/// Says that an entry's own texts and its first change were erased.
fn say_erased(account: &Account, of: OperationId) {
    let context = Context::operator();
    account
        .write(move |write| {
            let mut operation = write.operation(&context, "journal.erased")?;
            operation.erases_operation(of);
            operation.erases_change(of, 0);
            operation.finish()
        })
        .unwrap();
}

#[test]
fn an_erased_value_is_no_fault_where_an_entry_says_so() {
    let (account, first) = account();
    say_erased(&account, first);
    let erase = |change: &str, operation: &str| {
        let touch = format!(
            "UPDATE bailey_change SET vals = '', label = NULL, {change} WHERE operation = {first};
             UPDATE bailey_operation SET details = '', {operation} WHERE id = {first};"
        );
        check(&account, &touch, &VerifyOptions::default()).fault
    };
    // All at once, or one after the other.
    assert_eq!(erase("salts = x''", "salts = x''"), None);
    assert_eq!(erase("salts = zeroblob(32)", "salts = zeroblob(48)"), None);
}

#[test]
fn a_salt_that_is_left_behind_is_named() {
    let (account, first) = account();
    say_erased(&account, first);
    let left = format!("UPDATE bailey_change SET vals = '' WHERE operation = {first}");
    let reason = Reason::Value {
        position: 0,
        what: "the field `name`".into(),
    };
    assert_eq!(fault(&account, &left), (first, reason));
    let left = format!("UPDATE bailey_operation SET details = '' WHERE id = {first}");
    assert_eq!(fault(&account, &left), (first, Reason::Header("detail")));
}

#[test]
fn an_erasure_excuses_no_value_that_was_changed() {
    let (account, first) = account();
    say_erased(&account, first);
    for set in [
        "vals = replace(vals, 'before', 'BEFORE')",
        "label = 'other'",
        "label = 'other', vals = '', salts = x''",
    ] {
        let touch = format!("UPDATE bailey_change SET {set} WHERE operation = {first}");
        assert_eq!(fault(&account, &touch).0, first, "{set}");
    }
    let touch =
        format!("UPDATE bailey_operation SET details = '[\"why\",\"x\"]' WHERE id = {first}");
    assert_eq!(fault(&account, &touch), (first, Reason::Header("detail")));
}

#[test]
fn an_erasure_excuses_nothing_that_it_does_not_name() {
    let (account, first) = account();
    say_erased(&account, first);
    let second = OperationId(first.0 + 1);
    let touch = format!(
        "UPDATE bailey_change SET label = NULL, vals = '', salts = x'' WHERE operation = {second}"
    );
    let missing = Reason::ValueMissing {
        position: 0,
        what: "the label".into(),
    };
    assert_eq!(fault(&account, &touch), (second, missing));
    let touch =
        format!("UPDATE bailey_operation SET details = '', salts = x'' WHERE id = {second}");
    assert!(matches!(
        fault(&account, &touch),
        (named, Reason::HeaderMissing(_)) if named == second
    ));
}

#[test]
fn a_purge_takes_the_records_values_out_of_the_journal() {
    for keep in [Keep::Purge, Keep::Days(30)] {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let written = create(
            &account,
            &context,
            "contacts",
            contact("Ann", "a@b.example"),
        )
        .unwrap();
        let ann = written.record;
        let note = made(
            &account,
            "notes",
            [("text", text("call Ann")), ("contact", to(&ann))],
        );
        let other = made(&account, "contacts", [("name", text("Bob"))]);
        let mut last = gone(&account, &ann, keep);
        if keep != Keep::Purge {
            let purged =
                crate::bin::purge(&account, &context, &crate::bin::Selection::record(&ann))
                    .unwrap();
            assert_eq!(purged.count, 2);
            last = purged.operation.unwrap();
        }
        for record in [&ann, &note] {
            let history = record_history(&account, &context, record, 200, None).unwrap();
            assert!(history.total >= 2);
            for (entry, change) in history.entries {
                assert_eq!(change.label, format!("#{}", record.id));
                assert!(
                    change.fields.iter().all(|field| field.withheld),
                    "{entry:?}"
                );
            }
        }
        let purge = changes(&account, &context, last, 200, None).unwrap();
        assert!(purge.changes.iter().all(|change| change.fields.is_empty()));
        let entry = operation(&account, &context, last).unwrap();
        assert!(entry.details.iter().all(|(name, _)| name != "erased"));
        let bob = record_history(&account, &context, &other, 200, None).unwrap();
        assert_eq!(bob.entries[0].1.fields[0].after, text("Bob"));
        holds(&account);
        let plan = undo::plan(&account, &context, written.operation).unwrap();
        assert_eq!(plan.obstacles, [(ann, Obstacle::Purged)]);
        assert!(undo::undo(&account, &context, last).is_err());
    }
}

#[test]
fn a_purge_of_many_names_them_in_runs() {
    let account = Account::in_memory().unwrap();
    let context = Context::operator();
    for n in 0..300 {
        made(
            &account,
            "contacts",
            [("name", text(&format!("Contact {n}")))],
        );
    }
    let everybody = Selection {
        table: "contacts".into(),
        what: What::Ids((1..=300).map(crate::ids::RecordId).collect()),
    };
    let decision = |keep| Decision {
        keep,
        along: Vec::new(),
    };
    let bin = decision(Keep::Forever);
    let binned = delete(&account, &context, everybody.clone(), bin).unwrap();
    crate::bin::restore(
        &account,
        &context,
        &crate::bin::Selection::Deletions(vec![binned.operation]),
    )
    .unwrap();
    let purged = delete(&account, &context, everybody, decision(Keep::Purge)).unwrap();
    let details: String = account
        .read(|read| {
            Ok(read.connection().query_row(
                "SELECT details FROM bailey_operation WHERE id = ?1",
                [purged.operation],
                |row| row.get(0),
            )?)
        })
        .unwrap();
    assert!(
        details.contains(&format!("{}/0-299", binned.operation)),
        "{details}"
    );
    holds(&account);
}
