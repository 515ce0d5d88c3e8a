//! What somebody chose about an obstacle.

use serde::{Deserialize, Serialize};

use crate::value::{RecordRef, Value};

/// What to do about one obstacle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The record that would come back.
    pub record: RecordRef,
    /// The field that the obstacle is about.
    pub field: String,
    /// What to do.
    pub resolution: Resolution,
}

/// What can be done about an obstacle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resolution {
    /// The one that has the value keeps it, and this record stays in the bin.
    Keep,
    /// This record's values fill the empty fields of the one that has the value,
    /// and what referred to this one refers to that one. This one stays in the
    /// bin until its time is over; what went along with it comes back.
    Merge,
    /// The field gets this value instead.
    Rename(Value),
    /// What the field refers to comes back as well.
    Bring,
    /// The field refers to this record instead.
    Relink(RecordRef),
    /// The field is left empty.
    Empty,
}

impl Resolution {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Merge => "merge",
            Self::Rename(_) => "rename",
            Self::Bring => "bring",
            Self::Relink(_) => "relink",
            Self::Empty => "empty",
        }
    }
}
