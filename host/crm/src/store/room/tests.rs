//! What holds where an account may keep only so much: what adds to it is refused as a
//! whole, and what frees it never is.

use std::num::NonZeroU64;
use std::sync::Arc;

use crate::bin;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::files::Upload;
use crate::journal::{VerifyOptions, verify};
use crate::records::testing::{contact, made, text};
use crate::records::{
    self, Decision, Keep, Query, Selection, Update, What, create, delete, list, update,
};
use crate::store::{Account, Crm, Durability, NewAccount, Options};
use crate::undo;
use crate::value::RecordRef;

/// What an account may keep, in bytes: several times what an empty one does.
const ALLOWED: u64 = 8 << 20;
/// A file of a quarter of that.
const FILE: usize = 2 << 20;

fn limited(storage: Option<NonZeroU64>) -> Arc<Account> {
    let options = Options {
        durability: Durability::None,
        storage,
        ..Options::default()
    };
    let new = NewAccount {
        id: "small".parse().unwrap(),
        name: "Small".into(),
    };
    let crm = Crm::open_temporary(options).unwrap();
    crm.create_account(&Context::operator(), new).unwrap()
}

fn company(account: &Account) -> RecordRef {
    made(account, "companies", [("name", text("Acme"))])
}

/// Adds a file that no other has the content of.
fn file(account: &Arc<Account>, record: &RecordRef, nth: u8) -> Result<()> {
    let context = Context::operator();
    let most = FILE as u64;
    let mut upload = Upload::begin(account, &context, record, "a.bin", "text/plain", most)?;
    upload.write(&vec![nth; FILE])?;
    upload.finish().map(drop)
}

/// Adds files until one is refused, and answers how.
fn fill(account: &Arc<Account>, record: &RecordRef) -> Error {
    let filled = (0..=u8::MAX).find_map(|nth| file(account, record, nth).err());
    filled.expect("a refusal")
}

fn used(account: &Account) -> u64 {
    account.read(|read| read.room()).unwrap().used
}

/// Makes records until one is refused: the last page is taken.
fn fill_up(account: &Account) -> Error {
    let refused = (0..10_000).find_map(|nth| {
        let values = contact(&"Long ".repeat(150), &format!("{nth}@b.example"));
        create(account, &Context::operator(), "contacts", values).err()
    });
    refused.expect("a refusal")
}

/// To the bin, and to stay there.
fn forever() -> Decision {
    Decision {
        keep: Keep::Forever,
        along: Vec::new(),
    }
}

fn count(account: &Account) -> usize {
    let query = Query::of("contacts");
    list(account, &Context::operator(), &query)
        .unwrap()
        .records
        .len()
}

#[test]
fn what_does_not_fit_is_refused_as_a_whole_and_says_how_much_is_used() {
    let account = limited(NonZeroU64::new(ALLOWED));
    let record = company(&account);
    let Error::StorageLimit {
        used: told,
        allowed,
    } = fill(&account, &record)
    else {
        panic!("refused otherwise");
    };
    assert_eq!(allowed, ALLOWED);
    assert!(told <= ALLOWED && told > ALLOWED - (FILE as u64), "{told}");
    assert!(matches!(fill_up(&account), Error::StorageLimit { .. }));
    assert!(used(&account) <= ALLOWED);
    let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(found.is_intact(), "{found:?}");
}

#[test]
fn what_is_deleted_for_good_makes_room_at_once() {
    let account = limited(NonZeroU64::new(ALLOWED));
    let record = company(&account);
    fill(&account, &record);
    fill_up(&account);
    let full = used(&account);
    let selection = Selection {
        table: "companies".into(),
        what: What::Ids(vec![record.id]),
    };
    let deleted = delete(&account, &Context::operator(), selection, forever()).unwrap();
    let all = bin::Selection::Deletions(vec![deleted.operation]);
    bin::purge(&account, &Context::operator(), &all).unwrap();
    assert!(used(&account) + (FILE as u64) < full);
    file(&account, &company(&account), 200).unwrap();
}

#[test]
fn a_full_account_is_read_taken_back_and_signed_in_to() {
    let account = limited(NonZeroU64::new(ALLOWED));
    let person = made(&account, "contacts", [("name", text("Anna"))]);
    let change = |name: &str| {
        let change = Update {
            record: person.clone(),
            version: None,
            values: [("name".to_owned(), text(name))].into(),
        };
        update(&account, &Context::operator(), vec![change])
    };
    let changed = change("Hanna").unwrap().operation.unwrap();
    fill(&account, &company(&account));
    fill_up(&account);
    let refused = change(&"Johanna ".repeat(100));
    assert!(matches!(refused, Err(Error::StorageLimit { .. })));
    undo::undo(&account, &Context::operator(), changed).unwrap();
    let found = records::get(&account, &Context::operator(), &person).unwrap();
    assert_eq!(found.value("name"), Some(&text("Anna")));
    // What says nothing of adding to the account goes on: signing in, and the journal.
    for _ in 0..200 {
        let noted = account.write(|write| {
            write
                .operation(&Context::operator(), "test.noted")?
                .finish()
        });
        noted.unwrap();
    }
}

#[test]
fn deleting_and_taking_it_back_again_ends_when_the_journal_has_grown_by_an_eighth() {
    let account = limited(NonZeroU64::new(ALLOWED));
    let context = Context::operator();
    let company = company(&account);
    let ids: Vec<_> = (0..400)
        .map(|nth| contact(&"Long ".repeat(100), &format!("{nth}@a.example")))
        .map(|values| create(&account, &context, "contacts", values).unwrap())
        .map(|made| made.record.id)
        .collect();
    fill(&account, &company);
    fill_up(&account);
    let forth = || {
        let all = Selection {
            table: "contacts".into(),
            what: What::Ids(ids.clone()),
        };
        let deleted = delete(&account, &context, all, forever()).unwrap();
        deleted.operation
    };
    let mut deletion = forth();
    let refused = (0..1_000).find_map(|_| {
        let refused = undo::undo(&account, &context, deletion).err();
        if refused.is_none() {
            deletion = forth();
        }
        refused
    });
    let refused = refused.expect("a refusal");
    assert!(matches!(refused, Error::StorageLimit { .. }), "{refused:?}");
    // What goes on in spite of it, the last deletion, came to little.
    let most = ALLOWED + ALLOWED / 8;
    assert!(used(&account) > ALLOWED && used(&account) < most + ALLOWED / 16);
    let all = bin::Selection::Deletions(vec![deletion]);
    let restored = bin::restore(&account, &context, &all);
    assert!(matches!(restored, Err(Error::StorageLimit { .. })));
    bin::purge(&account, &context, &all).unwrap();
    assert!(used(&account) < most);
}

#[test]
fn others_of_the_same_batch_are_not_held_up_by_one_that_does_not_fit() {
    let account = limited(NonZeroU64::new(ALLOWED));
    fill(&account, &company(&account));
    fill_up(&account);
    let before = count(&account);
    std::thread::scope(|scope| {
        for nth in 0..16 {
            let account = &account;
            scope.spawn(move || {
                let values = contact(&"x".repeat(900), &format!("{nth}@c.example"));
                let made = create(account, &Context::operator(), "contacts", values);
                assert!(matches!(made, Err(Error::StorageLimit { .. })));
            });
            scope.spawn(move || {
                let noted = account.write(|write| {
                    write
                        .operation(&Context::operator(), "test.noted")?
                        .finish()
                });
                noted.unwrap();
            });
        }
    });
    assert_eq!(count(&account), before);
}

#[test]
fn without_a_limit_everything_fits() {
    let account = limited(None);
    let record = company(&account);
    for nth in 0..6 {
        file(&account, &record, nth).unwrap();
    }
    assert!(used(&account) > ALLOWED);
    assert!(!account.read(|read| read.room()).unwrap().is_full());
}
