//! Deleting for good by the hundreds what somebody selected, as one operation.

use bailey_sdk::bin;
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::prelude::*;

use super::{begun, nothing_left};
use crate::pages::{selection, size};

/// The job's name.
pub const PURGE: &str = "purge";

pub fn run(run: &JobRun) -> Result<Report, Error> {
    let selection = selection(run)?;
    begun(tr("purging").arg("count", size(&selection)?))?;
    let done = bin::purge(&selection)?;
    Ok(if done.count == 0 {
        nothing_left()
    } else {
        Report::done(tr("purged").arg("count", done.count))
    })
}
