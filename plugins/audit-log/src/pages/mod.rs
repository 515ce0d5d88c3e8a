//! The log's pages: which path leads to which, and what their button does.

mod changes;
mod filter;
pub mod front;
mod operation;
mod record;
mod revert;
pub mod rewind;
mod rewind_span;
mod undo;
mod verify;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::AuditLog;

/// The path of the page with one operation.
pub const OPERATION: &str = "operation";
/// The path of the page with one record's history.
const RECORD: &str = "record";
/// The path of the page where somebody's acts are rewound.
const REWIND: &str = "rewind";
/// The path of the page where the journal is verified.
const VERIFY: &str = "verify";
/// The parameter with a place in a list.
const AFTER: &str = "after";

impl Pages for AuditLog {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(&request),
            OPERATION => operation::render(&request),
            RECORD => record::render(&request),
            REWIND => rewind::render(&request),
            VERIFY => verify::render(),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        match submission.action.as_str() {
            undo::UNDO => undo::act(&submission),
            revert::REVERT => revert::act(&submission),
            rewind::REWIND => rewind::act(&submission),
            rewind::PLAN => rewind::plan(&submission),
            VERIFY => verify::act(),
            other => Err(Error::NotFound(other.into())),
        }
    }
}

/// The page of one operation.
pub fn operation_page(operation: OperationId) -> PageLink {
    PageLink::to(OPERATION).with(OPERATION, operation)
}

/// A link to it, by its number.
fn operation_link(operation: OperationId) -> Cell {
    let label = tr("operation-number").arg("number", operation.to_string());
    Cell::link(label, operation_page(operation))
}

/// The front page with one of the ready views.
pub fn view_page(view: &str) -> PageLink {
    PageLink::to("").with("kind", view)
}

/// The page of one record's history.
fn record_page(record: &RecordRef) -> PageLink {
    PageLink::to(RECORD)
        .with("table", &record.table)
        .with("id", record.id)
}
