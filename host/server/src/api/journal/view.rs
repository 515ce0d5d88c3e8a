//! Entries of the journal as the API writes them.

use std::net::IpAddr;

use bailey_crm::journal::{ChangeKind, Operation, RecordedChange, RecordedField};
use bailey_crm::records::value_to_json;
use bailey_crm::{Actor, OperationId, Surface};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::moment::Moment;
use crate::api::records::ReferenceView;

/// One act by one actor.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct OperationView {
    #[schema(value_type = i64)]
    id: OperationId,
    at: Moment,
    /// What was done: `records.delete`, `session.signed-in`.
    kind: String,
    /// `{"kind": "user", "user": 7}`; further kinds are `plugin`, `token`,
    /// `support`, `operator` and `anonymous`.
    #[schema(value_type = Object)]
    by: Actor,
    /// `page`, `api`, `command-line` or `background`.
    #[schema(value_type = String)]
    surface: Surface,
    /// From where; withheld from members, but for their own acts.
    #[schema(value_type = Option<String>)]
    address: Option<IpAddr>,
    /// The number of the HTTP request.
    request: Option<String>,
    /// The first table that it touched.
    table: Option<String>,
    /// How many records it changed.
    changes: u32,
    /// The operation that this one undoes.
    #[schema(value_type = Option<i64>)]
    undoes: Option<OperationId>,
    /// The operation that undid this one.
    #[schema(value_type = Option<i64>)]
    undone_by: Option<OperationId>,
    details: Vec<DetailView>,
}

/// A detail of an act: an export's filter, say.
#[derive(Serialize, ToSchema)]
struct DetailView {
    name: String,
    value: String,
}

impl From<Operation> for OperationView {
    fn from(operation: Operation) -> Self {
        let details = operation.details.into_iter();
        Self {
            id: operation.id,
            at: operation.at.into(),
            kind: operation.kind,
            by: operation.by,
            surface: operation.surface,
            address: operation.address,
            request: operation.request,
            table: operation.table,
            changes: operation.changes,
            undoes: operation.undoes,
            undone_by: operation.undone_by,
            details: details
                .map(|(name, value)| DetailView { name, value })
                .collect(),
        }
    }
}

/// What an act did to one record.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ChangeView {
    record: ReferenceView,
    /// What it is called today, or was called last.
    label: String,
    /// `created`, `updated`, `deleted`, `restored`, `archived`, `unarchived` or
    /// `purged`.
    #[schema(value_type = String)]
    kind: ChangeKind,
    /// Its version after the change.
    version: u64,
    fields: Vec<FieldChangeView>,
}

/// One field's value before and after.
#[derive(Serialize, ToSchema)]
struct FieldChangeView {
    /// The field's key.
    field: String,
    #[schema(value_type = Value)]
    before: serde_json::Value,
    #[schema(value_type = Value)]
    after: serde_json::Value,
    /// The values were erased, or the reader may not see them.
    withheld: bool,
}

impl From<RecordedChange> for ChangeView {
    fn from(change: RecordedChange) -> Self {
        Self {
            record: change.record.into(),
            label: change.label,
            kind: change.kind,
            version: change.version,
            fields: change.fields.iter().map(FieldChangeView::from).collect(),
        }
    }
}

impl From<&RecordedField> for FieldChangeView {
    fn from(field: &RecordedField) -> Self {
        Self {
            field: field.field.clone(),
            before: value_to_json(&field.before),
            after: value_to_json(&field.after),
            withheld: field.withheld,
        }
    }
}
