//! Between the contract's types and the host's. What comes from a guest is
//! checked on the way in; what goes out is never refused.
//!
//! Once a later version of the contract exists, each released one gets such a
//! folder of its own, and everything behind it stays as it is.

mod actor;
mod backups;
mod bin;
mod bin_plan;
mod error;
mod filter;
mod journal;
mod page;
mod page_blocks;
mod page_cell;
mod page_input;
mod page_parts;
pub mod policy;
mod records;
mod scalar;
mod text;
mod undo;

pub use error::{Invalid, answer, plain, refused};
pub use filter::{filter, nodes};
pub use journal::change_weight;
pub use page::Writer;
pub use records::values;
pub use scalar::weight;
