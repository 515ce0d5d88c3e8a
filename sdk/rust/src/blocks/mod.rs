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
mod block;
mod cell;
mod chart;
mod diff;
mod figures;
mod form;
mod link;
mod matrix;
mod notice;
mod page;
mod parts;
mod period;
mod plain;
mod table;
mod timeline;

pub use action::{Action, Confirmation};
pub use block::Block;
pub use cell::{Badge, Cell, Link};
pub use chart::{Chart, Series};
pub use diff::{Diff, Difference};
pub use figures::{Fact, Stat};
pub use form::{Choice, Form, FormField, Input};
pub use matrix::{Matrix, MatrixCell, MatrixRow};
pub use notice::Notice;
pub use page::Page;
pub(crate) use page::drawing;
pub use period::Period;
pub use plain::{Code, Heading, Progress, QrCode, Step};
pub use table::{Column, Row, Table};
pub use timeline::TimelineEntry;

use crate::bindings::bailey::crm::blocks as wit;
pub use crate::bindings::bailey::crm::blocks::{
    Alignment, ChartKind, JournalExport, JournalFormat, PageLink, Purpose, StepState, Target, Tone,
};
