//! Facts by name, and a few figures side by side.

use super::parts::part;
use super::{Cell, Target, Tone};
use crate::types::Text;

/// A fact by its name, as on a record's page.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its name.
    pub label: Text,
    /// What is known.
    pub cells: Vec<Cell>,
}

/// A figure with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Stat {
    /// What it counts.
    pub label: Text,
    /// The figure.
    pub value: Cell,
    /// What the figure says.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Target>,
}

impl Fact {
    /// A fact by its name.
    pub fn new(label: impl Into<Text>, cell: impl Into<Cell>) -> Self {
        Self {
            label: label.into(),
            cells: vec![cell.into()],
        }
    }
}

impl Stat {
    /// A figure with what it counts.
    pub fn new(label: impl Into<Text>, value: impl Into<Cell>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            tone: Tone::Neutral,
            link: None,
        }
    }

    /// What the figure says.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Where the figure leads.
    #[must_use]
    pub fn link(mut self, target: impl Into<Target>) -> Self {
        self.link = Some(target.into());
        self
    }
}

part!(Fact {
    label: sent,
    cells: each
});
part!(Stat {
    label: sent,
    value: sent,
    tone: kept,
    link: kept
});
