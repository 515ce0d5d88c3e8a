//! Where records were before somebody moved them.

use crate::journal::{ChangeKind, RecordedChange};
use crate::records::{RecordState, state};

/// Where a record was before it was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It was not there yet; it goes to the bin, as by an undo.
    Nowhere,
    /// In use.
    Active,
    /// Put away.
    Archived,
    /// In the bin.
    Bin(state::Lie),
}

impl Place {
    /// The state that a record has there.
    pub(crate) fn state(self) -> RecordState {
        match self {
            Self::Nowhere | Self::Bin(_) => RecordState::Deleted,
            Self::Active => RecordState::Active,
            Self::Archived => RecordState::Archived,
        }
    }
}

/// Where the record was before this change; none if the change moved it nowhere.
pub(crate) fn place_before(change: &RecordedChange) -> Option<Place> {
    // A deletion tells where it took a record from if that was not from use.
    let was_archived = || change.fields.iter().any(|field| field.field == "state");
    match change.kind {
        ChangeKind::Created => Some(Place::Nowhere),
        ChangeKind::Deleted if was_archived() => Some(Place::Archived),
        ChangeKind::Deleted | ChangeKind::Archived => Some(Place::Active),
        ChangeKind::Unarchived => Some(Place::Archived),
        ChangeKind::Restored => Some(Place::Bin(state::lay(&change.plain()))),
        ChangeKind::Updated | ChangeKind::Purged => None,
    }
}
