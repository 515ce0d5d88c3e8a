//! Bringing back by the hundreds, as one operation: what was selected, if nothing
//! stands in the way, or what somebody chose on the page of a plan.

use bailey_sdk::bin::{self, Outcome as Done};
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::prelude::*;

use super::{begun, nothing_left};
use crate::pages::{Ready, page_of, ready, selection, size};

/// Brings back what was selected.
pub const RESTORE: &str = "restore";
/// Brings back what was selected, as it was chosen on the page of its plan.
pub const RESTORE_CHOSEN: &str = "restore-chosen";

pub fn run(run: &JobRun) -> Result<Report, Error> {
    let selection = selection(run)?;
    begun(tr("restoring").arg("count", size(&selection)?))?;
    let plan = bin::plan(&selection)?;
    if !plan.obstacles.is_empty() {
        let said = tr("restore-obstacles").arg("count", plan.obstacles.len());
        return Ok(Report::stopped(said).way_on(tr("plan-look"), page_of(&selection)));
    }
    Ok(restored(bin::restore(&selection)?))
}

pub fn chosen(run: &JobRun) -> Result<Report, Error> {
    let selection = selection(run)?;
    begun(tr("restoring").arg("count", size(&selection)?))?;
    let moved = || Report::stopped(tr("plan-moved")).way_on(tr("plan-look"), page_of(&selection));
    let Some(Ready { plan, choices }) = ready(&selection, run)? else {
        return Ok(moved());
    };
    match bin::restore_planned(&selection, &plan.hash, &choices) {
        Ok(done) => Ok(restored(done)),
        Err(Error::Conflict(_)) => Ok(moved()),
        Err(other) => Err(other),
    }
}

fn restored(done: Done) -> Report {
    if done.count == 0 {
        return nothing_left();
    }
    Report::done(tr("restored").arg("count", done.count)).undo(done.operation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_back_can_go_again_by_one_undo() {
        let done = Done {
            operation: Some(4),
            count: 2_000,
        };
        assert_eq!(restored(done).undo, Some(4));
    }

    #[test]
    fn nothing_left_to_do_is_no_failure() {
        let done = Done {
            operation: None,
            count: 0,
        };
        assert_eq!(restored(done).tone, Tone::Neutral);
    }
}
