//! What the format says, in the core's words.

use bailey_backup::Error as Said;
use bailey_crm::Error;

/// What went wrong with this file.
pub(super) fn said(file: &std::path::Path, error: Said) -> Error {
    match error {
        Said::Damaged(what) => Error::damaged(format!("{}: {what}", file.display())),
        Said::Format(_) => Error::Unavailable(error.to_string()),
        Said::WrongKey(_) | Said::NoKey => {
            Error::invalid_field("key", "wrong-key", error.to_string())
        }
        Said::NoRecipient => Error::invalid_field("recipient", "no-recipient", error.to_string()),
        Said::File(source) => Error::File {
            path: file.to_owned(),
            source,
        },
    }
}
