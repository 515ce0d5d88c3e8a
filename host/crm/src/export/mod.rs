//! Taking records out as CSV, which [`import`](crate::import) reads again.

mod account;
mod csv;
pub(crate) mod formula;

pub use account::export_account;
pub use csv::{Export, export};
