//! A record as it is read.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId, Timestamp, UserId};
use crate::schema::{Field, Table};
use crate::value::{RecordRef, Value};

/// Where a record is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordState {
    /// In use.
    Active,
    /// Put away; shown where it is asked for.
    Archived,
    /// In the bin.
    Deleted,
}

impl RecordState {
    /// Its name in the file and in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Archived => "archived",
            Self::Deleted => "deleted",
        }
    }

    /// The state of that name.
    ///
    /// # Errors
    /// `Invalid` if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "active" => Ok(Self::Active),
            "archived" => Ok(Self::Archived),
            "deleted" => Ok(Self::Deleted),
            other => Err(Error::invalid(
                "not-a-state",
                format!("`{other}` is no state: use active, archived or deleted"),
            )),
        }
    }
}

/// One record, as the file has it.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its table.
    pub table: Arc<Table>,
    /// Its number within the table.
    pub id: RecordId,
    /// Grows by one with each change.
    pub version: u64,
    /// Where it is in its life.
    pub state: RecordState,
    /// What it is called in lists.
    pub label: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// By which user, if by one.
    pub created_by: Option<UserId>,
    /// When its values changed last.
    pub updated_at: Timestamp,
    /// By which user, if by one.
    pub updated_by: Option<UserId>,
    /// How it went to the bin, if it is there.
    pub binned: Option<Binned>,
    /// What its fields hold, in the order of the table's fields.
    pub values: Vec<Value>,
}

/// How a record went to the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binned {
    /// When.
    pub at: Timestamp,
    /// By which user, if by one.
    pub by: Option<UserId>,
    /// By which operation.
    pub operation: OperationId,
    /// It went along with what it belongs to.
    pub along: bool,
    /// Until when it is kept at least; none means without end.
    pub keep_until: Option<Timestamp>,
}

impl Record {
    /// How others name it.
    #[must_use]
    pub fn reference(&self) -> RecordRef {
        RecordRef {
            table: self.table.key.clone(),
            id: self.id,
        }
    }

    /// What the field of this key holds; none if there is no such field.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.table.position(field).and_then(|n| self.values.get(n))
    }

    /// Its fields with what they hold, in the table's order.
    pub fn fields(&self) -> impl Iterator<Item = (&Field, &Value)> {
        self.table.fields.iter().zip(&self.values)
    }
}
