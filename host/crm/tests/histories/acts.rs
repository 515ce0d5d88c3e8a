//! What can be done, at random, and doing it for real. An act that finds nothing
//! to be done to is passed over. More kinds of acts have their place here.

use std::collections::BTreeMap;

use bailey_crm::records::{self, Decision, Keep, RelationField, Selection, Update, Values, What};
use bailey_crm::{
    Account, Context, OperationId, RecordId, RecordRef, Result, Scalar, Value, bin, undo,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::TABLES;
use crate::model::{Key, Model};

/// One act. Indices choose among the records and operations that there are.
#[derive(Clone, Debug)]
pub enum Act {
    CreateCompany {
        parent: Option<Index>,
    },
    CreateContact {
        email: Option<u8>,
        company: Option<Index>,
    },
    CreateNote {
        company: Option<Index>,
        contact: Option<Index>,
    },
    Edit {
        record: Index,
        name: u8,
        company: Option<Index>,
    },
    BulkEdit {
        table: usize,
        records: Vec<Index>,
        name: u8,
    },
    Delete {
        table: usize,
        records: Vec<Index>,
        along: bool,
        keep: bool,
    },
    Archive {
        table: usize,
        records: Vec<Index>,
        back: bool,
    },
    Restore {
        operation: Index,
    },
    RestoreRecord {
        record: Index,
    },
    Purge {
        record: Index,
    },
    Undo {
        operation: Index,
    },
    UndoLast,
}

/// What was done, as far as the model needs to be told.
#[derive(Clone, Debug)]
pub struct Done {
    pub operation: OperationId,
    pub what: Did,
}

/// The effect that an act asked for.
#[derive(Clone, Debug)]
pub enum Did {
    Created(Key, BTreeMap<String, Value>),
    Edited(Vec<Key>, BTreeMap<String, Value>),
    Deleted(Vec<Key>, bool),
    Final(Vec<Key>, bool),
    Archived(Vec<Key>),
    Unarchived(Vec<Key>),
    RestoredOperation(OperationId),
    RestoredRecord(Key),
    PurgedRecord(Key),
    Undone(OperationId),
}

pub fn act() -> impl Strategy<Value = Act> {
    let index = any::<Index>;
    let some = move || prop::option::of(any::<Index>());
    let several = move || prop::collection::vec(any::<Index>(), 1..4);
    let table = 0..TABLES.len();
    prop_oneof![
        2 => some().prop_map(|parent| Act::CreateCompany { parent }),
        3 => (prop::option::of(0..3_u8), some())
            .prop_map(|(email, company)| Act::CreateContact { email, company }),
        3 => (some(), some()).prop_map(|(company, contact)| Act::CreateNote { company, contact }),
        4 => (index(), 0..4_u8, some())
            .prop_map(|(record, name, company)| Act::Edit { record, name, company }),
        2 => (table.clone(), several(), 0..4_u8)
            .prop_map(|(table, records, name)| Act::BulkEdit { table, records, name }),
        4 => (table.clone(), several(), any::<bool>(), prop::bool::weighted(0.85))
            .prop_map(|(table, records, along, keep)| Act::Delete { table, records, along, keep }),
        2 => (table, several(), any::<bool>())
            .prop_map(|(table, records, back)| Act::Archive { table, records, back }),
        2 => index().prop_map(|operation| Act::Restore { operation }),
        1 => index().prop_map(|record| Act::RestoreRecord { record }),
        1 => index().prop_map(|record| Act::Purge { record }),
        4 => index().prop_map(|operation| Act::Undo { operation }),
        3 => Just(Act::UndoLast),
    ]
}

impl Act {
    /// Does it, and says what the model has to do as well; none when there was
    /// nothing to do.
    pub fn perform(&self, account: &Account, model: &Model) -> Result<Option<Done>> {
        let context = Context::operator();
        let pick = |table: &str, index: &Index| model.pick(table, index);
        let referred = |table: &str, index: &Option<Index>| {
            let key = pick(table, index.as_ref()?)?;
            Some(Value::One(Scalar::Reference(reference(&key))))
        };
        let done = |operation: Option<OperationId>, what| {
            Ok(operation.map(|operation| Done { operation, what }))
        };
        match self {
            Self::CreateCompany { parent } => {
                let parent = referred("companies", parent);
                let values = values([("name", Some(text("Company"))), ("parent", parent)]);
                created(account, "companies", values)
            }
            Self::CreateContact { email, company } => {
                let email = email.map(|email| text(&format!("{email}@b.example")));
                let company = referred("companies", company);
                let name = Some(text("Contact"));
                let values = values([("name", name), ("email", email), ("company", company)]);
                created(account, "contacts", values)
            }
            Self::CreateNote { company, contact } => {
                let company = referred("companies", company);
                let contact = referred("contacts", contact);
                let text = Some(text("Note"));
                let values = values([("text", text), ("company", company), ("contact", contact)]);
                created(account, "notes", values)
            }
            Self::Edit {
                record,
                name,
                company,
            } => {
                let Some(key) = model.any(record) else {
                    return Ok(None);
                };
                let mut set = values([(named(&key.0), Some(text(&format!("Name {name}"))))]);
                if key.0 != "companies" {
                    let company = referred("companies", company).unwrap_or_default();
                    set.insert("company".into(), company);
                }
                let update = Update {
                    record: reference(&key),
                    version: None,
                    values: set.clone(),
                };
                let updated = records::update(account, &context, vec![update])?;
                done(updated.operation, Did::Edited(vec![key], set))
            }
            Self::BulkEdit {
                table,
                records,
                name,
            } => {
                let keys = model.among(TABLES[*table], records);
                let set = values([(named(TABLES[*table]), Some(text(&format!("Name {name}"))))]);
                let selection = selection(TABLES[*table], &keys);
                let edited = records::bulk_update(account, &context, selection, set.clone())?;
                done(edited.operation, Did::Edited(keys, set))
            }
            Self::Delete {
                table,
                records,
                along,
                keep,
            } => {
                let keys = model.among(TABLES[*table], records);
                let decision = Decision {
                    keep: if *keep { Keep::Forever } else { Keep::Purge },
                    along: if *along { notes() } else { Vec::new() },
                };
                let selection = selection(TABLES[*table], &keys);
                let deleted = records::delete(account, &context, selection, decision)?;
                let what = if *keep {
                    Did::Deleted(keys, *along)
                } else {
                    Did::Final(keys, *along)
                };
                done(Some(deleted.operation), what)
            }
            Self::Archive {
                table,
                records,
                back,
            } => {
                let keys = model.among(TABLES[*table], records);
                let selection = selection(TABLES[*table], &keys);
                if *back {
                    let moved = records::unarchive(account, &context, selection)?;
                    done(moved.operation, Did::Unarchived(keys))
                } else {
                    let moved = records::archive(account, &context, selection)?;
                    done(moved.operation, Did::Archived(keys))
                }
            }
            Self::Restore { operation } => {
                let Some(operation) = model.operation(operation) else {
                    return Ok(None);
                };
                let restored = bin::restore(
                    account,
                    &context,
                    &bin::Selection::Deletions(vec![operation]),
                )?;
                done(restored.operation, Did::RestoredOperation(operation))
            }
            Self::RestoreRecord { record } => {
                let Some(key) = model.any(record) else {
                    return Ok(None);
                };
                let restored =
                    bin::restore(account, &context, &bin::Selection::record(&reference(&key)))?;
                done(restored.operation, Did::RestoredRecord(key))
            }
            Self::Purge { record } => {
                let Some(key) = model.any(record) else {
                    return Ok(None);
                };
                let purged =
                    bin::purge(account, &context, &bin::Selection::record(&reference(&key)))?;
                done(purged.operation, Did::PurgedRecord(key))
            }
            Self::Undo { operation } => undone(account, model.operation(operation)),
            Self::UndoLast => undone(account, model.last()),
        }
    }
}

fn undone(account: &Account, operation: Option<OperationId>) -> Result<Option<Done>> {
    let Some(undone) = operation else {
        return Ok(None);
    };
    let operation = undo::undo(account, &Context::operator(), undone)?;
    Ok(Some(Done {
        operation,
        what: Did::Undone(undone),
    }))
}

fn created(account: &Account, table: &str, values: Values) -> Result<Option<Done>> {
    let written = records::create(account, &Context::operator(), table, values.clone())?;
    let key = (table.to_owned(), written.record.id.0);
    Ok(Some(Done {
        operation: written.operation,
        what: Did::Created(key, values),
    }))
}

fn values<const N: usize>(values: [(&str, Option<Value>); N]) -> Values {
    let given = values
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    given.collect()
}

fn text(text: &str) -> Value {
    Value::One(Scalar::Text(text.into()))
}

/// The field that names a record.
fn named(table: &str) -> &'static str {
    if table == "notes" { "text" } else { "name" }
}

/// A record by its key.
pub fn reference((table, id): &Key) -> RecordRef {
    RecordRef {
        table: table.clone(),
        id: RecordId(*id),
    }
}

fn selection(table: &str, keys: &[Key]) -> Selection {
    Selection {
        table: table.to_owned(),
        what: What::Ids(keys.iter().map(|(_, id)| RecordId(*id)).collect()),
    }
}

/// The relations through which notes go along.
fn notes() -> Vec<RelationField> {
    let fields = ["company", "contact"].into_iter();
    fields
        .map(|field| RelationField {
            table: "notes".into(),
            field: field.into(),
        })
        .collect()
}
