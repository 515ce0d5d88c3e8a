//! The journal as it is read: operations, and what they did to records.

use std::net::IpAddr;

use rusqlite::Row;
use serde::Serialize;

use crate::context::{Actor, Context, Surface};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp};
use crate::journal::change::{ChangeKind, FieldChange};
use crate::journal::places::ERASED;
use crate::journal::rows::{ChangeRow, OPERATION_COLUMNS, OperationRow, details};
use crate::value::{RecordRef, Value};

/// An entry of the journal: one act by one actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Operation {
    /// Its number; each is one more than the one before.
    pub id: OperationId,
    /// When.
    pub at: Timestamp,
    /// What was done: `records.delete`, `session.signed-in`.
    pub kind: String,
    /// By whom.
    pub by: Actor,
    /// Through what.
    pub surface: Surface,
    /// From which address; withheld from members, but for their own acts.
    pub address: Option<IpAddr>,
    /// The number of the HTTP request.
    pub request: Option<String>,
    /// The first table it touched.
    pub table: Option<String>,
    /// How many records it changed.
    pub changes: u32,
    /// The operation that this one undoes.
    pub undoes: Option<OperationId>,
    /// The operation that undid this one.
    pub undone_by: Option<OperationId>,
    /// Details by name: an export's filter, say.
    pub details: Vec<(String, String)>,
}

/// One field's value before and after, as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordedField {
    /// The field's key.
    pub field: String,
    /// What it held.
    pub before: Value,
    /// What it held from then on.
    pub after: Value,
    /// The values were erased, or the reader may not see them.
    pub withheld: bool,
}

/// What one operation did to one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordedChange {
    /// Which record.
    pub record: RecordRef,
    /// What it is called today, or was called last; its number once that was
    /// erased.
    pub label: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// Its version after the change.
    pub version: u64,
    /// The fields that changed.
    pub fields: Vec<RecordedField>,
}

impl Operation {
    /// The entry in a row, and in the column after it the one that undid it.
    pub(super) fn read(row: &Row<'_>, context: &Context) -> Result<Self> {
        let undone_by = row.get(OPERATION_COLUMNS.len())?;
        let row = OperationRow::read(row)?;
        let damaged = |error: &dyn std::fmt::Display| {
            Error::damaged(format!("entry {} of the journal: {error}", row.id))
        };
        let by: Actor = serde_json::from_str(row.actor).map_err(|error| damaged(&error))?;
        let mut details = details(row.details).map_err(|error| damaged(&error))?;
        // Where erased values stood is for who verifies the journal.
        details.retain(|(name, _)| name != ERASED);
        let shown = context.access.admin
            || (context.actor.user().is_some() && by.user() == context.actor.user());
        let address = row
            .address
            .filter(|_| shown)
            .map(|address| address.parse::<IpAddr>());
        Ok(Self {
            id: row.id,
            at: row.at,
            by,
            surface: surface(row.surface).ok_or_else(|| damaged(&"an unknown surface"))?,
            address: address.transpose().map_err(|error| damaged(&error))?,
            request: row.request.filter(|_| shown).map(str::to_owned),
            table: row.first_table.map(str::to_owned),
            changes: row.change_count,
            undoes: row.undoes,
            undone_by,
            details,
            kind: row.kind.to_owned(),
        })
    }
}

impl RecordedChange {
    /// The change in a row, under the label that its record has today.
    pub(crate) fn of(row: &ChangeRow<'_>, today: Option<String>) -> Result<Self> {
        let mut fields = Vec::new();
        let lines = row.lines().chain(std::iter::repeat(""));
        for (field, line) in row.keys()?.into_iter().zip(lines) {
            let withheld = line.is_empty();
            let (before, after) = if withheld {
                (Value::None, Value::None)
            } else {
                serde_json::from_str(line).map_err(|error| {
                    let id = row.operation;
                    Error::damaged(format!(
                        "entry {id} of the journal, field `{field}`: {error}"
                    ))
                })?
            };
            fields.push(RecordedField {
                field,
                before,
                after,
                withheld,
            });
        }
        let label = row.label.filter(|label| !label.is_empty());
        Ok(Self {
            record: RecordRef {
                table: row.table.to_owned(),
                id: row.record,
            },
            label: today
                .or_else(|| label.map(str::to_owned))
                .unwrap_or_else(|| format!("#{}", row.record)),
            kind: ChangeKind::parse(row.kind)?,
            version: u64::try_from(row.version).map_err(Error::damaged)?,
            fields,
        })
    }

    /// Its fields as they were written, without what was withheld.
    pub(crate) fn plain(&self) -> Vec<FieldChange> {
        let fields = self.fields.iter().filter(|field| !field.withheld);
        fields
            .map(|field| FieldChange {
                field: field.field.clone(),
                before: field.before.clone(),
                after: field.after.clone(),
            })
            .collect()
    }
}

fn surface(name: &str) -> Option<Surface> {
    [
        Surface::Page,
        Surface::Api,
        Surface::CommandLine,
        Surface::Background,
    ]
    .into_iter()
    .find(|surface| surface.as_str() == name)
}
