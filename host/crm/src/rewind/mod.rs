//! Rewinding: all that a user or a plugin did to records between two moments
//! goes back at once, as one operation that can be taken back in turn.
//!
//! What counts is the net effect: each record goes back to what it was before
//! the actor's first change in that time. A record that anything else touched
//! after that first change (somebody else, or the same actor outside the time)
//! is listed and left alone, so that nobody's later work is lost. So are records
//! that can't go back: purged ones, erased values, unique values that others
//! have now.
//!
//! The plan has a hash over all that it found. Committing names it, and gets a
//! conflict if any of these records moved in between.
//!
//! Only admins rewind, and of that what rules let them see; what those don't let
//! them change and delete is left alone.

mod apply;
mod found;
mod plan;
mod span;

#[cfg(test)]
mod tests;

pub use crate::returning::{Back, FieldBack, PlanHash};
pub use apply::{Rewound, rewind};
pub use found::size;
pub use plan::{Left, RewindPlan, Touch, plan};
pub use span::{RewindActor, RewindSpan};

use crate::bin;
use crate::context::Context;
use crate::error::{Error, Result};

/// The most records that one rewind takes back.
pub const MOST_REWOUND: usize = 500_000;

/// Refuses who may not rewind.
fn may_rewind(context: &Context) -> Result<()> {
    if context.access.admin && !bin::is_unattended(context) {
        Ok(())
    } else {
        Err(Error::Denied("only admins rewind what somebody did".into()))
    }
}
