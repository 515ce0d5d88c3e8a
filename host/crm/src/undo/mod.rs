//! Taking back what the journal holds: one operation on records, all of it or
//! nothing, as a new operation that can be taken back in turn.
//!
//! What was made goes to the bin, what was changed gets its values back, what
//! was deleted or archived comes back, and what came back goes again. Whatever
//! somebody touched since stays, and so does all the rest: the plan says why.
//!
//! One record's part of an operation, or one field of it, goes back in the same
//! way with [`revert`], and leaves the rest standing.
//!
//! A member takes back what they did themselves, and admins anything, where rules
//! let them do it the other way round to each of the records. What was done to
//! tables and fields is taken back by `schema::undo`, for admins; the deletion of
//! what is kept under a name, by `shelf`. Without a user behind it a plugin takes
//! nothing back.

mod apply;
mod check;
mod own;
pub(crate) mod place;
mod plan;
mod revert;
mod shelf;
pub(crate) mod unique;
mod whole;

#[cfg(test)]
mod tests;

pub(crate) use apply::conflict;
pub use apply::{undo, undo_telling};
pub use plan::{Obstacle, UndoPlan, plan};
pub use revert::{Reverted, obstacle, revert};
pub(crate) use shelf::{SHELVES, Shelf};
