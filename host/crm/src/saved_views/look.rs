//! What a view shows, as it is kept and as the API writes it.

use serde::{Deserialize, Serialize};

use crate::filter::Chip;

/// How records are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One row a record.
    #[default]
    List,
    /// One column a choice.
    Board,
}

/// What a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// How records are laid out.
    pub layout: Layout,
    /// The key of the field whose choices are a board's columns; the first one with
    /// choices if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lanes: Option<String>,
    /// Words that must be in their texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// What must hold for them.
    pub conditions: Vec<Chip>,
    /// A field's key, with `-` before it for descending.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<String>,
    /// The keys of the fields shown, in their order; none for the usual ones.
    pub columns: Vec<String>,
    /// It shows what was archived, and nothing else.
    pub archived: bool,
    /// It shows what no open task refers to, and nothing else.
    pub idle: bool,
}
