//! What a page is made of: typed blocks, built in the order they are read.
//!
//! ```
//! use bailey_sdk::prelude::*;
//!
//! let table = Table::new(tr("deletions"))
//!     .column(tr("column-who"))
//!     .number_column(tr("column-count"))
//!     .row(Row::new("17").cell(Cell::user(3)).cell(Cell::number(14)))
//!     .empty(tr("nothing-deleted"));
//! let page = Page::new(tr("page-title")).block(table);
//! assert_eq!(page.blocks.len(), 1);
//! ```

mod action;
mod cell;
mod form;
mod link;
mod matrix;
mod notice;
mod page;
mod period;
mod table;

pub use period::Period;

pub use crate::bindings::bailey::crm::blocks::{
    Action, Alignment, Badge, Block, Cell, Chart, ChartKind, Choice, Code, Column, Confirmation,
    Diff, Difference, Fact, Form, FormField, Heading, Input, JournalExport, JournalFormat, Link,
    Matrix, MatrixCell, MatrixRow, Notice, Page, PageLink, Progress, Purpose, QrCode, Row, Series,
    Stat, Step, StepState, Table, Target, TimelineEntry, Tone,
};
