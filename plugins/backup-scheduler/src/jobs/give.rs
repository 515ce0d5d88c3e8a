//! Giving a copy of a backup to support.

use bailey_sdk::backups;
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::prelude::*;

use super::begun;
use crate::pages;

/// The job's name.
pub const GIVE: &str = "give";

pub fn run(run: &JobRun) -> Result<Report, Error> {
    let number = pages::number(run)?;
    let ticket = run
        .id(pages::TICKET)?
        .ok_or_else(|| Error::NotFound(pages::TICKET.into()))?;
    let tickets = backups::support()?
        .and_then(|support| support.tickets)
        .ok_or_else(|| Error::NotFound(pages::TICKET.into()))?;
    begun(tr("giving"))?;
    let operation = backups::give(number, &RecordRef::new(tickets, ticket))?;
    Ok(Report::done(tr("given")).undo(Some(operation)))
}
