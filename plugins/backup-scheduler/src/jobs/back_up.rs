//! Making a backup: when it is time, with what is kept no longer deleted after it;
//! and when somebody asks.

use bailey_sdk::backups::{self, Backup, Reason};
use bailey_sdk::job_runner::{JobRun, Report};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;
use bailey_sdk::{clock, directory, mail as letters};

use super::begun;
use crate::options::Options;
use crate::pages;

/// The jobs' names.
pub const BACK_UP: &str = "back-up";
pub const BACK_UP_NOW: &str = "back-up-now";
pub const MAIL: &str = "mail";

/// How many backups of the list are looked at at once.
const PAGE: u32 = 200;
/// For how many days a link works that somebody asks for.
const ASKED_DAYS: u32 = 7;

/// When it is time.
pub fn scheduled() -> Result<Report, Error> {
    let options = Options::read()?;
    begun(tr("backing-up"))?;
    let made = match backups::create(&options.place, Reason::Schedule) {
        Ok(made) => made,
        Err(error) => {
            alarm(tr("alarm-failed").arg("error", error.to_string()))?;
            return Err(error);
        }
    };
    if !made.faults.is_empty() {
        alarm(tr("alarm-no-good").arg("faults", made.faults.join("; ")))?;
        return Ok(report(&made));
    }
    if let Some(days) = options.link_days {
        backups::mail(made.number, &owner()?, days)?;
    }
    prune(&options)?;
    Ok(report(&made))
}

/// When somebody asks.
pub fn now(run: &JobRun) -> Result<Report, Error> {
    let place = match run.parameter(pages::PLACE) {
        Some(place) => place.to_owned(),
        None => Options::read()?.place,
    };
    begun(tr("backing-up"))?;
    Ok(report(&backups::create(&place, Reason::Request)?))
}

/// Mails a link to whoever asks.
pub fn mail(run: &JobRun) -> Result<Report, Error> {
    let number = pages::number(run)?;
    let me = directory::me()?.ok_or_else(|| Error::Denied("nobody asks".into()))?;
    backups::mail(number, &[me.id], ASKED_DAYS)?;
    Ok(Report::done(tr("mailed").arg("days", ASKED_DAYS)))
}

fn report(made: &Backup) -> Report {
    let look = |report: Report| report.way_on(tr("look-at-it"), pages::backup_page(made.number));
    if made.faults.is_empty() {
        look(Report::done(tr("backed-up")))
    } else {
        look(Report::stopped(tr("backed-up-badly")))
    }
}

/// Deletes what is kept no longer. What can't be deleted now is tried again with the
/// next one.
fn prune(options: &Options) -> Result<(), Error> {
    let mut there = Vec::new();
    let mut after = None;
    loop {
        let page = backups::list(PAGE, after.as_deref())?;
        there.extend(page.backups);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    for number in options.generations.over(&there, clock::now()?) {
        match backups::delete(number) {
            Ok(_) | Err(Error::Conflict(_) | Error::Unavailable(_) | Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Tells the admins that they have no good backup of now.
fn alarm(what: Message) -> Result<(), Error> {
    let admins = directory::users()?
        .into_iter()
        .filter(|user| user.admin && user.active);
    let admins: Vec<UserId> = admins.map(|user| user.id).collect();
    let body = [what.into(), tr("alarm-what-to-do").into()];
    match letters::send(&admins, &tr("alarm-subject").into(), &body) {
        // That the account wrote enough for today does not keep the report away.
        Ok(_) | Err(Error::Limit(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn owner() -> Result<Vec<UserId>, Error> {
    let owners = directory::users()?.into_iter().filter(|user| user.owner);
    Ok(owners.map(|user| user.id).collect())
}
