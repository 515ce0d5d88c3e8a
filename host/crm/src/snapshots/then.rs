//! What says how it was: a snapshot, the journal, or both.

use crate::ids::Timestamp;
use crate::snapshots::Snapshot;

/// What says how it was.
#[derive(Debug)]
pub enum Then {
    /// As the snapshot has it.
    Snapshot(Snapshot),
    /// As it was at that moment, by the journal. Records that were deleted for good
    /// since are told by the snapshot, if there is one of before that moment and they
    /// were not touched in between: the journal lost their values with them.
    Moment(Timestamp, Option<Snapshot>),
}

impl Then {
    pub(super) fn snapshot(&self) -> Option<&Snapshot> {
        match self {
            Self::Snapshot(snapshot) => Some(snapshot),
            Self::Moment(_, snapshot) => snapshot.as_ref(),
        }
    }
}
