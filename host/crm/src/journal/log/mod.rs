//! Finding entries of the journal by any conditions together, newest first, in a
//! time that hardly depends on how many entries there are or meet which.
//!
//! An index over entries answers one condition at a time, and is paid for with
//! each entry. Here the journal is cut into *spans* of 1024 entries. Of a full one
//! is kept, for each value that its entries have (a kind, a user, an address), in
//! which places of it they stand: a bit an entry. Conditions are met together
//! where all of their bits are set, which is found for thousands of entries by a
//! few rows. What came after the last full span is read from the entries
//! themselves, to the same marks.

mod condition;
mod keep;
mod marks;
mod search;
mod span;

#[cfg(test)]
mod tests;

pub(crate) use keep::{keep_anew, keep_full, kept};
pub(super) use marks::{Marks, SPAN};
pub(crate) use search::{Search, last_of_kind};
pub(super) use span::{Facet, Noted, Span, entries, span_of};
