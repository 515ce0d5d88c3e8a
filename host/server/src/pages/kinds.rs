//! What the journal's words are in the reader's language.

use bailey_crm::Surface;
use bailey_crm::journal::ChangeKind;

use crate::texts::Reader;

/// The message of what became of a record.
pub(crate) fn change_id(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Created => "change-created",
        ChangeKind::Updated => "change-updated",
        ChangeKind::Deleted => "change-deleted",
        ChangeKind::Restored => "change-restored",
        ChangeKind::Archived => "change-archived",
        ChangeKind::Unarchived => "change-unarchived",
        ChangeKind::Purged => "change-purged",
    }
}

/// The message of through what something was done.
pub(crate) fn surface_id(surface: Surface) -> &'static str {
    match surface {
        Surface::Page => "surface-page",
        Surface::Api => "surface-api",
        Surface::CommandLine => "surface-command-line",
        Surface::Background => "surface-background",
    }
}

/// What was done, in words; a kind that has none shows itself.
pub(crate) fn operation(reader: &Reader, kind: &str) -> String {
    reader
        .find(&format!("kind-{}", kind.replace('.', "-")))
        .unwrap_or_else(|| kind.to_owned())
}
