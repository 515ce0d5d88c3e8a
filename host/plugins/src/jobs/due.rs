//! When jobs are due, in the account's time zone.

use std::sync::Arc;

use bailey_crm::plugin_data::job_run;
use bailey_crm::{Account, Timestamp, directory};
use croner::parser::{CronParser, Seconds, Year};
use jiff::tz::TimeZone;

use crate::error::{Error, Result};
use crate::extension_points::job_runner::{self, Job};
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// The first moment after `after` that the schedule names; none for a schedule
/// that is none, or that has no more such moments.
pub fn next(schedule: &str, zone: &TimeZone, after: Timestamp) -> Option<Timestamp> {
    let parser = CronParser::builder()
        .seconds(Seconds::Disallowed)
        .year(Year::Disallowed)
        .build();
    let cron = parser.parse(schedule).ok()?;
    let after = jiff::Timestamp::from_millisecond(after.0)
        .ok()?
        .to_zoned(zone.clone());
    let next = cron.find_next_occurrence(&after, false).ok()?;
    Some(Timestamp(next.timestamp().as_millisecond()))
}

/// How a job is called in the list of what is due.
pub fn name(plugin: &str, job: &str) -> String {
    format!("{plugin}/{job}")
}

/// Plugin and job of a name in that list.
pub fn parts(name: &str) -> Option<(&str, &str)> {
    name.split_once('/')
}

/// The plugin whose job it is; none for the host's own.
pub(super) fn plugin(name: &str) -> Option<&str> {
    parts(name).map(|(plugin, _)| plugin)
}

impl Plugins {
    /// Puts the jobs of an enabled plugin on the list of what is due. Those of
    /// one that is no longer enabled leave the list when their time comes.
    pub(crate) fn plan_jobs(&self, account: &Arc<Account>, plugin: &str) -> Result<()> {
        let roster = self.roster(account)?;
        let Some(plugin) = roster.at(job_runner::NAME).find(|one| &*one.id == plugin) else {
            return Ok(());
        };
        for job in self.jobs_of(account, plugin)? {
            self.plan(account, plugin, &job, self.now(), None)?;
        }
        Ok(())
    }

    /// Says when a job is due next; by `latest` if that is sooner.
    pub(super) fn plan(
        &self,
        account: &Account,
        plugin: &Plugin,
        job: &Job,
        after: Timestamp,
        latest: Option<Timestamp>,
    ) -> Result<()> {
        let scheduled = self.next_moment(account, plugin, job, after)?;
        if job.schedule.is_some() && scheduled.is_none() {
            tracing::warn!(account = %account.id(), plugin = &*plugin.id, job = job.name, schedule = ?job.schedule, "a job's schedule names no moment");
        }
        let at = [scheduled, latest].into_iter().flatten().min();
        self.crm()
            .set_due(account.id(), &name(&plugin.id, &job.name), at)?;
        Ok(())
    }

    /// The first moment after `after` that the job's schedule names and for which it has
    /// not run: while the clock was ahead it may have.
    pub(super) fn next_moment(
        &self,
        account: &Account,
        plugin: &Plugin,
        job: &Job,
        after: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let zone = crate::time_zone::of(&account.read(directory::settings)?);
        let mut moment = after;
        loop {
            let named = job.schedule.as_deref();
            let Some(named) = named.and_then(|schedule| next(schedule, &zone, moment)) else {
                return Ok(None);
            };
            let ran = account.read(|read| job_run::ran_for(read, &plugin.id, &job.name, named))?;
            if !ran {
                return Ok(Some(named));
            }
            moment = named;
        }
    }

    /// The jobs that a plugin has.
    pub(super) fn jobs_of(&self, account: &Arc<Account>, plugin: &Arc<Plugin>) -> Result<Vec<Job>> {
        if plugin.grant.extension_point(job_runner::NAME).is_none() {
            return Ok(Vec::new());
        }
        let jobs = job_runner::jobs(self, account, plugin);
        jobs.map_err(|failure| Error::of(&plugin.id, failure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp(
            text.parse::<jiff::Timestamp>()
                .expect("a moment")
                .as_millisecond(),
        )
    }

    #[test]
    fn a_job_is_due_in_the_accounts_time_zone() {
        let warsaw = TimeZone::get("Europe/Warsaw").expect("a zone");
        let night = next("0 3 * * *", &warsaw, at("2026-01-10T12:00:00Z"));
        assert_eq!(night, Some(at("2026-01-11T02:00:00Z")));
        let summer = next("0 3 * * *", &warsaw, at("2026-07-10T12:00:00Z"));
        assert_eq!(summer, Some(at("2026-07-11T01:00:00Z")));
    }

    /// A month of nightly runs over the night in which the clocks go forward, each
    /// at its hour of the account's clock.
    #[test]
    fn a_month_of_nights_has_a_run_each() {
        let warsaw = TimeZone::get("Europe/Warsaw").expect("a zone");
        let mut now = at("2026-03-01T00:00:00Z");
        let end = at("2026-04-01T00:00:00Z");
        let mut runs = Vec::new();
        while let Some(due) = next("0 4 * * *", &warsaw, now).filter(|due| *due < end) {
            let local = jiff::Timestamp::from_millisecond(due.0).expect("a moment");
            let local = local.to_zoned(warsaw.clone());
            assert_eq!((local.hour(), local.minute()), (4, 0));
            runs.push(local.day());
            now = due;
        }
        assert_eq!(runs, (1..=31).collect::<Vec<i8>>());
    }

    /// Whatever was missed while nobody ran jobs, one run is due and then the next
    /// one of the schedule.
    #[test]
    fn a_long_stop_is_caught_up_once() {
        let (missed, back) = (at("2026-03-01T02:00:00Z"), at("2026-03-20T12:34:00Z"));
        let due = next("0 2 * * *", &TimeZone::UTC, missed).expect("a run");
        assert!(due < back, "it stands on the list, and runs at once");
        let after = next("0 2 * * *", &TimeZone::UTC, back);
        assert_eq!(after, Some(at("2026-03-21T02:00:00Z")));
    }

    #[test]
    fn what_is_no_schedule_is_never_due() {
        for schedule in ["", "soon", "* * * *", "0 0 31 2 *", "1 2 3 4 5 6"] {
            assert_eq!(
                next(schedule, &TimeZone::UTC, at("2026-01-01T00:00:00Z")),
                None,
                "{schedule}"
            );
        }
    }

    #[test]
    fn a_run_that_is_due_now_is_not_due_again_at_once() {
        let due = at("2026-01-11T03:00:00Z");
        assert_eq!(
            next("0 3 * * *", &TimeZone::UTC, due),
            Some(at("2026-01-12T03:00:00Z"))
        );
    }
}
