//! What holds for the chain: it verifies as it was written, and names the first
//! entry that was touched.

use rusqlite::Connection;

use crate::context::{Actor, Context};
use crate::error::Result;
use crate::ids::{OperationId, RecordId, UserId};
use crate::journal::verify::{Reason, verify_connection};
use crate::journal::{
    Change, ChangeKind, FieldChange, Head, JournalFilter, JournalQuery, Verification,
    VerifyOptions, changes, head, operation, query, record_history, verify,
};
use crate::store::{Account, Write};
use crate::value::{RecordRef, Scalar, Value};

mod erasing;
mod flipped;
mod listing;
mod pruning;

fn text(text: &str) -> Value {
    Scalar::Text(text.to_owned()).into()
}

fn change(record: i64, before: Value, after: Value) -> Change {
    Change {
        table: "deals".into(),
        record: RecordId(record),
        kind: ChangeKind::Updated,
        version: 2,
        label: format!("Deal {record}"),
        fields: vec![FieldChange {
            field: "name".into(),
            before,
            after,
        }],
    }
}

fn append(write: &Write<'_>, kind: &str, changes: &[Change]) -> Result<OperationId> {
    let mut operation = write.operation(&Context::operator(), kind)?;
    operation.detail("why", "a test");
    for change in changes {
        operation.change(change)?;
    }
    operation.finish()
}

/// An account with three entries of our own after those that made it.
fn account() -> (std::sync::Arc<Account>, OperationId) {
    let account = Account::in_memory().unwrap();
    let first = account
        .write(|write| {
            let first = append(
                write,
                "records.update",
                &[change(1, text("before"), text("после"))],
            )?;
            append(
                write,
                "records.update",
                &[change(1, text("после"), Value::None)],
            )?;
            append(write, "session.signed-in", &[])?;
            Ok(first)
        })
        .unwrap();
    (account, first)
}

/// Checks a copy after `touch` did something to it that Bailey never does.
fn check(account: &Account, touch: &str, options: &VerifyOptions) -> Verification {
    account
        .read(|read| {
            let mut copy = Connection::open_in_memory()?;
            rusqlite::backup::Backup::new(read.connection(), &mut copy)?.run_to_completion(
                1000,
                std::time::Duration::ZERO,
                None,
            )?;
            let triggers =
                "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'";
            let triggers: Vec<String> = copy
                .prepare(triggers)?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            copy.execute_batch(&triggers.join(";"))?;
            copy.execute_batch(touch)?;
            verify_connection(&copy, options, &mut |_, _| {})
        })
        .unwrap()
}

fn fault(account: &Account, touch: &str) -> (OperationId, Reason) {
    let fault = check(account, touch, &VerifyOptions::default())
        .fault
        .unwrap();
    (fault.operation, fault.reason)
}

#[test]
fn a_journal_verifies_as_it_was_written() {
    let (account, _) = account();
    let head = head(&account).unwrap();
    let mut told = Vec::new();
    let options = VerifyOptions {
        head,
        public_key: None,
    };
    let found = verify(account.path(), &options, &mut |done, of| {
        told.push((done, of))
    })
    .unwrap();
    assert!(found.is_intact(), "{found:?}");
    assert_eq!(found.head, head);
    assert_eq!(told.last(), Some(&(found.operations, found.operations)));
}

#[test]
fn an_entry_that_was_changed_is_named() {
    let (account, first) = account();
    let second = OperationId(first.0 + 1);
    let on = |set: &str| format!("UPDATE bailey_operation SET {set} WHERE id = {second}");
    for set in [
        "at = at + 1",
        "kind = 'x'",
        "surface = 'api'",
        "hash = zeroblob(32)",
    ] {
        assert_eq!(fault(&account, &on(set)), (second, Reason::Hash), "{set}");
    }
    let other = r#"details = '["why","another"]'"#;
    assert_eq!(
        fault(&account, &on(other)),
        (second, Reason::Header("detail"))
    );
    assert_eq!(
        fault(&account, &on("address = '::1'")),
        (second, Reason::Header("address"))
    );
    assert_eq!(
        fault(&account, &on("details = ''")),
        (second, Reason::HeaderMissing("detail"))
    );
    let named = fault(&account, &on("actor_user = 3"));
    assert_eq!(named, (second, Reason::Contradiction("actor_user")));
    let (named, _) = fault(
        &account,
        &format!("DELETE FROM bailey_operation WHERE id = {second}"),
    );
    assert_eq!(named, second);
}

#[test]
fn a_value_that_was_changed_or_taken_is_named() {
    let (account, first) = account();
    let on = |set: &str| format!("UPDATE bailey_change SET {set} WHERE operation = {first}");
    let value = |what: &str| Reason::Value {
        position: 0,
        what: what.into(),
    };
    assert_eq!(
        fault(&account, &on("vals = replace(vals, 'before', 'BEFORE')")),
        (first, value("the field `name`"))
    );
    assert_eq!(
        fault(&account, &on("label = 'other'")),
        (first, value("the label"))
    );
    let missing = Reason::ValueMissing {
        position: 0,
        what: "the field `name`".into(),
    };
    assert_eq!(fault(&account, &on("vals = ''")), (first, missing));
    assert_eq!(fault(&account, &on("record = 2")), (first, Reason::Hash));
    let gone = format!("DELETE FROM bailey_change WHERE operation = {first}");
    assert_eq!(
        fault(&account, &gone),
        (first, Reason::Changes { said: 1, found: 0 })
    );
}

#[test]
fn a_cut_tail_is_noticed_by_a_head_kept_elsewhere() {
    let (account, first) = account();
    let cut = format!(
        "DELETE FROM bailey_operation WHERE id > {first};
                       DELETE FROM bailey_change WHERE operation > {first};
                       DELETE FROM bailey_checkpoint WHERE operation > {first}"
    );
    assert!(check(&account, &cut, &VerifyOptions::default()).is_intact());
    // The operator's file has it, and so may anybody.
    let options = account.kept().unwrap();
    let kept = head(&account).unwrap().unwrap();
    assert_eq!(options.head, Some(kept));
    let fault = check(&account, &cut, &options).fault.unwrap();
    assert_eq!(fault.operation.0, first.0 + 1);
    assert_eq!(fault.reason, Reason::Cut { head: kept });
}

#[test]
fn another_journal_is_noticed_by_a_head_kept_elsewhere() {
    let (account, first) = account();
    let kept = Head {
        operation: first,
        hash: [1; 32],
    };
    let options = VerifyOptions {
        head: Some(kept),
        public_key: None,
    };
    let fault = check(&account, "", &options).fault.unwrap();
    assert_eq!(
        (fault.operation, fault.reason),
        (first, Reason::OtherHead { head: kept })
    );
}

#[test]
fn checkpoints_are_signed_and_a_forged_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let options = crate::store::Options {
        durability: crate::store::Durability::None,
        checkpoint_every: 2,
        ..Default::default()
    };
    let crm = crate::store::Crm::open(folder.path(), options).unwrap();
    let new = crate::store::NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    for _ in 0..5 {
        account
            .write(|write| append(write, "test.noted", &[]))
            .unwrap();
    }
    let options = VerifyOptions {
        head: None,
        public_key: Some(crm.journal_key()),
    };
    let found = check(&account, "", &options);
    assert!(found.is_intact() && found.checkpoints >= 2, "{found:?}");

    let forged = "UPDATE bailey_checkpoint SET at = at + 1";
    let fault = check(&account, forged, &options).fault.unwrap();
    assert_eq!(fault.reason, Reason::Checkpoint("its signature is not one"));
    let other = VerifyOptions {
        head: None,
        public_key: Some([9; 32]),
    };
    let fault = check(&account, "", &other).fault.unwrap();
    assert_eq!(
        fault.reason,
        Reason::Checkpoint("it is signed with another key")
    );
}

#[test]
fn closing_signs_the_last_entry() {
    let crm = crate::store::Crm::open_memory().unwrap();
    let new = crate::store::NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    assert_eq!(
        check(&account, "", &VerifyOptions::default()).checkpoints,
        0
    );
    crm.close_idle(std::time::Duration::ZERO);
    assert_eq!(
        check(&account, "", &VerifyOptions::default()).checkpoints,
        1
    );
}

#[test]
fn a_text_file_is_no_journal() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "not a database, but long enough to look at").unwrap();
    assert!(verify(file.path(), &VerifyOptions::default(), &mut |_, _| {}).is_err());
    let none = std::path::Path::new("no such file");
    assert!(verify(none, &VerifyOptions::default(), &mut |_, _| {}).is_err());
}

#[test]
fn a_head_is_read_back_from_its_text() {
    let head = Head {
        operation: OperationId(42),
        hash: [7; 32],
    };
    assert_eq!(head.to_string().parse::<Head>().unwrap(), head);
    assert!("42".parse::<Head>().is_err());
    assert!("42:00".parse::<Head>().is_err());
}

#[test]
fn entries_are_listed_newest_first_in_pages() {
    let (account, first) = account();
    let context = Context::operator();
    let asked = JournalQuery {
        filter: JournalFilter {
            kinds: vec!["records.".into()],
            ..Default::default()
        },
        limit: 1,
        after: None,
    };
    let page = query(&account, &context, &asked).unwrap();
    assert_eq!((page.total, page.operations[0].id.0), (2, first.0 + 1));
    let asked = JournalQuery {
        after: page.next,
        ..asked
    };
    let page = query(&account, &context, &asked).unwrap();
    assert_eq!(
        (page.total, page.operations[0].id, page.next),
        (2, first, None)
    );
}

#[test]
fn entries_are_found_by_record_table_and_kind() {
    let (account, first) = account();
    let context = Context::operator();
    let count = |filter: JournalFilter| {
        let asked = JournalQuery {
            filter,
            ..Default::default()
        };
        query(&account, &context, &asked).unwrap().total
    };
    let record = |id| {
        Some(RecordRef {
            table: "deals".into(),
            id: RecordId(id),
        })
    };
    assert_eq!(
        count(JournalFilter {
            record: record(1),
            ..Default::default()
        }),
        2
    );
    assert_eq!(
        count(JournalFilter {
            record: record(2),
            ..Default::default()
        }),
        0
    );
    assert_eq!(
        count(JournalFilter {
            table: Some("deals".into()),
            ..Default::default()
        }),
        // The table was made, too.
        3
    );
    assert_eq!(
        count(JournalFilter {
            kinds: vec!["session.signed-in".into()],
            ..Default::default()
        }),
        1
    );
    assert_eq!(
        count(JournalFilter {
            by_user: Some(UserId(1)),
            ..Default::default()
        }),
        0
    );
    let found = operation(&account, &context, first).unwrap();
    assert_eq!(found.details, [("why".to_owned(), "a test".to_owned())]);
}

#[test]
fn a_member_sees_records_and_their_own_acts_alone() {
    let (account, first) = account();
    let member = Context {
        actor: Actor::User { user: UserId(5) },
        access: std::sync::Arc::new(crate::context::Access::MEMBER),
        ..Context::operator()
    };
    let own = member.clone();
    account
        .write(move |write| write.operation(&own, "session.signed-in")?.finish())
        .unwrap();
    let page = query(
        &account,
        &member,
        &JournalQuery {
            limit: 200,
            ..Default::default()
        },
    )
    .unwrap();
    let kinds: Vec<_> = page
        .operations
        .iter()
        .map(|operation| operation.kind.as_str())
        .collect();
    assert_eq!(
        kinds,
        ["session.signed-in", "records.update", "records.update"]
    );
    let other = operation(&account, &member, OperationId(first.0 + 2));
    assert!(matches!(other, Err(crate::Error::NotFound(_))));
}

#[test]
fn a_records_history_has_its_values_before_and_after() {
    let (account, first) = account();
    let context = Context::operator();
    let record = RecordRef {
        table: "deals".into(),
        id: RecordId(1),
    };
    let page = record_history(&account, &context, &record, 1, None).unwrap();
    assert_eq!((page.total, page.entries[0].0.id.0), (2, first.0 + 1));
    let page = record_history(&account, &context, &record, 1, page.next.as_deref()).unwrap();
    assert_eq!(page.entries[0].1.fields[0].after, text("после"));
    assert_eq!(page.next, None);
    let page = changes(&account, &context, first, 10, None).unwrap();
    assert_eq!((page.total, page.changes[0].label.as_str()), (1, "Deal 1"));
}
