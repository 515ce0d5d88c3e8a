//! Which part of the bin an act is about, and why some of it is not there.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;

use crate::bin::group::{self, Group};
use crate::bin::{Sight, rows};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, OF_OPERATION};
use crate::records::row;
use crate::schema::Schema;
use crate::store::Read;
use crate::value::RecordRef;

/// A part of the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// All that these acts deleted and that is still there.
    Deletions(Vec<OperationId>),
    /// These records, each with what went along with it.
    Records(Vec<RecordRef>),
}

/// Why a record that was asked for is not in the part of the bin that the actor
/// sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Absence {
    /// It is in use or in the archive: it came back already, or never left.
    InUse,
    /// Somebody else deleted it.
    NotAllowed,
    /// It was deleted for good, or never was.
    Gone,
}

impl Selection {
    /// One record, with what went along with it.
    #[must_use]
    pub fn record(record: &RecordRef) -> Self {
        Self::Records(vec![record.clone()])
    }

    /// The one deletion that it is, whole.
    pub(super) fn deletion(&self) -> Option<OperationId> {
        match self {
            Self::Deletions(operations) => match operations[..] {
                [one] => Some(one),
                _ => None,
            },
            Self::Records(_) => None,
        }
    }

    /// The deletions that it names.
    pub(super) fn deletions(&self) -> &[OperationId] {
        match self {
            Self::Deletions(operations) => operations,
            Self::Records(_) => &[],
        }
    }

    /// What of it is in the bin and seen.
    ///
    /// # Errors
    /// `NotFound` for an unknown table.
    pub(super) fn group(&self, read: &Read<'_>, schema: &Schema, sight: &Sight) -> Result<Group> {
        match self {
            Self::Deletions(operations) => group::of_deletions(read, schema, sight, operations),
            Self::Records(records) => group::of_records(read, schema, sight, records),
        }
    }

    /// The records that were named and are not in `group`, and why. Of a
    /// deletion, whatever is left of it is all there is.
    ///
    /// # Errors
    /// For a deletion of which nothing is in `group`: `NotFound` when there is
    /// no such operation, or all of it was deleted for good; `Invalid` when it
    /// deleted nothing; `Denied` when it is somebody else's.
    pub(super) fn absent(
        &self,
        read: &Read<'_>,
        context: &Context,
        schema: &Schema,
        group: &Group,
    ) -> Result<Vec<(RecordRef, Absence)>> {
        match self {
            Self::Deletions(operations) => {
                let held = deletions_in(read, group)?;
                for operation in operations {
                    if !held.contains(operation) {
                        why_empty(read, context, schema, *operation)?;
                    }
                }
                Ok(Vec::new())
            }
            Self::Records(records) => absent(read, schema, records, group),
        }
    }
}

/// The deletions to which these records belong.
fn deletions_in(read: &Read<'_>, group: &Group) -> Result<BTreeSet<OperationId>> {
    let schema = read.whole_schema()?;
    let mut held = BTreeSet::new();
    for (key, ids) in group {
        let sql = format!(
            r#"SELECT DISTINCT "deletion" FROM "{}" WHERE "id" IN (SELECT value FROM json_each(?1))"#,
            schema.table(key)?.key
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let found = statement.query_map([rows::json_ids(ids)], |row| row.get(0))?;
        held.extend(found.collect::<rusqlite::Result<Vec<OperationId>>>()?);
    }
    Ok(held)
}

/// Refuses a deletion of which nothing is left to bring back, unless all of it
/// is back already.
fn why_empty(
    read: &Read<'_>,
    context: &Context,
    schema: &Schema,
    operation: OperationId,
) -> Result<()> {
    journal::operation_in(read, context, operation)?;
    let mut statement = read.connection().prepare_cached(&format!(
        "SELECT table_key, record FROM bailey_change WHERE {OF_OPERATION} AND kind = 'deleted'"
    ))?;
    let deleted = statement.query_map([operation], |row| {
        Ok(RecordRef {
            table: row.get(0)?,
            id: row.get(1)?,
        })
    })?;
    let deleted = deleted.collect::<rusqlite::Result<Vec<_>>>()?;
    if deleted.is_empty() {
        return Err(Error::invalid_field(
            "operation",
            "not-a-deletion",
            format!("operation {operation} put nothing into the bin"),
        ));
    }
    let known = deleted
        .into_iter()
        .filter(|record| schema.find(&record.table).is_some());
    let absent = absent(read, schema, &known.collect::<Vec<_>>(), &Group::new())?;
    let worst = absent.into_iter().map(|(_, why)| why).max();
    match worst.unwrap_or(Absence::Gone) {
        Absence::InUse => Ok(()),
        Absence::NotAllowed => Err(Error::Denied(format!(
            "somebody else deleted what operation {operation} took: an admin can bring it back"
        ))),
        Absence::Gone => Err(Error::NotFound(format!(
            "what operation {operation} deleted was deleted for good since: it can't come back"
        ))),
    }
}

fn absent(
    read: &Read<'_>,
    schema: &Schema,
    records: &[RecordRef],
    group: &Group,
) -> Result<Vec<(RecordRef, Absence)>> {
    let mut asked: BTreeMap<&str, Vec<RecordId>> = BTreeMap::new();
    for record in records {
        let held = group.get(&record.table);
        if !held.is_some_and(|ids| ids.contains(&record.id)) {
            asked.entry(&record.table).or_default().push(record.id);
        }
    }
    let mut absent = Vec::new();
    for (key, ids) in asked {
        let sql = format!(
            r#"SELECT j.value, t."state" FROM json_each(?1) j
               LEFT JOIN "{key}" t ON t."id" = j.value{}"#,
            schema.table(key)?.and_seen("t")
        );
        let mut statement = read.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params![row::json_ids(&ids)])?;
        while let Some(row) = rows.next()? {
            let state: Option<String> = row.get(1)?;
            let why = match state.as_deref() {
                None => Absence::Gone,
                Some("deleted") => Absence::NotAllowed,
                Some(_) => Absence::InUse,
            };
            let record = RecordRef {
                table: key.to_owned(),
                id: row.get(0)?,
            };
            absent.push((record, why));
        }
    }
    Ok(absent)
}

/// Refuses records that can't come back, naming the first.
pub(super) fn must_be_there(absent: &[(RecordRef, Absence)]) -> Result<()> {
    let worst = absent.iter().max_by_key(|(_, why)| *why);
    match worst {
        Some((record, Absence::Gone)) => Err(Error::NotFound(format!(
            "{}/{} was deleted for good: it can't come back",
            record.table, record.id
        ))),
        Some((record, Absence::NotAllowed)) => Err(Error::Denied(format!(
            "somebody else deleted {}/{}: an admin can bring it back",
            record.table, record.id
        ))),
        Some((_, Absence::InUse)) | None => Ok(()),
    }
}
