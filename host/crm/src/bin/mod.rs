//! The bin: what has been deleted and is still kept, how it comes back, and how
//! it goes for good.
//!
//! A member sees and restores what they deleted, who heads departments also what
//! their people did, admins all of it; all of that as far as rules let them see and
//! delete the records. Without rules admins alone purge. A plugin without a user
//! behind it sees all, and purges just what is past its time.

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

use std::collections::BTreeSet;

use crate::access::Action;
use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{OperationId, Timestamp, UserId};
use crate::schema::Table;

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

/// What of the bin is an actor's to see, or to do something with.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sight {
    /// Whose deletions; none for everybody's.
    by: Option<BTreeSet<UserId>>,
    /// What rules have to let them do with the records.
    action: Action,
}

impl Sight {
    /// What an actor sees.
    fn of(context: &Context) -> Result<Self> {
        Self::to(context, Action::View)
    }

    /// What is an actor's to do something with.
    fn to(context: &Context, action: Action) -> Result<Self> {
        let access = &context.access;
        let by = match (context.actor.user(), access.admin, access.records) {
            (_, true, _) | (None, _, true) => None,
            (Some(user), false, true) => {
                let led = access.led.iter().flat_map(|led| led.iter());
                Some(led.copied().chain([user]).collect())
            }
            (_, false, false) => return Err(Error::Denied("you may not use records".into())),
        };
        Ok(Self { by, action })
    }

    /// The SQL that holds for what a table has in the bin, beside its being there.
    fn and(&self, table: &Table) -> String {
        let mut sql = table.and(self.action, &table.key);
        if let Some(by) = &self.by {
            let by: Vec<String> = by.iter().map(UserId::to_string).collect();
            sql.push_str(&format!(r#" AND "deleted_by" IN ({})"#, by.join(", ")));
        }
        sql
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
