//! Records as the API writes them.

use bailey_crm::records::{Binned, Plain, Record, RecordState};
use bailey_crm::{OperationId, RecordRef};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::api::moment::Moment;

/// One record.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct RecordView {
    /// The table's key.
    table: String,
    id: i64,
    /// What it is called in lists.
    label: String,
    /// `active`, `archived` or `deleted`.
    #[schema(value_type = String)]
    state: RecordState,
    /// Grows by one with each change; also in `ETag`.
    version: u64,
    created_at: Moment,
    /// The number of the user, if it was one.
    created_by: Option<i64>,
    updated_at: Moment,
    updated_by: Option<i64>,
    /// How it went to the bin, if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    deletion: Option<BinnedView>,
    /// What its fields hold, by their keys. Text and choices are strings,
    /// decimals strings of digits, money `{"amount": "12.50", "currency":
    /// "USD"}`, dates `2026-01-31`, moments RFC 3339, references `{"table":
    /// "companies", "id": 7}`, nothing null, several an array.
    #[schema(value_type = Object)]
    values: ValuesView,
}

/// How a record went to the bin.
#[derive(Serialize, ToSchema)]
struct BinnedView {
    at: Moment,
    /// The number of the user, if it was one.
    by: Option<i64>,
    /// The journal's entry of the delete.
    #[schema(value_type = i64)]
    operation: OperationId,
    /// It went along with what it belongs to.
    along: bool,
    /// Until when it is kept at least; null means without end.
    keep_until: Option<Moment>,
}

/// The record's values, written field by field as they are read.
struct ValuesView(Record);

impl Serialize for ValuesView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.values.len()))?;
        for (field, value) in self.0.fields() {
            map.serialize_entry(&field.key, &Plain(value))?;
        }
        map.end()
    }
}

impl From<Record> for RecordView {
    fn from(record: Record) -> Self {
        Self {
            table: record.table.key.clone(),
            id: record.id.0,
            label: record.label.clone(),
            state: record.state,
            version: record.version,
            created_at: record.created_at.into(),
            created_by: record.created_by.map(|user| user.0),
            updated_at: record.updated_at.into(),
            updated_by: record.updated_by.map(|user| user.0),
            deletion: record.binned.map(BinnedView::from),
            values: ValuesView(record),
        }
    }
}

impl From<Binned> for BinnedView {
    fn from(binned: Binned) -> Self {
        Self {
            at: binned.at.into(),
            by: binned.by.map(|user| user.0),
            operation: binned.operation,
            along: binned.along,
            keep_until: binned.keep_until.map(Moment::from),
        }
    }
}

/// Names one record.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ReferenceView {
    /// The table's key.
    table: String,
    id: i64,
}

impl From<RecordRef> for ReferenceView {
    fn from(record: RecordRef) -> Self {
        Self {
            table: record.table,
            id: record.id.0,
        }
    }
}
