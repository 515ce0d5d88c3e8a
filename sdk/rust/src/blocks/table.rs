//! Tables and their rows.

use super::parts::part;
use super::{Action, Alignment, Cell, PageLink, Target};
use crate::text::literal;
use crate::types::Text;

/// Rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is; read out by screen readers.
    pub label: Text,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// What can be done to selected rows.
    pub selection: Vec<Action>,
    /// How many there are in all.
    pub total: Option<u64>,
    /// Where the rows go on.
    pub next: Option<PageLink>,
    /// What an empty table says: what would be here, and how it gets here.
    pub empty: Text,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub label: Text,
    /// Where its cells stand.
    pub align: Alignment,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What a selection's action gets, among the parameters named `row`.
    pub key: String,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// What can be done to this row.
    pub actions: Vec<Action>,
    /// Where the row leads.
    pub link: Option<Target>,
}

impl Table {
    /// A table without rows; its label is read out by screen readers.
    pub fn new(label: impl Into<Text>) -> Self {
        Self {
            label: label.into(),
            columns: Vec::new(),
            rows: Vec::new(),
            selection: Vec::new(),
            total: None,
            next: None,
            empty: literal(""),
        }
    }

    /// A column of text.
    #[must_use]
    pub fn column(mut self, label: impl Into<Text>) -> Self {
        self.columns.push(Column {
            label: label.into(),
            align: Alignment::Start,
        });
        self
    }

    /// A column of numbers.
    #[must_use]
    pub fn number_column(mut self, label: impl Into<Text>) -> Self {
        self.columns.push(Column {
            label: label.into(),
            align: Alignment::End,
        });
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, row: Row) -> Self {
        self.rows.push(row);
        self
    }

    /// Adds rows in order.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        rows.into_iter().for_each(|row| self.rows.push(row));
        self
    }

    /// Something that can be done to selected rows.
    #[must_use]
    pub fn selection(mut self, action: Action) -> Self {
        self.selection.push(action);
        self
    }

    /// Something that can be done to selected rows, if it can.
    #[must_use]
    pub fn selections(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.selection.extend(actions);
        self
    }

    /// How many rows there are in all.
    #[must_use]
    pub fn total(mut self, total: u64) -> Self {
        self.total = Some(total);
        self
    }

    /// Where the rows go on, if they do.
    #[must_use]
    pub fn next(mut self, page: Option<PageLink>) -> Self {
        self.next = page;
        self
    }

    /// What the table says without rows: what would be here, and how it gets
    /// here.
    #[must_use]
    pub fn empty(mut self, text: impl Into<Text>) -> Self {
        self.empty = text.into();
        self
    }
}

impl Row {
    /// A row; a selection's action gets its key.
    pub fn new(key: impl ToString) -> Self {
        Self {
            key: key.to_string(),
            cells: Vec::new(),
            actions: Vec::new(),
            link: None,
        }
    }

    /// Adds a cell.
    #[must_use]
    pub fn cell(mut self, cell: impl Into<Cell>) -> Self {
        self.cells.push(cell.into());
        self
    }

    /// Something that can be done to this row.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }

    /// Where the row leads.
    #[must_use]
    pub fn link(mut self, target: impl Into<Target>) -> Self {
        self.link = Some(target.into());
        self
    }
}

part!(Column {
    label: sent,
    align: kept
});
part!(Row {
    key: kept,
    cells: each,
    actions: each,
    link: kept
});
part!(Table {
    label: sent,
    columns: each,
    rows: each,
    selection: each,
    total: kept,
    next: kept,
    empty: sent
});
