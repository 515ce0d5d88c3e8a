//! Offers a backup before records are deleted for good: nothing else brings those
//! back. Where the account has not granted backups, nothing is offered.

use bailey_sdk::backups::{self, Backup, Reason};
use bailey_sdk::job_runner::Report;
use bailey_sdk::pages::{Outcome, Viewer};
use bailey_sdk::prelude::*;

/// The action's name, and the job's.
pub const BACK_UP: &str = "back-up";

/// Of the latest backups, how many are looked at for a good one.
const LOOKED_AT: u32 = 20;
/// Where it goes: the operator's folder, which every account has.
const PLACE: &str = "folder";

/// For an admin who may purge: from when the last good backup is, and a button that
/// makes one now.
pub fn offer(viewer: &Viewer, may_purge: bool) -> Result<Option<Notice>, Error> {
    if !viewer.admin || !may_purge {
        return Ok(None);
    }
    match backups::list(LOOKED_AT, None) {
        Ok(page) => Ok(Some(notice(page.backups.iter().find(|one| is_good(one))))),
        Err(Error::Denied(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

fn notice(last: Option<&Backup>) -> Notice {
    let title = match last {
        Some(last) => tr("backup-last").moment("at", last.taken_at),
        None => tr("backup-none"),
    };
    Notice::new(Tone::Neutral, title)
        .body(tr("backup-first-about"))
        .action(Action::new(BACK_UP, tr("backup-first")))
}

fn is_good(backup: &Backup) -> bool {
    backup.deleted_at.is_none() && backup.tried_at.is_some() && backup.faults.is_empty()
}

/// Has one made in the background.
pub fn ask() -> Outcome {
    let told: [(&str, String); 0] = [];
    Outcome::neutral(tr("backing-up")).job(BACK_UP, told)
}

/// Makes it, within a job.
pub fn make() -> Result<Report, Error> {
    let made = backups::create(PLACE, Reason::Purge)?;
    Ok(if made.faults.is_empty() {
        Report::done(tr("backed-up"))
    } else {
        Report::stopped(tr("backed-up-badly"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_when_the_last_good_one_was_made() {
        assert_eq!(notice(None).title, tr("backup-none").into());
        assert_eq!(notice(None).actions[0].name, BACK_UP);
    }
}
