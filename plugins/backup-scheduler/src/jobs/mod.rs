//! Work in the background: backups when it is time and when somebody asks, trying
//! them again, giving one to support, working out what a restore would do, and doing it.

mod back_up;
mod give;
mod restore;
mod verify;

use bailey_sdk::job_runner::{Job, JobRun, Report};
use bailey_sdk::prelude::*;
use bailey_sdk::progress;
use bailey_sdk::text::Message;

pub use back_up::{BACK_UP_NOW, MAIL};
pub use give::GIVE;
pub use restore::{PLAN, REMAKE, RESTORE};
pub use verify::VERIFY;

use crate::BackupScheduler;
use crate::options::Options;

impl JobRunner for BackupScheduler {
    fn jobs() -> Vec<Job> {
        let schedule = Options::read()
            .ok()
            .and_then(|options| options.every.cron());
        let mut jobs = vec![
            Job::on_demand(BACK_UP_NOW, tr("job-back-up-now")),
            Job::on_demand(MAIL, tr("job-mail")),
            Job::on_demand(VERIFY, tr("job-verify")),
            Job::on_demand(GIVE, tr("job-give")),
            Job::on_demand(PLAN, tr("job-plan")),
            Job::on_demand(REMAKE, tr("job-remake")),
            Job::on_demand(RESTORE, tr("job-restore")),
        ];
        if let Some(schedule) = schedule {
            jobs.push(Job::scheduled(
                back_up::BACK_UP,
                tr("job-back-up"),
                &schedule,
            ));
        }
        jobs
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        match run.job.as_str() {
            back_up::BACK_UP => back_up::scheduled(),
            BACK_UP_NOW => back_up::now(&run),
            MAIL => back_up::mail(&run),
            VERIFY => verify::run(&run),
            GIVE => give::run(&run),
            PLAN => restore::plan(&run),
            REMAKE => restore::remake(&run),
            RESTORE => restore::run(&run),
            _ => Err(Error::NotFound(run.job)),
        }
    }
}

/// Says what is being done, before the host counts how far it is.
fn begun(message: Message) -> Result<(), Error> {
    progress::report(0, None, Some(&message.into())).map(|_| ())
}
