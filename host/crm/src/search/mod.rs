//! Finding records by words, over all tables or within one.
//!
//! One row of the full-text index a record and text field. The index holds no
//! texts and no states: what was found is read from the records themselves, so
//! a record in the bin is never shown by mistake.

mod find;
pub(crate) mod fold;
pub(crate) mod index;
mod named;
mod places;
mod snippet;
pub(crate) mod words;

pub use find::{Found, MOST_FOUND, search, search_in};
pub use fold::fold;
