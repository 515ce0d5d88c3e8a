//! Puts another account's name, path and numbers into every argument that takes
//! one, and says what each call answered: `name: kind` a line.

use bailey_sdk::bin::{self, BinQuery};
use bailey_sdk::journal::{self, JournalFilter, JournalQuery};
use bailey_sdk::prelude::*;
use bailey_sdk::records::{self, Query};
use bailey_sdk::{directory, journal_undo, records_write, storage};

const TABLES: [&str; 5] = [
    "other/deals",
    "other.deals",
    "../other.sqlite",
    "other\".\"deals",
    "bailey_user",
];
const NUMBER: i64 = 4_000_000_000;

pub fn run() -> String {
    let mut answers = Vec::new();
    for table in TABLES {
        let record = RecordRef::new(table, 1);
        say(&mut answers, "records.get", records::get(&record));
        say(
            &mut answers,
            "records.list",
            records::list(&everything(table)),
        );
        say(
            &mut answers,
            "records-write.create",
            records_write::create(table, &[]),
        );
        let refs = std::slice::from_ref(&record);
        say(
            &mut answers,
            "records-write.delete",
            records_write::delete(refs),
        );
        say(
            &mut answers,
            "records-write.archive",
            records_write::archive(refs),
        );
        say(
            &mut answers,
            "bin.restore-records",
            bin::restore(&bin::Selection::Records(refs.to_vec())),
        );
        let part = bin::Selection::Records(refs.to_vec());
        say(&mut answers, "bin.plan", bin::plan(&part));
        say(&mut answers, "bin.purge", bin::purge(&part));
        say(&mut answers, "bin.deleted", bin::deleted(&in_bin(table)));
        say(
            &mut answers,
            "journal.query",
            journal::query(&of_record(record)),
        );
    }
    let part = bin::Selection::Deletions(vec![NUMBER]);
    say(&mut answers, "bin.restore", bin::restore(&part));
    say(&mut answers, "bin.contents", bin::contents(NUMBER));
    say(&mut answers, "journal.get", journal::get(NUMBER));
    say(
        &mut answers,
        "journal-undo.undo",
        journal_undo::undo(NUMBER),
    );
    say(&mut answers, "directory.find", directory::find(NUMBER));
    say(
        &mut answers,
        "storage.get",
        found(storage::get("other/hostile.guest", "key")),
    );
    answers.join("\n")
}

/// Reading a key that isn't there is no error, so `none` counts as not found.
fn found(answer: Result<Option<Vec<u8>>, Error>) -> Result<(), Error> {
    match answer? {
        Some(_) => Ok(()),
        None => Err(Error::NotFound("key".to_owned())),
    }
}

fn everything(table: &str) -> Query {
    Query {
        table: table.to_owned(),
        filter: Vec::new(),
        sort: Vec::new(),
        states: Vec::new(),
        limit: 10,
        after: None,
    }
}

fn in_bin(table: &str) -> BinQuery {
    BinQuery {
        table: Some(table.to_owned()),
        ..BinQuery::all(10)
    }
}

fn of_record(record: RecordRef) -> JournalQuery {
    JournalQuery {
        filter: JournalFilter {
            by_user: None,
            by_plugin: None,
            kinds: Vec::new(),
            table: None,
            record: Some(record),
            address: None,
            request: None,
            since: None,
            until: None,
        },
        limit: 10,
        after: None,
    }
}

pub fn say<T: std::fmt::Debug>(answers: &mut Vec<String>, call: &str, answer: Result<T, Error>) {
    let kind = match answer {
        Ok(value) => format!("ok {value:?}"),
        Err(Error::Denied(_)) => "denied".to_owned(),
        Err(Error::NotFound(_)) => "not-found".to_owned(),
        Err(Error::Invalid(_)) => "invalid".to_owned(),
        Err(Error::Conflict(_)) => "conflict".to_owned(),
        Err(Error::Limit(_)) => "limit".to_owned(),
        Err(Error::Unavailable(_)) => "unavailable".to_owned(),
    };
    answers.push(format!("{call}: {kind}"));
}
