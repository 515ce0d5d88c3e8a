//! The pages about backups: which path leads to which, and what their buttons do.

mod backup;
mod differences;
mod front;
mod give;
mod restore;

use bailey_sdk::backups::{Backup, Reason};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

pub use differences::REMADE;
pub use give::TICKET;
pub use restore::{HASH, NAMED, page as restore_page};

use crate::{BackupScheduler, jobs};

/// The parameter with a backup's number.
const NUMBER: &str = "number";
/// The parameter with a place's name.
pub const PLACE: &str = "place";
/// The page about one backup.
const BACKUP: &str = "backup";

impl Pages for BackupScheduler {
    fn render(request: Request) -> Result<Page, Error> {
        match request.path.as_str() {
            "" => front::render(&request),
            BACKUP => backup::render(&request),
            give::PATH => give::render(&request),
            restore::PATH => restore::render(&request),
            other => Err(Error::NotFound(other.into())),
        }
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        let told = submission.parameters.iter().cloned();
        match submission.action.as_str() {
            front::BACK_UP => Ok(Outcome::neutral(tr("backing-up")).job(jobs::BACK_UP_NOW, told)),
            backup::VERIFY => Ok(Outcome::neutral(tr("verifying")).job(jobs::VERIFY, told)),
            backup::MAIL => Ok(Outcome::neutral(tr("mailing")).job(jobs::MAIL, told)),
            backup::DELETE => backup::delete(&submission),
            give::GIVE => give::give(&submission),
            restore::PLAN => restore::plan(&submission),
            differences::REMAKE => differences::remake(&submission),
            restore::RESTORE => Ok(Outcome::neutral(tr("restoring")).job(jobs::RESTORE, told)),
            other => Err(Error::NotFound(other.into())),
        }
    }
}

/// The number that a page or a job is about.
pub fn number(parameters: &impl Parameters) -> Result<i64, Error> {
    parameters
        .id(NUMBER)?
        .ok_or_else(|| Error::NotFound(NUMBER.into()))
}

/// The page about a backup.
pub fn backup_page(number: i64) -> PageLink {
    PageLink::to(BACKUP).with(NUMBER, number)
}

/// How a backup stands.
fn state(backup: &Backup) -> Cell {
    match (backup.deleted_at, backup.tried_at, backup.faults.is_empty()) {
        (Some(_), _, _) => Cell::badge(tr("state-deleted"), Tone::Neutral),
        (None, Some(_), true) => Cell::badge(tr("state-good"), Tone::Good),
        (None, Some(_), false) => Cell::badge(tr("state-bad"), Tone::Danger),
        (None, None, _) => Cell::badge(tr("state-untried"), Tone::Caution),
    }
}

fn reason(reason: Reason) -> Message {
    tr(match reason {
        Reason::Schedule => "reason-schedule",
        Reason::Request => "reason-request",
        Reason::Restore => "reason-restore",
        Reason::Purge => "reason-purge",
    })
}
