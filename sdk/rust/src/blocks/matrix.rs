//! Levels by row and column: filled quarters with a word each.

use super::parts::part;
use super::{Action, Choice};
use crate::types::Text;

/// Levels by row and column.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// What it is; read out by screen readers.
    pub label: Text,
    /// From left to right.
    pub columns: Vec<Text>,
    /// From top to bottom.
    pub rows: Vec<MatrixRow>,
    /// What a cell can be set to.
    pub levels: Vec<Choice>,
    /// What saves it; none when it is read-only.
    pub save: Option<Action>,
}

/// A row of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// Its heading.
    pub label: Text,
    /// One for each column.
    pub cells: Vec<MatrixCell>,
}

/// A level within a matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixCell {
    /// 0 to 4 quarters filled.
    pub level: u8,
    /// What the level means.
    pub word: Text,
    /// The name of the form field; none when it can't be changed.
    pub name: Option<String>,
}

impl Matrix {
    /// A matrix that is read; its label is read out by screen readers.
    pub fn new(label: impl Into<Text>) -> Self {
        Self {
            label: label.into(),
            columns: Vec::new(),
            rows: Vec::new(),
            levels: Vec::new(),
            save: None,
        }
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, label: impl Into<Text>) -> Self {
        self.columns.push(label.into());
        self
    }

    /// Adds a level that cells can have: how many quarters are filled, 0 to 4, and
    /// what that means.
    #[must_use]
    pub fn level(mut self, quarters: u8, word: impl Into<Text>) -> Self {
        self.levels.push(Choice::new(&quarters.to_string(), word));
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, row: MatrixRow) -> Self {
        self.rows.push(row);
        self
    }

    /// Cells with a name can be changed, and this saves them.
    #[must_use]
    pub fn save(mut self, action: Action) -> Self {
        self.save = Some(action);
        self
    }
}

impl MatrixRow {
    /// A row without cells.
    pub fn new(label: impl Into<Text>) -> Self {
        Self {
            label: label.into(),
            cells: Vec::new(),
        }
    }

    /// Adds a cell that is read.
    #[must_use]
    pub fn fixed(mut self, quarters: u8, word: impl Into<Text>) -> Self {
        self.cells.push(MatrixCell {
            level: quarters,
            word: word.into(),
            name: None,
        });
        self
    }

    /// Adds a cell that can be changed: its level is handed to `act` under this
    /// name.
    #[must_use]
    pub fn cell(mut self, name: &str, quarters: u8, word: impl Into<Text>) -> Self {
        self.cells.push(MatrixCell {
            level: quarters,
            word: word.into(),
            name: Some(name.into()),
        });
        self
    }
}

part!(MatrixCell {
    level: kept,
    word: sent,
    name: kept
});
part!(MatrixRow {
    label: sent,
    cells: each
});
part!(Matrix {
    label: sent,
    columns: each,
    rows: each,
    levels: each,
    save: sent
});
