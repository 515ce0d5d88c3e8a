//! Where things lead.

use super::{JournalExport, PageLink, Target};
use crate::types::RecordRef;

impl PageLink {
    /// A page of this plugin, by its path in the manifest; empty for the front
    /// page.
    pub fn to(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            parameters: Vec::new(),
        }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.parameters.push((name.into(), value.to_string()));
        self
    }
}

impl From<PageLink> for Target {
    fn from(page: PageLink) -> Self {
        Self::Page(page)
    }
}

impl From<RecordRef> for Target {
    fn from(record: RecordRef) -> Self {
        Self::Record(record)
    }
}

impl From<JournalExport> for Target {
    fn from(export: JournalExport) -> Self {
        Self::JournalExport(export)
    }
}
