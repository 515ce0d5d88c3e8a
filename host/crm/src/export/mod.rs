//! Taking records out as CSV, which [`import`](crate::import) reads again.

mod csv;
pub(crate) mod formula;

pub use csv::{Export, export};
