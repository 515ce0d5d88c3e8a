//! Files on records. Their contents stand in the account's own file, each once
//! however many records have it, under its SHA-256; so a copy of the account, and
//! every backup, has them.
//!
//! A content stays as long as a record, the bin or the journal refers to it. A
//! file that was removed can be brought back until the journal lets go of its
//! removal; what is purged or erased takes its files along, and the last file of a
//! content takes the content. A record that becomes part of another one takes its
//! files along to that one, and one that comes back from a backup has its files again.
//!
//! Who sees a record sees its files, and who may change it adds and removes them.
//! The journal tells of both at the record, as changes of its [`FILES`].

mod add;
mod content;
mod limit;
mod list;
pub(crate) mod moved;
mod name;
mod remove;
pub(crate) mod returned;
mod rows;
pub(crate) mod sweep;
pub(crate) mod undo;

#[cfg(test)]
mod tests;

pub use add::{Added, Upload};
pub use content::{Content, content, piece};
pub use limit::{LEAST_LIMIT, USUAL_LIMIT, Usage, set_limit, usage};
pub use list::{File, of_record};
pub use remove::remove;

/// The name under which the journal tells of a record's files.
pub const FILES: &str = "files";

/// How many bytes a piece of a content has at most.
const PIECE: usize = 256 << 10;

/// The number of a content's piece.
fn piece_id(blob: i64, place: i64) -> i64 {
    (blob << 20) + place
}
