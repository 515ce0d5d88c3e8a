//! Snapshots: an account's whole file as it was at a moment, and what can be done
//! with one. It is checked, compared with the account as it is now, brought back
//! in part or whole as one operation, or put into a new installation.
//!
//! A snapshot is taken in one reading transaction while people work. How it is
//! packed and where it is kept is not known here. One that comes back may come
//! from anywhere, so it is opened defensively, and its rows are copied into a file
//! that we made, never the file itself.

mod check;
mod contents;
mod copy;
mod difference;
mod install;
mod kept;
mod moment;
mod plan;
mod remake;
mod restore;
mod scope;
mod shed;
mod side_by_side;
mod source;
mod take;
#[cfg(test)]
mod tests;
mod then;
mod trial;

pub use check::Checked;
pub use contents::{Contents, Counts, SnapshotPlugin};
pub use difference::{MOST_RESTORED, TableDifference};
pub use install::{Installed, Origin};
pub use kept::KeptDifference;
pub use plan::{Left, RestorePlan, plan};
pub use remake::remake;
pub use restore::{Restored, restore};
pub use scope::{Differences, Scope, Span};
pub use shed::shed_credentials;
pub use source::Snapshot;
pub use take::take;
pub use then::Then;
pub use trial::trial;

pub use crate::returning::{Back, FieldBack, PlanHash};
