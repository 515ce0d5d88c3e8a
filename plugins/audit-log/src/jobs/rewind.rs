//! Rewinding by the hundreds, as one operation, and working out the plan of one
//! that is about thousands.

use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::journal_undo;
use bailey_sdk::prelude::*;

use super::begun;
use crate::pages::{operation_page, rewind};

/// The job's name.
pub const REWIND: &str = "rewind";
/// The name of the job that works out a plan.
pub const PLAN_REWIND: &str = "plan-rewind";

pub fn run(run: &JobRun) -> Result<Report, Error> {
    begun(tr("rewinding"))?;
    let (span, hash) = rewind::posted(run)?;
    match journal_undo::rewind(&span, hash) {
        Ok(done) => Ok(Report::done(rewind::rewound(&done))
            .undo(Some(done.operation))
            .way_on(tr("look"), operation_page(done.operation))),
        Err(Error::Conflict(_)) => Ok(Report::stopped(tr("rewind-moved"))),
        Err(other) => Err(other),
    }
}

pub fn plan(run: &JobRun) -> Result<Report, Error> {
    begun(tr("rewind-planning"))?;
    rewind::work_out(run)
}
