//! The archive: what was put away and is still there, who put it away and when,
//! and taking it out again, whatever tables it is in.
//!
//! An archived record appears nowhere unless it is asked for, and nothing ever
//! deletes it because its time is over. Who may use records sees all of them.

mod list;
mod take_out;

#[cfg(test)]
mod tests;

pub use list::{ArchivePage, ArchiveQuery, ArchivedRecord, archived, counts};
pub use take_out::{Taken, TakenOut, take_out};

/// The most records of a page.
pub const MOST_ARCHIVED: u32 = 200;
