//! Work in the background: the nightly clean-up, and what people bring back or
//! delete for good by the hundreds.

mod purge;
mod purge_due;
mod restore;

use bailey_sdk::job_runner::{Job, JobRun, Report};
use bailey_sdk::prelude::*;
use bailey_sdk::progress;
use bailey_sdk::text::Message;

pub use purge::PURGE;
pub use restore::{RESTORE, RESTORE_CHOSEN};

use crate::{RecycleBin, backup_first};

/// More records than this are worked on in the background.
pub const MANY: u64 = 200;

impl JobRunner for RecycleBin {
    fn jobs() -> Vec<Job> {
        vec![
            Job::scheduled(purge_due::PURGE_DUE, tr("job-purge-due"), "0 3 * * *"),
            Job::on_demand(RESTORE, tr("job-restore")),
            Job::on_demand(RESTORE_CHOSEN, tr("job-restore-chosen")),
            Job::on_demand(PURGE, tr("job-purge")),
            Job::on_demand(backup_first::BACK_UP, tr("job-back-up")),
        ]
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        match run.job.as_str() {
            purge_due::PURGE_DUE => purge_due::run(),
            RESTORE => restore::run(&run),
            RESTORE_CHOSEN => restore::chosen(&run),
            PURGE => purge::run(&run),
            backup_first::BACK_UP => {
                begun(tr("backing-up"))?;
                backup_first::make()
            }
            _ => Err(Error::NotFound(run.job)),
        }
    }
}

/// Says what is being done, before the host counts how far it is.
fn begun(message: Message) -> Result<(), Error> {
    progress::report(0, None, Some(&message.into())).map(|_| ())
}

/// Somebody else did it meanwhile.
fn nothing_left() -> Report {
    Report {
        tone: Tone::Neutral,
        ..Report::done(tr("nothing-left"))
    }
}
