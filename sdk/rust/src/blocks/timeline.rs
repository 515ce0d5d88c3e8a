//! What happened when.

use super::parts::part;
use super::{Action, Cell, Difference, Target};
use crate::types::{Actor, Text, Timestamp};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: Option<Actor>,
    /// What.
    pub title: Text,
    /// More about it.
    pub cells: Vec<Cell>,
    /// Where the entry leads.
    pub link: Option<Target>,
    /// Before and after, where it changed something.
    pub differences: Vec<Difference>,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

impl TimelineEntry {
    /// Something that happened.
    pub fn new(at: Timestamp, title: impl Into<Text>) -> Self {
        Self {
            at,
            by: None,
            title: title.into(),
            cells: Vec::new(),
            link: None,
            differences: Vec::new(),
            actions: Vec::new(),
        }
    }

    /// Who did it.
    #[must_use]
    pub fn by(mut self, actor: Actor) -> Self {
        self.by = Some(actor);
        self
    }

    /// Adds something about it.
    #[must_use]
    pub fn cell(mut self, cell: impl Into<Cell>) -> Self {
        self.cells.push(cell.into());
        self
    }

    /// Where the entry leads.
    #[must_use]
    pub fn link(mut self, target: impl Into<Target>) -> Self {
        self.link = Some(target.into());
        self
    }

    /// Adds what it changed.
    #[must_use]
    pub fn difference(mut self, difference: Difference) -> Self {
        self.differences.push(difference);
        self
    }

    /// Adds what can be done about it.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}

part!(TimelineEntry {
    at: kept,
    by: kept,
    title: sent,
    cells: each,
    link: kept,
    differences: each,
    actions: each
});
