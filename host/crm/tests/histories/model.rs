//! The naive model: records in a map, and what each operation did to them.

use std::collections::{BTreeMap, BTreeSet};

use bailey_crm::records::RecordState;
use bailey_crm::{OperationId, Scalar, Value};
use proptest::sample::Index;

use crate::Seen;
use crate::acts::{Act, Did, Done, reference};

/// A record: its table's key and its number.
pub type Key = (String, i64);

#[derive(Clone, Debug)]
struct Record {
    state: RecordState,
    values: BTreeMap<String, Value>,
    /// The delete that put it into the bin, and whether it went along.
    bin: Option<(OperationId, bool)>,
    /// Where it was before it went to the bin.
    from: RecordState,
}

/// What an operation did to a record.
#[derive(Clone, Debug)]
enum Step {
    Created,
    Updated(BTreeMap<String, Value>),
    Deleted,
    Restored { along: bool },
    Archived,
    Unarchived,
    Purged,
}

/// All that there is, and all that happened.
#[derive(Default)]
pub struct Model {
    records: BTreeMap<Key, Record>,
    journal: BTreeMap<OperationId, Vec<(Key, Step)>>,
}

impl Model {
    /// What a person would see.
    pub fn seen(&self) -> BTreeMap<Key, Seen> {
        let records = self.records.iter();
        records
            .map(|(key, record)| (key.clone(), (record.state, record.values.clone())))
            .collect()
    }

    /// One of the records of a table, if there are any.
    pub fn pick(&self, table: &str, index: &Index) -> Option<Key> {
        let of: Vec<_> = self.records.keys().filter(|key| key.0 == table).collect();
        (!of.is_empty()).then(|| of[index.index(of.len())].clone())
    }

    /// One of all records, if there are any.
    pub fn any(&self, index: &Index) -> Option<Key> {
        let all: Vec<_> = self.records.keys().collect();
        (!all.is_empty()).then(|| all[index.index(all.len())].clone())
    }

    /// Some of the records of a table.
    pub fn among(&self, table: &str, indices: &[Index]) -> Vec<Key> {
        let keys: BTreeSet<Key> = indices
            .iter()
            .filter_map(|index| self.pick(table, index))
            .collect();
        keys.into_iter().collect()
    }

    /// One of the operations, if there are any.
    pub fn operation(&self, index: &Index) -> Option<OperationId> {
        let all: Vec<_> = self.journal.keys().collect();
        (!all.is_empty()).then(|| *all[index.index(all.len())])
    }

    /// The last operation.
    pub fn last(&self) -> Option<OperationId> {
        self.journal.last_key_value().map(|(id, _)| *id)
    }

    /// Whether nothing can stand in the way: of a record that refers to nothing
    /// and has nothing unique, and of taking back what was done last, unless it
    /// was for good.
    pub fn must_succeed(&self, act: &Act) -> bool {
        match act {
            Act::CreateCompany { parent: None }
            | Act::CreateContact {
                email: None,
                company: None,
            }
            | Act::CreateNote {
                company: None,
                contact: None,
            } => true,
            Act::UndoLast => self.journal.last_key_value().is_some_and(|(_, steps)| {
                !steps.iter().any(|(_, step)| matches!(step, Step::Purged))
            }),
            _ => false,
        }
    }

    /// Does what was done for real.
    pub fn apply(&mut self, done: &Done) {
        let mut steps = Vec::new();
        let operation = done.operation;
        match &done.what {
            Did::Created(key, values) => {
                let record = Record {
                    state: RecordState::Active,
                    values: values.clone(),
                    bin: None,
                    from: RecordState::Active,
                };
                self.records.insert(key.clone(), record);
                steps.push((key.clone(), Step::Created));
            }
            Did::Edited(keys, values) => {
                for key in keys {
                    self.set(key, values, &mut steps);
                }
            }
            Did::Deleted(keys, along) => {
                for (key, along) in self.going(keys, *along) {
                    self.bin(&key, operation, along, &mut steps);
                }
            }
            Did::Final(keys, along) => {
                let going = self.going(keys, *along);
                self.purge(going.into_iter().map(|(key, _)| key), &mut steps);
            }
            Did::Archived(keys) => {
                self.turn(keys, RecordState::Active, RecordState::Archived, &mut steps);
            }
            Did::Unarchived(keys) => {
                self.turn(keys, RecordState::Archived, RecordState::Active, &mut steps);
            }
            Did::RestoredOperation(deletion) => {
                let of = self.records.iter();
                let of = of.filter(|(_, r)| r.bin.is_some_and(|(id, _)| id == *deletion));
                let keys: Vec<Key> = of.map(|(key, _)| key.clone()).collect();
                keys.iter().for_each(|key| self.restore(key, &mut steps));
            }
            Did::RestoredRecord(key) => {
                let group = self.group(key);
                group.iter().for_each(|key| self.restore(key, &mut steps));
            }
            Did::PurgedRecord(key) => self.purge(self.group(key).into_iter(), &mut steps),
            Did::Undone(undone) => {
                for (key, step) in self.journal[undone].clone().into_iter().rev() {
                    self.take_back(&key, step, operation, &mut steps);
                }
            }
        }
        self.journal.insert(operation, steps);
    }

    fn take_back(
        &mut self,
        key: &Key,
        step: Step,
        operation: OperationId,
        steps: &mut Vec<(Key, Step)>,
    ) {
        let only = std::slice::from_ref(key);
        match step {
            Step::Created => self.bin(key, operation, false, steps),
            Step::Restored { along } => self.bin(key, operation, along, steps),
            Step::Deleted => self.restore(key, steps),
            Step::Archived => self.turn(only, RecordState::Archived, RecordState::Active, steps),
            Step::Unarchived => self.turn(only, RecordState::Active, RecordState::Archived, steps),
            Step::Updated(before) => self.set(key, &before, steps),
            Step::Purged => panic!("what was purged was taken back"),
        }
    }

    /// Writes values; none empties a field. What is in the bin stays.
    fn set(&mut self, key: &Key, values: &BTreeMap<String, Value>, steps: &mut Vec<(Key, Step)>) {
        let Some(record) = self.records.get_mut(key) else {
            return;
        };
        if record.state == RecordState::Deleted {
            return;
        }
        let mut before = BTreeMap::new();
        for (field, value) in values {
            let held = record.values.remove(field).unwrap_or_default();
            if !value.is_none() {
                record.values.insert(field.clone(), value.clone());
            }
            if held != *value {
                before.insert(field.clone(), held);
            }
        }
        if !before.is_empty() {
            steps.push((key.clone(), Step::Updated(before)));
        }
    }

    fn bin(
        &mut self,
        key: &Key,
        operation: OperationId,
        along: bool,
        steps: &mut Vec<(Key, Step)>,
    ) {
        if let Some(record) = self.records.get_mut(key) {
            record.from = record.state;
            record.state = RecordState::Deleted;
            record.bin = Some((operation, along));
            steps.push((key.clone(), Step::Deleted));
        }
    }

    fn restore(&mut self, key: &Key, steps: &mut Vec<(Key, Step)>) {
        if let Some(record) = self.records.get_mut(key)
            && let Some((_, along)) = record.bin.take()
        {
            record.state = record.from;
            steps.push((key.clone(), Step::Restored { along }));
        }
    }

    fn turn(
        &mut self,
        keys: &[Key],
        from: RecordState,
        to: RecordState,
        steps: &mut Vec<(Key, Step)>,
    ) {
        for key in keys {
            if let Some(record) = self.records.get_mut(key)
                && record.state == from
            {
                record.state = to;
                let step = if to == RecordState::Archived {
                    Step::Archived
                } else {
                    Step::Unarchived
                };
                steps.push((key.clone(), step));
            }
        }
    }

    /// Removes records, and empties what refers to them.
    fn purge(&mut self, keys: impl Iterator<Item = Key>, steps: &mut Vec<(Key, Step)>) {
        for key in keys {
            if self.records.remove(&key).is_none() {
                continue;
            }
            let gone = Value::One(Scalar::Reference(reference(&key)));
            for record in self.records.values_mut() {
                record.values.retain(|_, value| *value != gone);
            }
            steps.push((key, Step::Purged));
        }
    }

    /// The records that a delete takes, and whether each goes along.
    fn going(&self, keys: &[Key], along: bool) -> Vec<(Key, bool)> {
        let here = |key: &&Key| {
            let record = self.records.get(*key);
            record.is_some_and(|record| record.state != RecordState::Deleted)
        };
        let asked: Vec<Key> = keys.iter().filter(here).cloned().collect();
        let mut going: Vec<(Key, bool)> = asked.iter().map(|key| (key.clone(), false)).collect();
        if along {
            let notes = self.records.keys().filter(|key| key.0 == "notes");
            let belong = notes.filter(here).filter(|note| {
                !asked.contains(note) && asked.iter().any(|key| self.refers(note, key))
            });
            going.extend(belong.map(|note| (note.clone(), true)));
        }
        going
    }

    /// A record of the bin and what went along with it.
    fn group(&self, key: &Key) -> Vec<Key> {
        let Some((deletion, _)) = self.records.get(key).and_then(|record| record.bin) else {
            return Vec::new();
        };
        let mut group = vec![key.clone()];
        let with = self.records.iter().filter(|(other, record)| {
            *other != key && record.bin == Some((deletion, true)) && self.refers(other, key)
        });
        group.extend(with.map(|(other, _)| other.clone()));
        group
    }

    fn refers(&self, from: &Key, to: &Key) -> bool {
        let reference = Value::One(Scalar::Reference(reference(to)));
        self.records[from]
            .values
            .values()
            .any(|value| *value == reference)
    }
}
