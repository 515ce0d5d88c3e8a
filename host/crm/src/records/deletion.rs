//! What a delete would take: asked before it is done, by the person who is
//! about to do it and by the policies that say what becomes of it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::Result;
use crate::ids::RecordId;
use crate::records::record::RecordState;
use crate::records::selection::selected;
use crate::records::{Selection, may_use, row};
use crate::schema::{Field, Schema, Table};
use crate::store::Account;

/// What a delete would take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// The table in which it begins.
    pub table: String,
    /// How many of its records.
    pub count: u64,
    /// The fields through which other records refer to them.
    pub relations: Vec<Relation>,
}

/// A field whose records refer to what is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The table that holds the reference.
    pub table: String,
    /// Its field.
    pub field: String,
    /// How many of its records refer to what is deleted.
    pub count: u64,
    /// What the schema says: they go along, or stay.
    pub along: bool,
}

/// What deleting the selected records would take; nothing is changed. Relations
/// to which nothing refers are left out. Those that go along come with what
/// goes along with them in turn.
///
/// # Errors
/// `NotFound` for an unknown table.
pub fn deletion(account: &Account, context: &Context, selection: &Selection) -> Result<Deletion> {
    account.read(|read| {
        may_use(context)?;
        let schema = read.schema(context)?;
        let states = [RecordState::Active, RecordState::Archived];
        let (table, records) = selected(read, &schema, selection, &states)?;
        let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        let mut relations = Vec::new();
        let mut queue = vec![(table.key.clone(), ids.clone())];
        let mut gone = Gone::new(&table.key, &ids);
        let whole = read.whole_schema()?;
        while let Some((target, ids)) = queue.pop() {
            for (table, field) in whole.references_to(&target) {
                // What stays is counted as far as it is seen; what goes along goes,
                // whoever sees it.
                let counted = if field.along {
                    Some(table)
                } else {
                    schema
                        .find(&table.key)
                        .filter(|table| table.find(&field.key).is_some())
                };
                let Some(counted) = counted else {
                    continue;
                };
                let referring = gone.without(
                    &table.key,
                    referring(read.connection(), counted, field, &ids)?,
                );
                if referring.is_empty() {
                    continue;
                }
                // Only what goes along carries further.
                if target != selection.table && !field.along {
                    continue;
                }
                relations.push(Relation {
                    table: table.key.clone(),
                    field: field.key.clone(),
                    count: referring.len() as u64,
                    along: field.along,
                });
                if field.along {
                    gone.add(&table.key, &referring);
                    queue.push((table.key.clone(), referring));
                }
            }
        }
        Ok(Deletion {
            table: table.key.clone(),
            count: ids.len() as u64,
            relations,
        })
    })
}

/// What is known to go, so that a record that belongs to two goes once.
pub(super) struct Gone(BTreeMap<String, std::collections::BTreeSet<RecordId>>);

impl Gone {
    pub(super) fn new(table: &str, ids: &[RecordId]) -> Self {
        Self([(table.to_owned(), ids.iter().copied().collect())].into())
    }

    pub(super) fn add(&mut self, table: &str, ids: &[RecordId]) {
        self.0.entry(table.to_owned()).or_default().extend(ids);
    }

    pub(super) fn without(&self, table: &str, ids: Vec<RecordId>) -> Vec<RecordId> {
        match self.0.get(table) {
            Some(gone) => ids.into_iter().filter(|id| !gone.contains(id)).collect(),
            None => ids,
        }
    }
}

/// What goes along when these records are deleted, table by table: first through
/// the fields that `first` names, then through those that the schema says.
pub(super) fn going_along(
    connection: &Connection,
    schema: &Schema,
    table: &str,
    ids: &[RecordId],
    first: impl Fn(&str, &str) -> bool,
) -> Result<Vec<(String, Vec<RecordId>)>> {
    let mut gone = Gone::new(table, ids);
    let mut queue = vec![(table.to_owned(), ids.to_vec(), true)];
    let mut along = Vec::new();
    while let Some((target, ids, is_first)) = queue.pop() {
        for (table, field) in schema.references_to(&target) {
            let goes = if is_first {
                first(&table.key, &field.key)
            } else {
                field.along
            };
            if !goes {
                continue;
            }
            let ids = gone.without(&table.key, referring(connection, table, field, &ids)?);
            if ids.is_empty() {
                continue;
            }
            gone.add(&table.key, &ids);
            along.push((table.key.clone(), ids.clone()));
            queue.push((table.key.clone(), ids, false));
        }
    }
    Ok(along)
}

/// The records, not in the bin, whose field refers to one of these.
fn referring(
    connection: &Connection,
    table: &Table,
    field: &Field,
    ids: &[RecordId],
) -> Result<Vec<RecordId>> {
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE "state" <> 'deleted' AND {}{}"#,
        table.key,
        row::refers(field),
        table.and_seen(&table.key)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let ids = statement.query_map([row::json_ids(ids)], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
