//! The bin: what has been deleted and is still kept, how it comes back, and how
//! it goes for good.
//!
//! Until roles decide it, a member sees and restores what they deleted, admins
//! all of it, and admins alone purge. A plugin without a user behind it sees all,
//! and purges just what is past its time.

mod counts;
mod deleted;
mod deletions;
mod group;
mod hold;
mod plan;
mod purge;
mod restore;
mod rows;
mod selection;

#[cfg(test)]
mod tests;

pub use counts::counts;
pub use deleted::{DeletedPage, DeletedRecord, contents, deleted};
pub use deletions::{Deletion, DeletionPage, deletions};
pub(crate) use hold::look as look_at_clocks;
pub use hold::{Hold, HoldReason, hold};
pub use plan::{Choice, Obstacle, Resolution, RestorePlan, Why, plan, restore_planned};
pub use purge::{may_purge, purge, purge_due, purge_expected, purge_telling};
pub use restore::{restore, restore_telling};
pub use selection::Selection;

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};

/// The most entries of a page.
pub const MOST_DELETIONS: u32 = 200;

/// What of the bin to list.
#[derive(Clone, Debug, Default)]
pub struct BinQuery {
    /// A table's key; none means every table.
    pub table: Option<String>,
    /// Who deleted it.
    pub by: Option<UserId>,
    /// Deleted at this moment or later.
    pub since: Option<Timestamp>,
    /// Deleted before this moment.
    pub until: Option<Timestamp>,
    /// Deleted by this operation.
    pub deletion: Option<OperationId>,
    /// Labels that contain this text, without regard to case.
    pub text: Option<String>,
    /// How many at most; no more than [`MOST_DELETIONS`].
    pub limit: u32,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// What became of an act on the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The journal's entry; none when there was nothing left to do.
    pub operation: Option<OperationId>,
    /// How many records, those that went along included.
    pub count: u64,
}

/// Nothing was left to do.
pub(crate) const NOTHING: Outcome = Outcome {
    operation: None,
    count: 0,
};

/// Whose deletions an actor sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// Everybody's.
    All,
    /// Their own.
    Own(UserId),
}

impl Sight {
    fn of(context: &Context) -> Result<Self> {
        match (
            context.actor.user(),
            context.access.admin,
            context.access.records,
        ) {
            (_, true, _) | (None, _, true) => Ok(Self::All),
            (Some(user), false, true) => Ok(Self::Own(user)),
            (_, false, false) => Err(Error::Denied("you may not use records".into())),
        }
    }

    /// The user whose deletions alone are seen.
    fn user(self) -> Option<UserId> {
        match self {
            Self::All => None,
            Self::Own(user) => Some(user),
        }
    }
}

/// Whether no person stands behind the call.
pub(crate) fn is_unattended(context: &Context) -> bool {
    matches!(
        context.actor,
        Actor::Plugin {
            on_behalf_of: None,
            ..
        }
    )
}
