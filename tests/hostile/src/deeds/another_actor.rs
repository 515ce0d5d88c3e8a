//! Claims to be the account's owner in every argument that could name somebody, and
//! does a few things of its own in between: `name: kind` a line, as
//! [`another_account`](super::another_account) says it.

use bailey_sdk::bin::{self, BinQuery, Selection};
use bailey_sdk::journal_undo::{self, RewindActor, RewindSpan};
use bailey_sdk::prelude::*;
use bailey_sdk::records_write::{self, RecordUpdate};
use bailey_sdk::types::FieldValue;

use super::another_account::say;

/// The first user of an account.
const OWNER: UserId = 1;
/// The columns in which the host says who did something.
const WHO: [&str; 3] = ["created_by", "updated_by", "deleted_by"];
/// The numbers of the entries that were there before.
const EARLIER: std::ops::Range<OperationId> = 1..20;

pub fn run() -> String {
    let mut answers = Vec::new();
    for operation in EARLIER {
        say(&mut answers, "undo", journal_undo::undo(operation));
    }
    for field in WHO {
        let claim = vec![named("Claimed"), owner(field)];
        say(
            &mut answers,
            "create",
            records_write::create("companies", &claim),
        );
    }
    let span = RewindSpan {
        actor: RewindActor::User(OWNER),
        since: 0,
        until: i64::MAX / 2,
        table: None,
    };
    say(
        &mut answers,
        "plan-rewind",
        journal_undo::plan_rewind(&span, 10),
    );
    say(
        &mut answers,
        "rewind",
        journal_undo::rewind(&span, &"0".repeat(64)),
    );
    match own() {
        Ok(record) => claim_on(&mut answers, &record),
        Err(error) => say::<()>(&mut answers, "own", Err(error)),
    }
    answers.join("\n")
}

/// Makes a record, deletes it and brings it back: what a plugin may do for whoever
/// is behind the call.
fn own() -> Result<RecordRef, Error> {
    let record = records_write::create("companies", &[named("Own")])?;
    let renamed = RecordUpdate {
        ref_: record.clone(),
        version: 1,
        values: vec![named("Renamed")],
    };
    records_write::update(&[renamed])?;
    records_write::delete(std::slice::from_ref(&record))?;
    let back = bin::restore(&Selection::Records(vec![record.clone()]))?;
    if let Some(operation) = back.operation {
        journal_undo::undo(operation)?;
    }
    bin::restore(&Selection::Records(vec![record.clone()]))?;
    Ok(record)
}

fn claim_on(answers: &mut Vec<String>, record: &RecordRef) {
    for field in WHO {
        let claim = RecordUpdate {
            ref_: record.clone(),
            version: 6,
            values: vec![owner(field)],
        };
        say(answers, "update", records_write::update(&[claim]));
    }
    let owners = BinQuery {
        by: Some(OWNER),
        ..BinQuery::all(10)
    };
    say(answers, "bin", bin::deleted(&owners));
}

fn named(name: &str) -> FieldValue {
    FieldValue {
        field: "name".into(),
        value: Value::One(Scalar::Text(name.into())),
    }
}

fn owner(field: &str) -> FieldValue {
    let owner = RecordRef::new("users", OWNER);
    FieldValue {
        field: field.into(),
        value: Value::One(Scalar::Reference(owner)),
    }
}
