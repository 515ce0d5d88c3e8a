//! What holds for files: they come in and go out whole, each content stands once,
//! and nothing of one is left once nothing refers to it.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::context::{Access, Actor, Context};
use crate::error::Error;
use crate::files::{
    Added, File, PIECE, Upload, content, of_record, piece, remove, set_limit, usage,
};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::journal::{self, VerifyOptions, verify};
use crate::records::testing::{made, text};
use crate::records::{self, Decision, Keep, Merge, Selection, What, delete};
use crate::rewind::{self, RewindActor, RewindSpan};
use crate::store::Account;
use crate::value::{RecordRef, Scalar, Value};
use crate::{bin, erasure, undo};

const MOST: u64 = 10 << 20;

fn operator() -> Context {
    Context::operator()
}

fn company(account: &Account) -> RecordRef {
    made(account, "companies", [("name", text("Acme"))])
}

fn added(account: &Arc<Account>, record: &RecordRef, name: &str, bytes: &[u8]) -> Added {
    let mut upload = Upload::begin(account, &operator(), record, name, "text/plain", MOST).unwrap();
    for part in bytes.chunks(100_000) {
        upload.write(part).unwrap();
    }
    upload.finish().unwrap()
}

fn content_of(account: &Account, file: &File) -> Vec<u8> {
    let found = content(account, &operator(), &file.record, file.id).unwrap();
    let pieces = (0..found.pieces()).map(|place| piece(account, &found, place).unwrap());
    let pieces: Vec<Vec<u8>> = pieces.collect();
    assert!(pieces.iter().all(|piece| piece.len() <= PIECE));
    pieces.concat()
}

/// How many contents and pieces there are.
fn stored(account: &Account) -> (u64, u64) {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        account
            .read(|read| Ok(read.connection().query_row(&sql, [], |row| row.get(0))?))
            .unwrap()
    };
    (count("bailey_blob"), count("bailey_blob_piece"))
}

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|n| (n / 7 % 251) as u8).collect()
}

#[test]
fn a_file_comes_out_as_it_went_in_whatever_its_length() {
    let account = Account::in_memory().unwrap();
    let record = company(&account);
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 5] {
        let bytes = bytes(length);
        let Added { file, .. } = added(&account, &record, "data.txt", &bytes);
        assert_eq!(file.size, length as u64);
        assert_eq!(file.digest, hex::encode(Sha256::digest(&bytes)));
        assert_eq!(content_of(&account, &file), bytes, "{length}");
    }
    let files = of_record(&account, &operator(), &record).unwrap();
    assert_eq!(files.len(), 6);
    assert!(files[0].id > files[5].id);
}

#[test]
fn the_same_content_stands_once_and_counts_once() {
    let account = Account::in_memory().unwrap();
    let (one, other) = (company(&account), company(&account));
    let bytes = bytes(2 * PIECE);
    let first = added(&account, &one, "a.txt", &bytes).file;
    let second = added(&account, &other, "b.txt", &bytes).file;
    assert_eq!(stored(&account), (1, 2));
    let used = usage(&account, &operator()).unwrap();
    assert_eq!((used.used, used.files), (2 * PIECE as u64, 2));
    assert_eq!(content_of(&account, &second), bytes);
    assert_eq!(first.digest, second.digest);
}

#[test]
fn what_was_removed_comes_back_by_undo_and_goes_again() {
    let account = Account::in_memory().unwrap();
    let record = company(&account);
    let Added { file, operation } = added(&account, &record, "a.txt", b"hello");
    let removed = remove(&account, &operator(), &record, file.id).unwrap();
    let listed = || of_record(&account, &operator(), &record).unwrap();
    assert!(listed().is_empty());
    assert!(content(&account, &operator(), &record, file.id).is_err());
    // It was removed since, so that it was added can't be taken back.
    assert!(undo::undo(&account, &operator(), operation).is_err());
    assert_eq!(
        undo::plan(&account, &operator(), removed)
            .unwrap()
            .restorable,
        1
    );
    let back = undo::undo(&account, &operator(), removed).unwrap();
    assert_eq!(listed(), std::slice::from_ref(&file));
    assert_eq!(content_of(&account, &file), b"hello");
    assert!(undo::undo(&account, &operator(), removed).is_err());
    undo::undo(&account, &operator(), back).unwrap();
    assert!(listed().is_empty());

    let history = journal::record_history(&account, &operator(), &record, 10, None).unwrap();
    let kinds: Vec<&str> = history
        .entries
        .iter()
        .map(|(entry, _)| &*entry.kind)
        .collect();
    let told = [
        "files.remove",
        "files.add",
        "files.remove",
        "files.add",
        "records.create",
    ];
    assert_eq!(kinds, told);
    let change = &history.entries[3].1.fields[0];
    assert!(matches!(&change.after, Value::One(Scalar::File(of)) if of.name == "a.txt"));
    let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(found.is_intact(), "{found:?}");
}

#[test]
fn a_purge_takes_the_files_and_the_last_one_takes_the_content() {
    let account = Account::in_memory().unwrap();
    let (one, other) = (company(&account), company(&account));
    added(&account, &one, "a.txt", b"shared");
    let kept = added(&account, &other, "b.txt", b"shared").file;
    let removed = added(&account, &one, "c.txt", b"removed before").file;
    remove(&account, &operator(), &one, removed.id).unwrap();
    assert_eq!(stored(&account).0, 2);
    let only = |record: &RecordRef| Selection {
        table: "companies".into(),
        what: What::Ids(vec![record.id]),
    };
    let forever = || Decision {
        keep: Keep::Forever,
        along: Vec::new(),
    };
    let deleted = delete(&account, &operator(), only(&one), forever()).unwrap();
    // In the bin it has its files, and no more are added.
    assert_eq!(of_record(&account, &operator(), &one).unwrap().len(), 1);
    let refused = Upload::begin(&account, &operator(), &one, "d", "", MOST);
    assert!(matches!(refused.err(), Some(Error::Conflict(_))));
    let part = bin::Selection::Deletions(vec![deleted.operation]);
    bin::purge(&account, &operator(), &part).unwrap();
    assert_eq!(stored(&account), (1, 1));
    assert_eq!(content_of(&account, &kept), b"shared");
    delete(
        &account,
        &operator(),
        only(&other),
        Decision {
            keep: Keep::Purge,
            along: Vec::new(),
        },
    )
    .unwrap();
    assert_eq!(stored(&account), (0, 0));
}

#[test]
fn erasing_somebody_takes_their_files_and_names_whoever_has_one_named_after_them() {
    let account = Account::in_memory().unwrap();
    let name = text("Wilhelmina Quist");
    let person = made(&account, "contacts", [("name", name)]);
    let note = Value::One(Scalar::Reference(person.clone()));
    let note = made(
        &account,
        "notes",
        [("text", text("met her")), ("contact", note)],
    );
    added(&account, &person, "cv.txt", b"the life of somebody");
    added(&account, &note, "memo.txt", b"what was said");
    let other = company(&account);
    added(&account, &other, "Wilhelmina Quist.txt", b"about her");
    let plan = erasure::plan(&account, &operator(), &person).unwrap();
    assert_eq!((plan.files, plan.mentioning), (2, vec![other.clone()]));
    erasure::erase(&account, &operator(), &person, &plan.hash).unwrap();
    assert_eq!(stored(&account), (1, 1));
    let left = std::fs::read(account.path()).unwrap();
    for gone in [
        "the life of somebody",
        "what was said",
        "cv.txt",
        "memo.txt",
    ] {
        assert!(
            memchr::memmem::find(&left, gone.as_bytes()).is_none(),
            "{gone}"
        );
    }
}

#[test]
fn what_the_journal_lets_go_of_can_not_come_back_and_takes_no_place() {
    let account = Account::in_memory().unwrap();
    let record = company(&account);
    let file = added(&account, &record, "a.txt", b"hello").file;
    let removed = remove(&account, &operator(), &record, file.id).unwrap();
    let later = Context {
        at: Timestamp::now().plus_millis(100 * 86_400_000),
        ..operator()
    };
    let before = later.at.plus_millis(-40 * 86_400_000);
    journal::prune(&account, &later, before, 10_000).unwrap();
    assert_eq!(stored(&account), (0, 0));
    assert!(undo::undo(&account, &operator(), removed).is_err());
}

#[test]
fn limits_are_kept_and_what_was_begun_leaves_nothing() {
    let account = Account::in_memory().unwrap();
    let record = company(&account);
    let begin = |name: &str, most| Upload::begin(&account, &operator(), &record, name, "", most);
    let mut large = begin("large", PIECE as u64 + 10).unwrap();
    large.write(&bytes(PIECE)).unwrap();
    assert_eq!(stored(&account), (1, 1));
    assert!(matches!(large.write(&bytes(11)), Err(Error::Limit(_))));
    drop(large);
    assert_eq!(stored(&account), (0, 0));

    set_limit(&account, &operator(), 1 << 20).unwrap();
    added(&account, &record, "half", &bytes(700_000));
    let mut more = begin("more", MOST).unwrap();
    assert!(matches!(more.write(&bytes(400_000)), Err(Error::Limit(_))));
    // Two at a time don't get past it either.
    let mut one = begin("one", MOST).unwrap();
    let mut two = begin("two", MOST).unwrap();
    one.write(&vec![1; 300_000]).unwrap();
    two.write(&vec![2; 300_000]).unwrap();
    one.finish().unwrap();
    assert!(matches!(two.finish(), Err(Error::Limit(_))));
    drop(more);
    assert_eq!(usage(&account, &operator()).unwrap().used, 1_000_000);
    assert_eq!(stored(&account).0, 2);
    assert!(set_limit(&account, &operator(), 1).is_err());
    assert!(begin("", MOST).is_err());
}

#[test]
fn members_set_no_limit_and_strangers_reach_no_file() {
    let account = Account::in_memory().unwrap();
    let record = company(&account);
    let file = added(&account, &record, "a.txt", b"hello").file;
    let member = Context {
        actor: Actor::User { user: UserId(7) },
        access: Arc::new(Access::MEMBER),
        ..operator()
    };
    assert!(matches!(
        set_limit(&account, &member, 1 << 21),
        Err(Error::Denied(_))
    ));
    let nobody = Context {
        access: Arc::new(Access::NONE),
        ..member
    };
    assert!(matches!(
        of_record(&account, &nobody, &record),
        Err(Error::Denied(_))
    ));
    assert!(matches!(
        content(&account, &nobody, &record, file.id),
        Err(Error::Denied(_))
    ));
    assert!(matches!(
        remove(&account, &nobody, &record, file.id),
        Err(Error::Denied(_))
    ));
    assert!(usage(&account, &nobody).is_err());
    // Another record does not lead to it.
    let other = company(&account);
    let found = content(&account, &operator(), &other, file.id);
    assert!(matches!(found, Err(Error::NotFound(_))));
}

/// Two companies that are one, the one that goes with a file, and the merge of them.
fn merged(account: &Arc<Account>, keep: Keep) -> (RecordRef, RecordRef, OperationId) {
    let (stays, goes) = (company(account), company(account));
    added(account, &stays, "ours.txt", b"ours");
    added(account, &goes, "theirs.txt", b"theirs");
    let merge = Merge {
        table: "companies".into(),
        into: stays.id,
        from: vec![goes.id],
        values: [].into(),
        versions: Vec::new(),
    };
    let merged = records::merge(account, &operator(), merge, keep).unwrap();
    (stays, goes, merged.operation)
}

/// The names of the files that a record has.
fn names(account: &Account, record: &RecordRef) -> Vec<String> {
    let files = of_record(account, &operator(), record).unwrap();
    files.into_iter().map(|file| file.name).collect()
}

#[test]
fn files_go_along_in_a_merge_and_come_back_when_it_is_taken_back() {
    let account = Account::in_memory().unwrap();
    let (stays, goes, merged) = merged(&account, Keep::Forever);
    let together = ["theirs.txt", "ours.txt"];
    assert_eq!(names(&account, &stays), together);
    assert!(names(&account, &goes).is_empty());
    let apart = |account: &Account| {
        assert_eq!(names(account, &stays), ["ours.txt"]);
        assert_eq!(names(account, &goes), ["theirs.txt"]);
    };

    let back = undo::undo(&account, &operator(), merged).unwrap();
    apart(&account);
    let again = undo::undo(&account, &operator(), back).unwrap();
    assert_eq!(names(&account, &stays), together);
    undo::undo(&account, &operator(), again).unwrap();
    apart(&account);
    let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(found.is_intact(), "{found:?}");
}

#[test]
fn files_come_back_with_what_was_merged_away_from_the_bin_and_by_a_rewind() {
    let account = Account::in_memory().unwrap();
    let (stays, goes, operation) = merged(&account, Keep::Forever);
    let part = bin::Selection::Deletions(vec![operation]);
    bin::restore(&account, &operator(), &part).unwrap();
    assert_eq!(names(&account, &goes), ["theirs.txt"]);
    assert_eq!(names(&account, &stays), ["ours.txt"]);

    let account = Account::in_memory().unwrap();
    let plugin = Context {
        actor: Actor::Plugin {
            plugin: "test.merging".into(),
            version: "1.0.0".into(),
            digest: "d".into(),
            capability: "records-write".into(),
            on_behalf_of: None,
        },
        ..operator()
    };
    let (stays, goes) = (company(&account), company(&account));
    added(&account, &goes, "theirs.txt", b"theirs");
    let merge = Merge {
        table: "companies".into(),
        into: stays.id,
        from: vec![goes.id],
        values: [].into(),
        versions: Vec::new(),
    };
    records::merge(&account, &plugin, merge, Keep::Forever).unwrap();
    let span = RewindSpan {
        actor: RewindActor::Plugin("test.merging".into()),
        since: plugin.at.plus_millis(-1000),
        until: plugin.at.plus_millis(1000),
        table: None,
    };
    let plan = rewind::plan(&account, &operator(), &span, 10).unwrap();
    let done = rewind::rewind(&account, &operator(), &span, plan.hash, &mut |_, _| {}).unwrap();
    assert_eq!((done.restored, done.left), (1, 0));
    assert_eq!(names(&account, &goes), ["theirs.txt"]);
    assert!(names(&account, &stays).is_empty());
}

#[test]
fn a_file_that_was_removed_since_a_merge_stays_removed() {
    let account = Account::in_memory().unwrap();
    let (stays, goes, merged) = merged(&account, Keep::Forever);
    let theirs = of_record(&account, &operator(), &stays).unwrap()[0].id;
    let removed = remove(&account, &operator(), &stays, theirs).unwrap();
    undo::undo(&account, &operator(), merged).unwrap();
    assert!(names(&account, &goes).is_empty());
    undo::undo(&account, &operator(), removed).unwrap();
    assert_eq!(names(&account, &stays), ["theirs.txt", "ours.txt"]);
}

#[test]
fn files_outlive_a_merge_without_a_bin() {
    let account = Account::in_memory().unwrap();
    let (stays, ..) = merged(&account, Keep::Purge);
    let files = of_record(&account, &operator(), &stays).unwrap();
    assert_eq!(content_of(&account, &files[0]), b"theirs");
}
