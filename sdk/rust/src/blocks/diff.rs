//! Before and after.

use super::parts::part;
use super::{Action, Cell};
use crate::types::Value;

/// Before and after, of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// Of what.
    pub label: Cell,
    /// From top to bottom.
    pub entries: Vec<Difference>,
}

/// What something was and what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Of what.
    pub label: Cell,
    /// What it was.
    pub before: Value,
    /// What it became.
    pub after: Value,
    /// The values were erased or pruned, or the reader may not see them.
    pub withheld: bool,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

impl Difference {
    /// What something was and what it is.
    pub fn new(label: impl Into<Cell>, before: Value, after: Value) -> Self {
        Self {
            label: label.into(),
            before,
            after,
            withheld: false,
            actions: Vec::new(),
        }
    }

    /// The values are erased, or the reader may not see them.
    #[must_use]
    pub fn withheld(mut self, withheld: bool) -> Self {
        self.withheld = withheld;
        self
    }

    /// Adds what can be done about it.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }
}

part!(Difference {
    label: sent,
    before: sent,
    after: sent,
    withheld: kept,
    actions: each
});
part!(Diff {
    label: sent,
    entries: each
});
