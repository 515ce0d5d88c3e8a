//! What one operation did to one record.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::value::Value;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It was made.
    Created,
    /// Some of its fields were changed.
    Updated,
    /// It went to the bin.
    Deleted,
    /// It came back from the bin.
    Restored,
    /// It was put away.
    Archived,
    /// It was taken out again.
    Unarchived,
    /// It was deleted for good.
    Purged,
}

impl ChangeKind {
    /// Its name in the journal.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
            Self::Archived => "archived",
            Self::Unarchived => "unarchived",
            Self::Purged => "purged",
        }
    }

    /// The kind of that name.
    pub(crate) fn parse(name: &str) -> Result<Self> {
        Ok(match name {
            "created" => Self::Created,
            "updated" => Self::Updated,
            "deleted" => Self::Deleted,
            "restored" => Self::Restored,
            "archived" => Self::Archived,
            "unarchived" => Self::Unarchived,
            "purged" => Self::Purged,
            other => {
                return Err(Error::damaged(format!(
                    "the journal has no change `{other}`"
                )));
            }
        })
    }
}

/// One field's value before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's key.
    pub field: String,
    /// What it held.
    pub before: Value,
    /// What it holds now.
    pub after: Value,
}

/// What one operation did to one record: the fields that changed, no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The table's key.
    pub table: String,
    /// The record's number.
    pub record: RecordId,
    /// What became of it.
    pub kind: ChangeKind,
    /// Its version after the change.
    pub version: u64,
    /// What it is called.
    pub label: String,
    /// The fields that changed.
    pub fields: Vec<FieldChange>,
}
