//! What can be wrong with a journal.

use std::fmt;

use crate::ids::OperationId;
use crate::journal::head::Head;

/// The first bad entry, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which.
    pub operation: OperationId,
    /// Why.
    pub reason: Reason,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "operation {}: {}", self.operation, self.reason)
    }
}

/// Why an entry does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// It is not there, but later ones are.
    #[error("it is missing")]
    Missing,
    /// It is not there, and a head that was kept elsewhere says that it was.
    #[error("it is missing: the journal ends before the head {head}")]
    Cut {
        /// The head that was kept.
        head: Head,
    },
    /// It is another one than the head that was kept elsewhere.
    #[error("its hash is not that of the head {head}")]
    OtherHead {
        /// The head that was kept.
        head: Head,
    },
    /// The entry, or the one before it, is not what was hashed.
    #[error("its hash is not that of its content and of the entry before it")]
    Hash,
    /// A column repeats what another says, and says something else.
    #[error("its column `{0}` contradicts its content")]
    Contradiction(&'static str),
    /// It has more or fewer changes than it says.
    #[error("it says that it has {said} changes, and has {found}")]
    Changes {
        /// How many it says.
        said: u32,
        /// How many there are.
        found: u32,
    },
    /// A change is not written as a change is.
    #[error("its change {position} can't be read: {what}")]
    Unreadable {
        /// Which change.
        position: u32,
        /// What is wrong.
        what: &'static str,
    },
    /// Its address, request or a detail is not what was recorded.
    #[error("its {0} is not what was recorded")]
    Header(&'static str),
    /// Its address, request or a detail is not there, and nothing says that it
    /// was erased.
    #[error("its {0} is missing, and no entry says that it was erased")]
    HeaderMissing(&'static str),
    /// A value is not what was recorded.
    #[error("in its change {position}, {what} is not what was recorded")]
    Value {
        /// Which change.
        position: u32,
        /// The label or a field.
        what: String,
    },
    /// A value is not there, and nothing says that it was erased.
    #[error("in its change {position}, {what} is missing, and no entry says that it was erased")]
    ValueMissing {
        /// Which change.
        position: u32,
        /// The label or a field.
        what: String,
    },
    /// There are changes of an entry that there is not.
    #[error("it has changes, but no entry")]
    Orphans,
    /// The log finds it by something else than what it says, or does not find it
    /// by what it says.
    #[error("what the log finds it by, the {0}, is not what it says")]
    Listing(&'static str),
    /// A checkpoint signs something else.
    #[error("the checkpoint on it does not hold: {0}")]
    Checkpoint(&'static str),
}
