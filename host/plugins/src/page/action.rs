//! What can be clicked: links, and buttons that do something.

use bailey_crm::RecordRef;
use bailey_crm::journal::{JournalFilter, JournalFormat};
use serde::{Deserialize, Serialize};

use super::Parameters;

/// What a colour would say; a word or a shape always goes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// As it should be.
    Good,
    /// Worth a look.
    Caution,
    /// Takes something away, or went wrong.
    Danger,
}

/// A page of the same plugin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLink {
    /// The plugin's own path; empty for its front page.
    pub path: String,
    /// The address's parameters.
    pub parameters: Parameters,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "to", rename_all = "kebab-case")]
pub enum Target {
    /// To another page of the plugin.
    Page(PageLink),
    /// To a record's page.
    Record {
        /// Which.
        record: RecordRef,
    },
    /// To a table's list.
    Table {
        /// The table's key.
        table: String,
    },
    /// Out of Bailey, through a page that says so.
    Outside {
        /// The address as the plugin gave it. Whoever draws it opens it through
        /// the leaving page alone.
        address: String,
    },
    /// To a download of entries of the journal, as far as the reader may see
    /// them.
    JournalExport {
        /// Which entries.
        filter: JournalFilter,
        /// As what.
        format: JournalFormat,
    },
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub target: Target,
}

/// What is shown before an act that takes something away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Confirmation {
    /// The question.
    pub title: String,
    /// What, how many, whose, what goes along, until when it can be undone.
    pub facts: Vec<String>,
    /// The act can't be undone: this has to be typed first.
    pub typed: Option<String>,
}

/// A button that posts to its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Action {
    /// What the plugin knows it by.
    pub name: String,
    /// What the button says.
    pub label: String,
    /// How it looks.
    pub tone: Tone,
    /// What goes with it.
    pub parameters: Parameters,
    /// What has to be confirmed first.
    pub confirm: Option<Confirmation>,
}
