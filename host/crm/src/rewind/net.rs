//! What an actor's changes come to for one record.

use crate::ids::OperationId;
use crate::journal::{ChangeKind, RecordedChange};
use crate::undo::place::{Place, place_before};
use crate::value::{RecordRef, Value};

/// What an actor's changes to one record come to.
#[derive(Clone, Debug)]
pub(super) struct Net {
    pub(super) record: RecordRef,
    /// What it was called last, for those that are gone.
    pub(super) label: String,
    /// The operation of the first change.
    pub(super) first: OperationId,
    /// The version that the first change made.
    from_version: u64,
    /// The version that the last change made.
    to_version: u64,
    changes: u64,
    /// Where it was before it was moved; none if it never was.
    pub(super) place: Option<Place>,
    /// What its fields held before, by key.
    pub(super) values: Vec<(String, Value)>,
    /// Some of what they held was erased.
    pub(super) gone: bool,
    /// It was deleted for good.
    pub(super) purged: bool,
}

impl Net {
    /// Begins with the first change.
    pub(super) fn new(operation: OperationId, change: RecordedChange) -> Self {
        let mut net = Self {
            record: change.record.clone(),
            label: String::new(),
            first: operation,
            from_version: change.version,
            to_version: change.version,
            changes: 0,
            place: None,
            values: Vec::new(),
            gone: false,
            purged: false,
        };
        net.add(change);
        net
    }

    /// Adds a later change. What came first says what there was before.
    pub(super) fn add(&mut self, change: RecordedChange) {
        self.changes += 1;
        self.to_version = change.version;
        if self.place.is_none() {
            self.place = place_before(&change);
        }
        match change.kind {
            ChangeKind::Purged => self.purged = true,
            // How it lay in the bin is not known any more.
            ChangeKind::Restored => self.gone |= change.fields.iter().any(|field| field.withheld),
            // Of a record that was not there before, no value matters.
            ChangeKind::Updated if self.place != Some(Place::Nowhere) => {
                for field in change.fields {
                    self.gone |= field.withheld;
                    if !self.values.iter().any(|(key, _)| *key == field.field) {
                        self.values.push((field.field, field.before));
                    }
                }
            }
            _ => {}
        }
        self.label = change.label;
    }

    /// Whether all that happened to the record since the first change, up to
    /// this version of it, is the actor's.
    pub(super) fn is_alone(&self, version: u64) -> bool {
        self.to_version == version && self.to_version + 1 - self.from_version == self.changes
    }
}
