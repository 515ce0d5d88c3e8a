//! The bin's pages: which path leads to which, and what their buttons do.

mod actions;
mod archive;
mod days_left;
mod deletion;
mod filter;
mod front;
mod lately;
mod plan;
mod records;
mod schema;

pub use actions::size;
pub use plan::{Ready, page_of, ready, selection};

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use crate::RecycleBin;

/// The path of the page with one deletion's records.
const DELETION: &str = "deletion";
/// The parameter with a deletion's operation.
const OPERATION: &str = "operation";

impl Pages for RecycleBin {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(&request),
            DELETION => deletion::render(&request),
            plan::PATH => plan::render(&request),
            records::PATH => records::render(&request),
            archive::PATH => archive::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        actions::act(&submission)
    }
}

/// The page of one deletion.
fn deletion_page(operation: OperationId) -> PageLink {
    PageLink::to(DELETION).with(OPERATION, operation)
}
