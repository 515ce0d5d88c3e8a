//! The state of all tables as the journal alone tells it, from its first entry to
//! its last.

use std::collections::BTreeMap;

use bailey_crm::journal::{self, ChangeKind, RecordedChange};
use bailey_crm::records::RecordState;
use bailey_crm::{Account, Context, OperationId, Scalar, Value};

use crate::model::Key;
use crate::{Seen, TABLES};

/// Replays the journal from nothing.
pub fn all(account: &Account) -> BTreeMap<Key, Seen> {
    let context = Context::operator();
    let last = journal::head(account).unwrap().unwrap().operation;
    let mut records = BTreeMap::new();
    for id in (1..=last.0).map(OperationId) {
        let mut after = None;
        loop {
            let page = journal::changes(account, &context, id, 200, after.as_deref()).unwrap();
            for change in &page.changes {
                if TABLES.contains(&&*change.record.table) {
                    replay(&mut records, change);
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    records
}

fn replay(records: &mut BTreeMap<Key, Seen>, change: &RecordedChange) {
    let key = (change.record.table.clone(), change.record.id.0);
    if change.kind == ChangeKind::Purged {
        records.remove(&key);
        return;
    }
    let active = || (RecordState::Active, BTreeMap::new());
    let (state, values) = records.entry(key).or_insert_with(active);
    match change.kind {
        ChangeKind::Created | ChangeKind::Updated => {
            for field in &change.fields {
                if field.after.is_none() {
                    values.remove(&field.field);
                } else {
                    values.insert(field.field.clone(), field.after.clone());
                }
            }
        }
        ChangeKind::Deleted => *state = RecordState::Deleted,
        ChangeKind::Restored => *state = restored_to(change),
        ChangeKind::Archived => *state = RecordState::Archived,
        ChangeKind::Unarchived => *state = RecordState::Active,
        ChangeKind::Purged => {}
    }
}

/// Where a record came back to: the journal says so where it was the archive.
fn restored_to(change: &RecordedChange) -> RecordState {
    let state = change.fields.iter().find(|field| field.field == "state");
    match state.map(|field| &field.after) {
        Some(Value::One(Scalar::Choice(state))) => RecordState::parse(state).unwrap(),
        _ => RecordState::Active,
    }
}
