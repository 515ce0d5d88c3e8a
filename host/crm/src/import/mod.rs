//! Bringing records in from CSV files, in steps that a person can look at:
//! [`read`] makes a sheet of the bytes or says which line is wrong; [`preview`]
//! guesses what the columns are; [`run`] checks every row, says which it refuses
//! and why, and makes all the records as one operation, or none.

mod cells;
mod dates;
mod delimiter;
mod encoding;
mod guess;
mod mapping;
mod names;
mod numbers;
mod plan;
mod preview;
mod quotes;
mod read;
mod report;
mod resolve;
mod run;
#[cfg(test)]
mod tests;
mod trouble;
mod write;

pub use dates::DateOrder;
pub use guess::Guess;
pub use preview::{ColumnPreview, Preview, preview};
pub use read::{ReadOptions, Row, Sheet, read};
pub use report::{Refused, Report, Spelling, Unmatched};
pub use run::{Options, run};
