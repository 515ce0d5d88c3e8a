//! What a plan tells of the records that would go back.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::journal::{ChangeKind, Hasher};
use crate::records::RecordState;
use crate::returning::Return;
use crate::undo::place::Place;
use crate::value::{RecordRef, Value};

/// What a plan found, as one number: two plans with the same hash would do the
/// same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PlanHash([u8; 32]);

impl PlanHash {
    /// That of what was hashed.
    pub(crate) fn of(found: Hasher) -> Self {
        Self(found.finish())
    }
}

impl fmt::Debug for PlanHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PlanHash({self})")
    }
}

impl fmt::Display for PlanHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for PlanHash {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut hash = [0; 32];
        match hex::decode_to_slice(text, &mut hash) {
            Ok(()) => Ok(Self(hash)),
            Err(_) => Err(Error::invalid_field(
                "hash",
                "not-a-hash",
                "this is no plan's hash: ask for the plan, and give the hash that it has",
            )),
        }
    }
}

/// A record that would go back.
#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    /// Which.
    pub record: RecordRef,
    /// What it is called today.
    pub label: String,
    /// What would become of it.
    pub becomes: ChangeKind,
    /// The fields that would change.
    pub fields: Vec<FieldBack>,
}

/// A field that would get back what it held.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldBack {
    /// The field's key.
    pub field: String,
    /// What it holds.
    pub now: Value,
    /// What it would hold.
    pub then: Value,
}

impl From<Return> for Back {
    fn from(back: Return) -> Self {
        let becomes = match (back.place, back.record.state) {
            _ if back.again => ChangeKind::Created,
            (None, _) => ChangeKind::Updated,
            (Some(Place::Nowhere | Place::Bin(_)), _) => ChangeKind::Deleted,
            (Some(_), RecordState::Deleted) => ChangeKind::Restored,
            (Some(Place::Active), _) => ChangeKind::Unarchived,
            (Some(Place::Archived), _) => ChangeKind::Archived,
        };
        let record = back.record;
        let fields = back.values.into_iter().map(|(n, then)| FieldBack {
            field: record.table.fields[n].key.clone(),
            now: record.values[n].clone(),
            then,
        });
        Self {
            becomes,
            fields: fields.collect(),
            record: record.reference(),
            label: record.label,
        }
    }
}
