//! What holds for files, writers and readers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::time::{Duration, Instant};

use crate::context::{Access, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::journal;
use crate::plugin_data::{Overlay, storage};
use crate::store::{Account, Crm, Durability, NewAccount, Options, Write};

fn options() -> Options {
    Options {
        durability: Durability::None,
        ..Options::default()
    }
}

fn new(id: &str) -> NewAccount {
    NewAccount {
        id: id.parse().unwrap(),
        name: id.to_uppercase(),
    }
}

/// An act that leaves one entry in the journal.
fn note(write: &mut Write<'_>) -> Result<OperationId> {
    write
        .operation(&Context::operator(), "test.noted")?
        .finish()
}

fn operations(account: &Account) -> i64 {
    journal::head(account)
        .unwrap()
        .map_or(0, |head| head.operation.0)
}

#[test]
fn a_data_folder_belongs_to_one_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let first = Crm::open(folder.path(), options()).unwrap();
    assert!(matches!(
        Crm::open(folder.path(), options()),
        Err(Error::Unavailable(_))
    ));
    drop(first);
    Crm::open(folder.path(), options()).unwrap();
}

#[test]
fn an_account_is_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let crm = Crm::open(folder.path(), options()).unwrap();
    let account = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    account.write(note).unwrap();
    let head = journal::head(&account).unwrap();
    drop((account, crm));

    let crm = Crm::open(folder.path(), options()).unwrap();
    assert_eq!(crm.accounts().unwrap()[0].name, "ACME");
    let account = crm.account(&"acme".parse().unwrap()).unwrap();
    assert!(!account.is_open());
    assert_eq!(crm.journal_head(account.id()).unwrap(), head);
    assert_eq!(journal::head(&account).unwrap(), head);
}

#[test]
fn an_account_is_made_once_and_by_the_operator() {
    let crm = Crm::open_memory().unwrap();
    let member = Context {
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    };
    assert!(matches!(
        crm.create_account(&member, new("acme")),
        Err(Error::Denied(_))
    ));
    crm.create_account(&Context::operator(), new("acme"))
        .unwrap();
    let again = crm.create_account(&Context::operator(), new("acme"));
    assert!(matches!(again, Err(Error::Conflict(_))));
    assert_eq!(crm.accounts().unwrap().len(), 1);
    assert!(matches!(
        crm.account(&"other".parse().unwrap()),
        Err(Error::NotFound(_))
    ));
}

#[test]
fn writers_wait_together_and_one_that_fails_holds_up_no_other() {
    let account = Account::in_memory().unwrap();
    let before = operations(&account);
    let start = Barrier::new(20);
    let failed = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for n in 0..20 {
            let (account, start, failed) = (&account, &start, &failed);
            scope.spawn(move || {
                start.wait();
                let outcome = account.write(move |write| {
                    note(write)?;
                    if n == 7 {
                        Err(Error::Conflict("no".into()))
                    } else {
                        Ok(())
                    }
                });
                if outcome.is_err() {
                    failed.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(failed.into_inner(), 1);
    assert_eq!(operations(&account) - before, 19);
}

#[test]
fn an_act_that_panics_is_answered_and_taken_back() {
    let account = Account::in_memory().unwrap();
    let before = operations(&account);
    let outcome = account.write(|write| -> Result<()> {
        note(write)?;
        panic!("on purpose");
    });
    assert!(matches!(outcome, Err(Error::Internal(_))));
    assert_eq!(operations(&account), before);
    account.write(note).unwrap();
}

#[test]
fn an_unfinished_operation_takes_its_write_back() {
    let account = Account::in_memory().unwrap();
    let before = operations(&account);
    let outcome = account.write(|write| {
        let operation = write.operation(&Context::operator(), "test.begun")?;
        Ok(operation.id())
    });
    assert!(matches!(outcome, Err(Error::Internal(_))));
    assert_eq!(operations(&account), before);
    account.write(note).unwrap();
}

#[test]
fn a_write_within_a_write_is_refused_instead_of_waiting_for_itself() {
    let account = Account::in_memory().unwrap();
    let inner = Arc::clone(&account);
    let outcome = account.write(move |_| inner.write(note));
    assert!(matches!(outcome, Err(Error::Internal(_))));
}

#[test]
fn a_commit_that_fails_answers_every_member() {
    let account = Account::in_memory().unwrap();
    let before = operations(&account);
    let outcome = account.write(|write| {
        write.connection().commit_hook(Some(|| true))?;
        note(write)
    });
    assert!(matches!(outcome, Err(Error::Unavailable(_))));
    assert_eq!(operations(&account), before);
    let lifted = account.write(|write| {
        write.connection().commit_hook(None::<fn() -> bool>)?;
        note(write)
    });
    assert_eq!(lifted.unwrap().0, before + 1);
}

#[test]
fn a_full_disk_changes_nothing_and_says_so() {
    let account = Account::in_memory().unwrap();
    let before = operations(&account);
    let pages = |limit: u32| {
        account.write(move |write| {
            Ok(write
                .connection()
                .pragma_update(None, "max_page_count", limit)?)
        })
    };
    pages(1).unwrap();
    let outcome = account.write(|write| {
        for _ in 0..1000 {
            note(write)?;
        }
        Ok(())
    });
    assert!(matches!(outcome, Err(Error::DiskFull)), "{outcome:?}");
    pages(1_000_000).unwrap();
    assert_eq!(operations(&account), before);
    account.write(note).unwrap();
}

#[test]
fn bulk_acts_and_others_take_turns() {
    let account = Account::in_memory().unwrap();
    let before = operations(&account);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| account.write_bulk(note).unwrap());
            scope.spawn(|| account.write(note).unwrap());
        }
    });
    assert_eq!(operations(&account) - before, 8);
}

#[test]
fn a_reader_sees_one_moment() {
    let account = Account::in_memory().unwrap();
    let (first, second) = account
        .read(|read| {
            let first = journal::head_of(read.connection())?;
            account.write(note)?;
            Ok((first, journal::head_of(read.connection())?))
        })
        .unwrap();
    assert_eq!(first, second);
    assert_ne!(journal::head(&account).unwrap(), first);
}

#[test]
fn a_reader_can_not_write() {
    let account = Account::in_memory().unwrap();
    let outcome = account.read(|read| {
        Ok(read
            .connection()
            .execute("UPDATE bailey_account SET id = 'other'", [])?)
    });
    assert!(matches!(outcome, Err(Error::Database(_))));
}

#[test]
fn a_query_past_its_deadline_is_interrupted_and_the_reader_lives_on() {
    let account = Account::in_memory().unwrap();
    let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                   SELECT count(*) FROM n";
    let deadline = Instant::now() + Duration::from_millis(20);
    let outcome = account.read_until(deadline, |read| {
        Ok(read
            .connection()
            .query_row(endless, [], |row| row.get::<_, i64>(0))?)
    });
    assert!(matches!(outcome, Err(Error::Limit(_))));
    account.whole_schema().unwrap();
}

#[test]
fn what_takes_waiting_is_not_read_where_nobody_may_wait() {
    let folder = tempfile::tempdir().unwrap();
    let crm = Crm::open(folder.path(), options()).unwrap();
    crm.create_account(&Context::operator(), new("a")).unwrap();
    drop(crm);
    let crm = Crm::open(folder.path(), options()).unwrap();
    let account = crm.account(&"a".parse().unwrap()).unwrap();
    let one = || account.read_now(|_| Ok(1)).unwrap();
    assert_eq!(one(), None, "it is not open");
    account.read(|_| Ok(())).unwrap();
    assert_eq!(one(), Some(1));
    let within = account.read_now(|_| Ok(one())).unwrap();
    assert_eq!(within, Some(None), "no other reader is idle");
    let long = account.read_now(|read| {
        let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                       SELECT count(*) FROM n";
        Ok(read
            .connection()
            .query_row(numbers, [], |row| row.get::<_, i64>(0))?)
    });
    assert_eq!(long.unwrap(), None, "it never ends");
    assert_eq!(one(), Some(1), "the reader lives on");
    let refused = account.read_now(|_| Err::<(), _>(Error::NotFound("x".into())));
    assert!(matches!(refused, Err(Error::NotFound(_))));
}

#[test]
fn an_idle_account_closes_and_opens_again_when_used() {
    let crm = Crm::open_memory().unwrap();
    let account = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    assert!(crm.close_idle(Duration::from_secs(3600)).is_empty());
    assert!(crm.opened(account.id()).is_some());
    assert_eq!(crm.close_idle(Duration::ZERO), [account.id().clone()]);
    assert!(!account.is_open());
    assert!(crm.opened(account.id()).is_none());
    account.write(note).unwrap();
    assert!(account.is_open());
}

#[test]
fn a_closed_account_is_one_file() {
    let crm = Crm::open_memory().unwrap();
    let account = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    account.write(note).unwrap();
    account.whole_schema().unwrap();
    let log = account.path().with_extension("sqlite-wal");
    assert!(log.exists());
    crm.close_idle(Duration::ZERO);
    assert!(!log.exists());
}

#[test]
fn an_account_in_use_stays_open() {
    let crm = Crm::open_memory().unwrap();
    let account = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    let closed = account
        .read(|_| Ok(crm.close_idle(Duration::ZERO)))
        .unwrap();
    assert!(closed.is_empty());
    assert!(account.is_open());
}

#[test]
fn of_many_those_used_last_stay_open() {
    let crm = Crm::open_memory().unwrap();
    let accounts = ["one", "two", "three"].map(|name| {
        let made = crm.create_account(&Context::operator(), new(name));
        let account = made.unwrap();
        account.write(note).unwrap();
        std::thread::sleep(Duration::from_millis(2));
        account
    });
    assert!(crm.close_beyond(3).is_empty());
    assert_eq!(crm.close_beyond(1).len(), 2);
    let open = accounts.each_ref().map(|account| account.is_open());
    assert_eq!(open, [false, false, true]);
}

#[test]
fn no_account_opens_once_bailey_stops() {
    let crm = Crm::open_memory().unwrap();
    let account = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    crm.close();
    assert!(matches!(account.write(note), Err(Error::Unavailable(_))));
}

#[test]
fn people_change_only_by_a_commit_that_says_so() {
    let account = Account::in_memory().unwrap();
    let first = account.people_generation();
    account.write(note).unwrap();
    assert_eq!(account.people_generation(), first);
    account
        .write(|write| {
            write.people_changed();
            Ok(())
        })
        .unwrap();
    assert_ne!(account.people_generation(), first);
}

#[test]
fn what_is_remembered_of_plugins_holds_until_one_stores_something() {
    let account = Account::in_memory().unwrap();
    let first = account.generations();
    account.write(note).unwrap();
    assert_eq!(account.generations(), first);
    let store = |overlay: Overlay| {
        account.write(move |write| storage::apply(write, "acme.roles", &overlay, 1000).map(drop))
    };
    store(Overlay::default()).unwrap();
    assert_eq!(account.generations(), first);
    let mut overlay = Overlay::default();
    overlay.set("roles", "one", vec![1]).unwrap();
    store(overlay).unwrap();
    let stored = account.generations();
    assert_ne!(stored.stored, first.stored);
    assert_eq!((stored.people, stored.schema), (first.people, first.schema));
}

#[test]
fn what_is_due_is_known_without_opening_an_account() {
    let crm = Crm::open_memory().unwrap();
    let account = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    crm.set_due(account.id(), "purge", Some(Timestamp(50)))
        .unwrap();
    crm.set_due(account.id(), "report", Some(Timestamp(200)))
        .unwrap();
    crm.close_idle(Duration::ZERO);
    let due = crm.due(Timestamp(100), 10).unwrap();
    assert_eq!(
        due.iter().map(|job| job.job.as_str()).collect::<Vec<_>>(),
        ["purge"]
    );
    assert_eq!(crm.next_due().unwrap(), Some(Timestamp(50)));
    crm.set_due(account.id(), "purge", None).unwrap();
    assert_eq!(crm.next_due().unwrap(), Some(Timestamp(200)));
    assert!(!account.is_open());
}

#[test]
fn a_followed_journal_that_moved_on_is_behind_until_it_was_followed() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Crm::open(folder.path(), Options::default()).unwrap();
    let crm = open();
    let acme = crm
        .create_account(&Context::operator(), new("acme"))
        .unwrap();
    crm.create_account(&Context::operator(), new("other"))
        .unwrap();
    assert_eq!(crm.behind().unwrap(), []);
    crm.follow(acme.id()).unwrap();
    assert_eq!(crm.behind().unwrap(), [acme.id().clone()]);
    crm.followed(acme.id(), OperationId(operations(&acme)))
        .unwrap();
    crm.follow(acme.id()).unwrap();
    assert_eq!(crm.behind().unwrap(), []);
    acme.write(note).unwrap();
    let id = acme.id().clone();
    drop((acme, crm));
    let crm = open();
    assert_eq!(crm.behind().unwrap(), std::slice::from_ref(&id));
    assert!(!crm.account(&id).unwrap().is_open());
    crm.unfollow(&id).unwrap();
    assert_eq!(crm.behind().unwrap(), []);
}
