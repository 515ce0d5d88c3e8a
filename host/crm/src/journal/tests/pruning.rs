//! What holds for a journal that was pruned: the chain stands, the bin works, and
//! what needs a value that is gone says so.

use super::{check, fault};
use crate::bin;
use crate::context::{Access, Actor, Context};
use crate::error::Error;
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::verify::Reason;
use crate::journal::{
    LEAST_KEPT_DAYS, VerifyOptions, changes, head, operation, prune, record_history,
};
use crate::records::testing::{contact, made, text};
use crate::records::{
    Decision, Keep, RecordState, Selection, Update, What, archive, create, delete, get, update,
};
use crate::store::Account;
use crate::undo::{self, Obstacle};
use crate::value::RecordRef;

const DAY: i64 = 86_400_000;

/// The operator, so many days from now.
fn in_days(days: i64) -> Context {
    let now = Context::operator();
    Context {
        at: now.at.plus_millis(days * DAY),
        address: Some([127, 0, 0, 1].into()),
        ..now
    }
}

fn only(record: &RecordRef) -> Selection {
    Selection {
        table: record.table.clone(),
        what: What::Ids(vec![record.id]),
    }
}

fn binned(account: &Account, record: &RecordRef, keep: Keep) -> OperationId {
    let along = Vec::new();
    delete(account, &in_days(0), only(record), Decision { keep, along })
        .unwrap()
        .operation
}

fn rename(account: &Account, context: &Context, record: &RecordRef, name: &str) -> OperationId {
    let values = [("name".to_owned(), text(name))].into();
    let asked = Update {
        record: record.clone(),
        version: None,
        values,
    };
    update(account, context, vec![asked])
        .unwrap()
        .operation
        .unwrap()
}

/// Prunes all that is older than so many days, a hundred days from now.
fn prune_all(account: &Account, older: i64) -> u32 {
    let context = in_days(100);
    let before = context.at.plus_millis(-older * DAY);
    let mut count = 0;
    loop {
        let step = prune(account, &context, before, 3).unwrap();
        count += step.count;
        if !step.more {
            return count;
        }
        assert!(step.operation.is_some());
    }
}

#[test]
fn what_is_pruned_loses_its_values_and_the_chain_holds() {
    let account = Account::in_memory().unwrap();
    let made = create(
        &account,
        &in_days(0),
        "contacts",
        contact("Ann", "a@b.example"),
    )
    .unwrap();
    let kept = rename(&account, &in_days(50), &made.record, "Anna");
    let before = head(&account).unwrap().unwrap().operation;
    assert_eq!(i64::from(prune_all(&account, 90)), before.0 - 1);

    let options = VerifyOptions {
        head: head(&account).unwrap(),
        ..VerifyOptions::default()
    };
    let found = check(&account, "", &options);
    assert!(found.is_intact(), "{found:?}");
    let context = Context::operator();
    let old = operation(&account, &context, made.operation).unwrap();
    assert_eq!((old.address, old.details.len(), old.changes), (None, 0, 1));
    let history = record_history(&account, &context, &made.record, 10, None).unwrap();
    let [new, old] = &history.entries[..] else {
        panic!("{history:?}")
    };
    assert_eq!(new.1.fields[0].after, text("Anna"));
    assert_eq!(old.1.fields.len(), 2);
    assert!(old.1.fields.iter().all(|field| field.withheld));
    assert_eq!(old.1.label, "Anna");
    let left: i64 = account
        .read(|read| {
            let sql = "SELECT count(*) FROM bailey_change
                       WHERE operation < ?1 AND (label IS NOT NULL OR vals <> '' OR salts <> x'')";
            Ok(read.connection().query_row(sql, [kept], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, 0);
    assert_eq!(prune_all(&account, 90), 0);
}

#[test]
fn nothing_newer_than_what_the_entry_says_may_be_missing() {
    let account = Account::in_memory().unwrap();
    let record = made(&account, "contacts", [("name", text("Ann"))]);
    let kept = rename(&account, &in_days(50), &record, "Anna");
    prune_all(&account, 90);
    let erase = "SET label = NULL, vals = '', salts = x''";
    let touch = format!("UPDATE bailey_change {erase} WHERE operation = {kept}");
    let missing = Reason::ValueMissing {
        position: 0,
        what: "the label".into(),
    };
    assert_eq!(fault(&account, &touch), (kept, missing));
    let touch = "UPDATE bailey_change SET label = 'Eve' WHERE position = 0 AND record = 1
                 AND kind = 'created' AND table_key = 'contacts'";
    assert!(fault(&account, touch).0 < kept);
}

#[test]
fn what_is_in_the_bin_comes_back_after_its_deletion_was_pruned() {
    let account = Account::in_memory().unwrap();
    let active = made(&account, "contacts", [("name", text("Ann"))]);
    let archived = made(&account, "contacts", [("name", text("Bob"))]);
    let undone = made(&account, "contacts", [("name", text("Cid"))]);
    archive(&account, &in_days(0), only(&archived)).unwrap();
    let deletions =
        [&active, &archived, &undone].map(|record| binned(&account, record, Keep::Forever));
    assert!(prune_all(&account, 90) > 0);

    let context = Context::operator();
    for deletion in &deletions[..2] {
        assert_eq!(
            bin::restore(
                &account,
                &context,
                &bin::Selection::Deletions(vec![*deletion])
            )
            .unwrap()
            .count,
            1
        );
    }
    undo::undo(&account, &context, deletions[2]).unwrap();
    let state = |record| {
        let record = get(&account, &context, record).unwrap();
        (record.state, record.label)
    };
    assert_eq!(state(&active), (RecordState::Active, "Ann".into()));
    assert_eq!(state(&archived), (RecordState::Archived, "Bob".into()));
    assert_eq!(state(&undone), (RecordState::Active, "Cid".into()));
}

#[test]
fn what_needs_a_value_that_was_pruned_is_not_undone() {
    let account = Account::in_memory().unwrap();
    let record = made(&account, "contacts", [("name", text("Ann"))]);
    let renamed = rename(&account, &in_days(0), &record, "Anna");
    let other = made(&account, "contacts", [("name", text("Bob"))]);
    let deletion = binned(&account, &other, Keep::Days(30));
    let restored = bin::restore(
        &account,
        &in_days(0),
        &bin::Selection::Deletions(vec![deletion]),
    )
    .unwrap();
    prune_all(&account, 90);
    for (operation, record) in [(renamed, record), (restored.operation.unwrap(), other)] {
        let plan = undo::plan(&account, &Context::operator(), operation).unwrap();
        assert_eq!(plan.obstacles, [(record, Obstacle::ValuesGone)]);
        let refused = undo::undo(&account, &Context::operator(), operation);
        assert!(matches!(refused, Err(Error::Conflict(_))));
    }
}

#[test]
fn an_erasure_may_be_pruned_with_what_it_erased() {
    let account = Account::in_memory().unwrap();
    let record = made(&account, "contacts", [("name", text("Ann"))]);
    let purged = binned(&account, &record, Keep::Purge);
    prune_all(&account, 90);
    assert!(check(&account, "", &VerifyOptions::default()).is_intact());
    let changes = changes(&account, &Context::operator(), purged, 10, None).unwrap();
    assert_eq!(changes.changes[0].record, record);
}

#[test]
fn the_journal_keeps_its_least_days_and_listens_to_admins_alone() {
    let account = Account::in_memory().unwrap();
    let context = in_days(100);
    let least = i64::from(LEAST_KEPT_DAYS) * DAY;
    let early = Timestamp(context.at.0 - least + 1);
    let refused = prune(&account, &context, early, 10);
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let member = Context {
        actor: Actor::User { user: UserId(5) },
        access: std::sync::Arc::new(Access::MEMBER),
        ..context
    };
    let refused = prune(&account, &member, Timestamp(0), 10);
    assert!(matches!(refused, Err(Error::Denied(_))));
}
