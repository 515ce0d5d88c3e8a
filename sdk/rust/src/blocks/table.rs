//! Tables and their rows.

use super::{Action, Alignment, Cell, Column, PageLink, Row, Table, Target};
use crate::text::literal;
use crate::types::Text;

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
        self.rows.extend(rows);
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
