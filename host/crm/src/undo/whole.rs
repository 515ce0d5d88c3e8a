//! All that an operation did to one record, as one: it can have moved a record
//! and changed its values, some of them more than once.

use crate::files::FILES;
use crate::ids::RecordId;
use crate::journal::{ChangeKind, RecordedChange, RecordedField};
use crate::undo::place::{Place, place_before};
use crate::value::RecordRef;

/// All that an operation did to one record.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub(super) record: RecordRef,
    /// Its version after the last change.
    pub(super) version: u64,
    /// Where it was moved last; none if it stayed where it was.
    pub(super) moved: Option<ChangeKind>,
    /// Where it was before it was moved; none if it stayed where it was.
    pub(super) before: Option<Place>,
    /// Some of what it moved from is not known any more.
    pub(super) gone: bool,
    /// The fields that were written, from before the first change to after the
    /// last.
    pub(super) fields: Vec<RecordedField>,
}

impl Whole {
    pub(super) fn new(record: RecordRef) -> Self {
        Self {
            record,
            version: 0,
            moved: None,
            before: None,
            gone: false,
            fields: Vec::new(),
        }
    }

    pub(super) fn id(&self) -> RecordId {
        self.record.id
    }

    /// Adds the next change.
    pub(super) fn add(&mut self, change: &RecordedChange) {
        self.version = change.version;
        self.before = self.before.or_else(|| place_before(change));
        if change.kind != ChangeKind::Updated {
            self.moved = Some(change.kind);
            self.gone |= change.fields.iter().any(|field| field.withheld);
            return;
        }
        // Files are no value of the record: they go back by themselves.
        for field in change.fields.iter().filter(|field| field.field != FILES) {
            match self
                .fields
                .iter_mut()
                .find(|known| known.field == field.field)
            {
                Some(known) => {
                    known.after.clone_from(&field.after);
                    known.withheld |= field.withheld;
                }
                None => self.fields.push(field.clone()),
            }
        }
    }
}
