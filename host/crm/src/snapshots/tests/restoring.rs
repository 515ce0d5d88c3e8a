//! What holds for bringing back: what the plan says, as one operation that can be
//! taken back, and nothing that was made since is lost.

mod kept;
mod random;
mod remaking;

use std::collections::BTreeSet;

use super::{Ground, only};
use crate::bin::{self, Selection as Part};
use crate::context::{Access, Context};
use crate::erasure;
use crate::error::Error;
use crate::ids::{RecordId, Timestamp, UserId};
use crate::journal::{self, ChangeKind};
use crate::records::testing::{choice, contact, made, text, to};
use crate::records::{
    Decision, Keep, Record, RecordState, Update, create, delete, get, unarchive, update,
};
use crate::snapshots::{
    Differences, RestorePlan, Restored, Scope, Snapshot, Span, Then, plan, restore,
};
use crate::store::Account;
use crate::undo::{self, Obstacle};
use crate::value::RecordRef;

const ALL: Differences = Differences {
    added: true,
    changed: true,
    gone: true,
};

fn planned(ground: &Ground, then: &Then, scope: &Scope) -> RestorePlan {
    plan(&ground.account, &Context::operator(), then, scope, 100).unwrap()
}

fn of(ground: &Ground) -> Then {
    Then::Snapshot(Snapshot::open(&ground.file()).unwrap())
}

fn restored(ground: &Ground, scope: &Scope) -> Restored {
    restored_to(ground, of(ground), scope)
}

fn restored_to(ground: &Ground, then: Then, scope: &Scope) -> Restored {
    let hash = planned(ground, &then, scope).hash;
    let context = Context::operator();
    restore(&ground.account, &context, then, scope, hash, &mut |_, _| {}).unwrap()
}

fn record(table: &str, id: i64) -> RecordRef {
    RecordRef {
        table: table.into(),
        id: RecordId(id),
    }
}

fn read(account: &Account, record: &RecordRef) -> Record {
    get(account, &Context::operator(), record).unwrap()
}

fn rename(account: &Account, record: &RecordRef, name: &str) {
    let values = [("name".to_owned(), text(name))].into();
    let asked = Update {
        record: record.clone(),
        version: None,
        values,
    };
    update(account, &Context::operator(), vec![asked]).unwrap();
}

fn bin(account: &Account, table: &str, id: i64) {
    let decision = Decision {
        keep: Keep::Days(30),
        along: Vec::new(),
    };
    delete(account, &Context::operator(), only(table, id), decision).unwrap();
}

fn purge(account: &Account, record: &RecordRef) {
    bin(account, &record.table, record.id.0);
    let part = Part::Records(vec![record.clone()]);
    bin::purge(account, &Context::operator(), &part).unwrap();
}

/// Every field of every record that is not in the bin, with its state.
fn everything(account: &Account) -> Vec<String> {
    let schema = account.whole_schema().unwrap();
    let mut all = Vec::new();
    for table in schema.tables() {
        for id in 1..60 {
            let found = get(account, &Context::operator(), &record(&table.key, id));
            if let Ok(found) = found
                && found.state != RecordState::Deleted
            {
                all.push(format!(
                    "{} {id} {:?} {:?}",
                    table.key, found.state, found.values
                ));
            }
        }
    }
    all
}

/// A moment that is later than all that was done.
fn a_moment_later() -> Timestamp {
    let last = Timestamp::now();
    while Timestamp::now() <= last {
        std::thread::yield_now();
    }
    Timestamp::now()
}

#[test]
fn nothing_is_different_at_first() {
    let ground = Ground::new();
    let found = planned(
        &ground,
        &Then::Snapshot(ground.taken()),
        &Scope {
            what: ALL,
            ..Scope::default()
        },
    );
    assert_eq!((found.restorable, found.left_count), (0, 0));
    assert!(
        found
            .tables
            .iter()
            .all(|table| table.changed + table.added + table.gone == 0)
    );
    assert_eq!(found.tables.iter().map(|table| table.same).sum::<u64>(), 6);
}

#[test]
fn the_plan_tells_what_was_made_changed_and_lost_since() {
    let ground = Ground::new();
    let then = Then::Snapshot(ground.taken());
    let account = &ground.account;
    rename(account, &record("deals", 1), "Renamed");
    purge(account, &record("notes", 1));
    create(
        account,
        &Context::operator(),
        "contacts",
        contact("New", "n@acme.example"),
    )
    .unwrap();
    unarchive(account, &Context::operator(), only("contacts", 2)).unwrap();
    let found = planned(&ground, &then, &Scope::default());
    let counts = |key: &str| {
        let table = found
            .tables
            .iter()
            .find(|table| table.table == key)
            .unwrap();
        (table.same, table.added, table.changed, table.gone)
    };
    assert_eq!(counts("deals"), (0, 0, 1, 0));
    assert_eq!(counts("notes"), (0, 0, 0, 1));
    assert_eq!(counts("contacts"), (2, 1, 1, 0));
    let becomes: Vec<_> = found
        .back
        .iter()
        .map(|back| (back.record.table.as_str(), back.becomes))
        .collect();
    assert_eq!(
        becomes,
        [
            ("contacts", ChangeKind::Archived),
            ("deals", ChangeKind::Updated),
            ("notes", ChangeKind::Created)
        ]
    );
}

#[test]
fn some_tables_come_back_and_the_others_stay_as_they_are() {
    let ground = Ground::new();
    drop(ground.taken());
    let account = &ground.account;
    rename(account, &record("deals", 1), "Renamed");
    rename(account, &record("contacts", 1), "Renamed");
    let scope = Scope {
        tables: Some(BTreeSet::from(["contacts".to_owned()])),
        ..Scope::default()
    };
    assert_eq!(restored(&ground, &scope).restored, 1);
    assert_eq!(read(account, &record("contacts", 1)).label, "Ola");
    assert_eq!(read(account, &record("deals", 1)).label, "Renamed");
}

#[test]
fn what_was_deleted_for_good_comes_back_under_its_number_with_what_it_belonged_to() {
    let ground = Ground::new();
    let account = &ground.account;
    let before = read(account, &record("deals", 1));
    drop(ground.taken());
    purge(account, &record("notes", 1));
    purge(account, &record("deals", 1));
    let done = restored(&ground, &Scope::default());
    assert_eq!((done.restored, done.left), (2, 0));
    let after = read(account, &record("deals", 1));
    assert_eq!(after.values, before.values);
    assert!(after.version > before.version + 2, "{}", after.version);
    assert_eq!(after.created_at, before.created_at);
    let deal = read(account, &record("notes", 1));
    assert!(deal.values.contains(&to(&record("deals", 1))));
}

#[test]
fn a_restore_is_one_operation_and_can_be_taken_back() {
    let ground = Ground::new();
    drop(ground.taken());
    let account = &ground.account;
    rename(account, &record("deals", 1), "Renamed");
    purge(account, &record("notes", 1));
    create(
        account,
        &Context::operator(),
        "contacts",
        contact("New", "n@acme.example"),
    )
    .unwrap();
    let now = everything(account);
    let done = restored(
        &ground,
        &Scope {
            what: ALL,
            ..Scope::default()
        },
    );
    assert_ne!(everything(account), now);
    let entry = journal::operation(account, &Context::operator(), done.operation).unwrap();
    assert_eq!(
        (entry.kind.as_str(), entry.changes),
        ("records.restore-backup", 3)
    );
    undo::undo(account, &Context::operator(), done.operation).unwrap();
    assert_eq!(everything(account), now);
}

#[test]
fn who_was_erased_stays_erased() {
    let ground = Ground::new();
    drop(ground.taken());
    let account = &ground.account;
    let person = record("contacts", 1);
    let erasing = erasure::plan(account, &Context::operator(), &person).unwrap();
    erasure::erase(account, &Context::operator(), &person, &erasing.hash).unwrap();
    let then = of(&ground);
    let found = planned(&ground, &then, &Scope::default());
    assert_eq!((found.restorable, found.left_count), (0, 1));
    assert_eq!(
        (&found.left[0].record, found.left[0].why),
        (&person, Obstacle::ValuesGone)
    );
    assert!(!found.left[0].label.contains("Ola"));
}

#[test]
fn a_unique_value_that_another_has_now_is_left_to_it() {
    let ground = Ground::new();
    drop(ground.taken());
    let account = &ground.account;
    purge(account, &record("contacts", 1));
    create(
        account,
        &Context::operator(),
        "contacts",
        contact("Heir", "a@acme.example"),
    )
    .unwrap();
    let then = of(&ground);
    let found = planned(&ground, &then, &Scope::default());
    assert_eq!(found.restorable, 0);
    assert_eq!(found.left[0].why, Obstacle::UniqueTaken);
}

#[test]
fn what_refers_to_what_stays_away_stays_away_too() {
    let ground = Ground::new();
    drop(ground.taken());
    let account = &ground.account;
    purge(account, &record("notes", 1));
    purge(account, &record("deals", 1));
    let scope = Scope {
        tables: Some(BTreeSet::from(["notes".to_owned()])),
        ..Scope::default()
    };
    let then = of(&ground);
    let found = planned(&ground, &then, &scope);
    assert_eq!((found.restorable, found.left[0].why), (0, Obstacle::Purged));
}

#[test]
fn an_owners_records_or_those_of_a_time_come_back_alone() {
    let ground = Ground::new();
    let account = &ground.account;
    let deal = |owner: i64| {
        let owner = to(&record("users", owner));
        made(
            account,
            "deals",
            [
                ("name", text("Deal")),
                ("stage", choice("won")),
                ("owner", owner),
            ],
        )
    };
    let user = crate::directory::NewUser {
        name: "Jan".into(),
        email: "jan@acme.example".into(),
        ..Default::default()
    };
    crate::directory::create_user(account, &Context::operator(), user).unwrap();
    let (annas, jans) = (deal(1), deal(2));
    drop(ground.taken());
    rename(account, &annas, "Other");
    rename(account, &jans, "Other");
    let mine = Scope {
        owner: Some(UserId(2)),
        ..Scope::default()
    };
    assert_eq!(restored(&ground, &mine).restored, 1);
    assert_eq!(read(account, &jans).label, "Deal");
    assert_eq!(read(account, &annas).label, "Other");
    let then = of(&ground);
    let at = |since, until| Scope {
        changed: Some(Span {
            since: Timestamp(since),
            until: Timestamp(until),
        }),
        ..Scope::default()
    };
    assert_eq!(planned(&ground, &then, &at(0, 1)).restorable, 0);
    assert_eq!(planned(&ground, &then, &at(0, i64::MAX)).restorable, 1);
}

#[test]
fn what_moved_since_the_plan_is_not_written_over() {
    let ground = Ground::new();
    let then = Then::Snapshot(ground.taken());
    let account = &ground.account;
    rename(account, &record("deals", 1), "Renamed");
    let hash = planned(&ground, &then, &Scope::default()).hash;
    rename(account, &record("deals", 1), "Renamed again");
    let context = Context::operator();
    let done = restore(
        account,
        &context,
        then,
        &Scope::default(),
        hash,
        &mut |_, _| {},
    );
    assert!(matches!(done, Err(Error::Conflict(_))));
    assert_eq!(read(account, &record("deals", 1)).label, "Renamed again");
}

#[test]
fn another_accounts_snapshot_and_members_are_refused() {
    let (ground, other) = (Ground::new(), Ground::new());
    let then = Then::Snapshot(other.taken());
    let said = plan(
        &ground.account,
        &Context::operator(),
        &then,
        &Scope::default(),
        1,
    );
    assert!(
        said.unwrap_err()
            .to_string()
            .contains("not of this account")
    );
    let member = Context {
        access: Access::MEMBER.into(),
        ..Context::operator()
    };
    let said = plan(&other.account, &member, &then, &Scope::default(), 1);
    assert!(matches!(said, Err(Error::Denied(_))));
}

#[test]
fn any_moment_comes_back_by_the_journal_alone() {
    let ground = Ground::new();
    let account = &ground.account;
    let context = Context::operator();
    let deal = record("deals", 1);
    rename(account, &deal, "Second name");
    let moment = a_moment_later();
    rename(account, &deal, "Third name");
    bin(account, "notes", 1);
    create(
        account,
        &context,
        "contacts",
        contact("New", "n@acme.example"),
    )
    .unwrap();
    let one = Scope {
        tables: Some(BTreeSet::from(["deals".to_owned()])),
        records: Some(BTreeSet::from([RecordId(1)])),
        ..Scope::default()
    };
    let found = planned(&ground, &Then::Moment(moment, None), &one);
    assert_eq!((found.restorable, found.tables.len()), (1, 1));
    restored_to(&ground, Then::Moment(moment, None), &one);
    assert_eq!(read(account, &deal).label, "Second name");
    assert_eq!(
        read(account, &record("notes", 1)).state,
        RecordState::Deleted
    );
    let all = Scope {
        what: ALL,
        ..Scope::default()
    };
    let done = restored_to(&ground, Then::Moment(moment, None), &all);
    assert_eq!((done.restored, done.left), (2, 0));
    assert_eq!(
        read(account, &record("notes", 1)).state,
        RecordState::Active
    );
}

#[test]
fn of_what_is_gone_for_good_a_backup_has_to_tell() {
    let ground = Ground::new();
    let account = &ground.account;
    drop(ground.taken());
    rename(account, &record("deals", 1), "Touched after the backup");
    let moment = a_moment_later();
    purge(account, &record("notes", 1));
    purge(account, &record("deals", 1));
    let found = planned(&ground, &Then::Moment(moment, None), &Scope::default());
    assert_eq!((found.restorable, found.left_count), (0, 2));
    assert!(found.left.iter().all(|left| left.why == Obstacle::Purged));
    let snapshot = Snapshot::open(&ground.file()).unwrap();
    let then = Then::Moment(moment, Some(snapshot));
    let found = planned(&ground, &then, &Scope::default());
    let why: Vec<_> = found
        .left
        .iter()
        .map(|left| (left.record.table.as_str(), left.why))
        .collect();
    // The deal was another one by then, and the note needs the deal.
    assert_eq!(
        why,
        [("deals", Obstacle::ValuesGone), ("notes", Obstacle::Purged)]
    );
}

#[test]
fn a_backup_of_after_the_moment_tells_nothing_of_it() {
    let ground = Ground::new();
    let moment = a_moment_later();
    rename(&ground.account, &record("deals", 1), "Renamed");
    let then = Then::Moment(moment, Some(ground.taken()));
    let said = plan(
        &ground.account,
        &Context::operator(),
        &then,
        &Scope::default(),
        1,
    );
    assert!(said.unwrap_err().to_string().contains("later moment"));
}
