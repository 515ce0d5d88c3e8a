//! Trying a backup once more.

use bailey_sdk::backups;
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::prelude::*;

use super::begun;
use crate::pages;

/// The job's name.
pub const VERIFY: &str = "verify";

pub fn run(run: &JobRun) -> Result<Report, Error> {
    begun(tr("verifying"))?;
    let tried = backups::verify(pages::number(run)?)?;
    let report = if tried.faults.is_empty() {
        Report::done(tr("verified"))
    } else {
        Report::stopped(tr("verified-badly").arg("faults", tried.faults.join("; ")))
    };
    Ok(report.way_on(tr("look-at-it"), pages::backup_page(tried.number)))
}
