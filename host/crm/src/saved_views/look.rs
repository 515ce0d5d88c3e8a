//! What a view shows, as it is kept and as the API writes it.

use serde::{Deserialize, Serialize};

use crate::filter::Operator;

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

/// One condition, as a person wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chip {
    /// The field's key.
    pub field: String,
    /// How it is compared.
    pub operator: Operator,
    /// With what, as an address holds it: several with commas between them, and
    /// `me` for whoever looks.
    #[serde(default)]
    pub value: String,
}

/// What a view shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// How records are laid out.
    pub layout: Layout,
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
