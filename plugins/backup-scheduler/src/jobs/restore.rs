//! Working out what a restore would do, and doing it: both take longer than a page
//! may.

use bailey_sdk::backups::{self, Request};
use bailey_sdk::clock;
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::prelude::*;

use super::begun;
use crate::{pages, wanted};

/// The jobs' names.
pub const PLAN: &str = "plan";
pub const REMAKE: &str = "remake";
pub const RESTORE: &str = "restore";

pub fn plan(run: &JobRun) -> Result<Report, Error> {
    let request = asked(run)?;
    begun(tr("planning"))?;
    let plan = backups::plan(&request, pages::NAMED)?;
    let said = tr("would-restore")
        .arg("count", plan.restorable)
        .arg("left", plan.left_count);
    Ok(Report::done(said).way_on(tr("look-at-it"), pages::restore_page(&run.parameters)))
}

/// Makes a table or its fields again, then works out anew what would go back.
pub fn remake(run: &JobRun) -> Result<Report, Error> {
    let number = run
        .id(wanted::BACKUP)?
        .ok_or_else(|| Error::NotFound(wanted::BACKUP.into()))?;
    let table = run
        .parameter(pages::REMADE)
        .ok_or_else(|| Error::NotFound(pages::REMADE.into()))?;
    begun(tr("remaking"))?;
    backups::remake(number, table)?;
    plan(run)
}

pub fn run(run: &JobRun) -> Result<Report, Error> {
    let request = asked(run)?;
    let hash = run
        .parameter(pages::HASH)
        .ok_or_else(|| Error::NotFound(pages::HASH.into()))?;
    begun(tr("restoring"))?;
    match backups::restore(&request, hash) {
        Ok(done) => {
            let said = tr("restored")
                .arg("count", done.restored)
                .arg("left", done.left);
            Ok(Report::done(said).undo(Some(done.operation)))
        }
        Err(Error::Conflict(_)) => Ok(Report::stopped(tr("moved"))
            .way_on(tr("look-at-it"), pages::restore_page(&run.parameters))),
        Err(error) => Err(error),
    }
}

fn asked(run: &JobRun) -> Result<Request, Error> {
    wanted::read(run, clock::start_of_day)?.ok_or_else(|| Error::NotFound(wanted::ASKED.into()))
}
