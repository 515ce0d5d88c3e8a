//! Work in the background: the nightly pruning, and what people take back by the
//! hundreds.

mod prune;
mod rewind;
mod undo;

use bailey_sdk::job_runner::{Job, JobRun, Report};
use bailey_sdk::prelude::*;
use bailey_sdk::progress;
use bailey_sdk::text::Message;

pub use rewind::{PLAN_REWIND, REWIND};
pub use undo::UNDO;

use crate::AuditLog;

/// More records than this are worked on in the background.
pub const MANY: u64 = 200;

impl JobRunner for AuditLog {
    fn jobs() -> Vec<Job> {
        vec![
            Job::scheduled(prune::PRUNE, tr("job-prune"), "30 3 * * *"),
            Job::on_demand(REWIND, tr("job-rewind")),
            Job::on_demand(PLAN_REWIND, tr("job-plan-rewind")),
            Job::on_demand(UNDO, tr("job-undo")),
        ]
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        match run.job.as_str() {
            prune::PRUNE => prune::run(),
            REWIND => rewind::run(&run),
            PLAN_REWIND => rewind::plan(&run),
            UNDO => undo::run(&run),
            _ => Err(Error::NotFound(run.job)),
        }
    }
}

/// Says what is being done, before the host counts how far it is.
fn begun(message: Message) -> Result<(), Error> {
    progress::report(0, None, Some(&message.into())).map(|_| ())
}
