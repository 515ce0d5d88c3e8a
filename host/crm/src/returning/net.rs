//! What several changes come to for one record: an actor's, or all since a moment.

use crate::files::FILES;
use crate::files::moved::is_of_files;
use crate::ids::OperationId;
use crate::journal::{ChangeKind, RecordedChange};
use crate::records::Record;
use crate::returning::Return;
use crate::schema::Table;
use crate::undo::Obstacle;
use crate::undo::place::{Place, place_before};
use crate::value::{RecordRef, Value};

/// What several changes to one record come to.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    pub(crate) record: RecordRef,
    /// What it was called last, for those that are gone.
    pub(crate) label: String,
    /// The operation of the first change.
    pub(crate) first: OperationId,
    /// The version that the first change made.
    from_version: u64,
    /// The version that the last change made.
    to_version: u64,
    changes: u64,
    /// Where it was before it was moved; none if it never was.
    pub(crate) place: Option<Place>,
    /// What its fields held before, by key.
    pub(crate) values: Vec<(String, Value)>,
    /// Some of what they held was erased.
    pub(crate) gone: bool,
    /// It was deleted for good.
    pub(crate) purged: bool,
}

impl Net {
    /// Begins with the first change.
    pub(crate) fn new(operation: OperationId, change: RecordedChange) -> Self {
        let mut net = Self {
            record: change.record.clone(),
            label: String::new(),
            first: operation,
            // What tells of a file made no version.
            from_version: change.version + u64::from(is_of_files(&change)),
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
    pub(crate) fn add(&mut self, change: RecordedChange) {
        self.changes += u64::from(!is_of_files(&change));
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
                for field in change
                    .fields
                    .into_iter()
                    .filter(|field| field.field != FILES)
                {
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
    pub(crate) fn is_alone(&self, version: u64) -> bool {
        self.to_version == version && self.to_version + 1 - self.from_version == self.changes
    }

    /// The way back of the record, which nothing else touched; an obstacle when a
    /// field that changed is not there any more.
    pub(crate) fn back(&self, table: &Table, record: Record) -> Result<Return, Obstacle> {
        let place = self.place.filter(|place| place.state() != record.state);
        let mut values = Vec::with_capacity(self.values.len());
        // What was not there before goes to the bin as it is.
        if self.place != Some(Place::Nowhere) {
            for (key, before) in &self.values {
                let position = table
                    .position(key)
                    .ok_or_else(|| Obstacle::of_missing(table.find_deleted(key)))?;
                if record.values[position] != *before {
                    values.push((position, before.clone()));
                }
            }
        }
        Ok(Return {
            record,
            place,
            values,
            again: false,
        })
    }
}
