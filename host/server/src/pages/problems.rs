//! What is wrong with a field, in the reader's language. The core says it in
//! English with a stable word; what has no translation yet stays as it is.

use bailey_crm::Problem;

use crate::texts::Reader;

/// What is wrong and what to do.
pub(crate) fn text(reader: &Reader, problem: &Problem) -> String {
    reader
        .find(&format!("problem-{}", problem.code))
        .unwrap_or_else(|| problem.message.clone())
}
