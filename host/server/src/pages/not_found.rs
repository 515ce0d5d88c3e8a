//! An address where nothing is.

use crate::error::Error;

/// An address where nothing is.
pub(super) async fn not_found() -> Error {
    Error::not_found("page")
}
