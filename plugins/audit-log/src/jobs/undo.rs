//! Taking back an operation on hundreds of records, as one operation.

use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::journal_undo;
use bailey_sdk::prelude::*;

use super::begun;
use crate::pages::{OPERATION, operation_page};

/// The job's name.
pub const UNDO: &str = "undo";

pub fn run(run: &JobRun) -> Result<Report, Error> {
    let operation = run
        .id(OPERATION)?
        .ok_or_else(|| Error::NotFound(OPERATION.into()))?;
    begun(tr("undoing"))?;
    match journal_undo::undo(operation) {
        Ok(undoing) => Ok(Report::done(tr("undone"))
            .undo(Some(undoing))
            .way_on(tr("look"), operation_page(undoing))),
        Err(Error::Conflict(_)) => {
            let obstacles = journal_undo::plan(operation)?.obstacles.len();
            let said = tr("undo-not-possible").arg("count", obstacles);
            Ok(Report::stopped(said).way_on(tr("look"), operation_page(operation)))
        }
        Err(other) => Err(other),
    }
}
