//! What is due when the system's clock was set back.
//!
//! A clock that was ahead for a while has had jobs planned for days that are still to
//! come. Once it is right again they are planned anew, for the first moments for which
//! they have not run, so that none is left out and none runs twice for one moment.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bailey_crm::store::DueJob;
use bailey_crm::{Account, Timestamp, mail};

use super::due;
use crate::error::Result;
use crate::extension_points::job_runner;
use crate::life::UPKEEP;
use crate::plugins::Plugins;

/// By how much a clock may go back without anybody minding: it is put right a little all
/// the time.
const LITTLE: Duration = Duration::from_secs(30);

/// Notices that the clock was set back.
pub struct SetBack {
    seen: (Instant, Timestamp),
}

impl SetBack {
    /// From this moment on.
    pub fn new(now: Timestamp) -> Self {
        Self {
            seen: (Instant::now(), now),
        }
    }

    /// Whether it was set back since this was asked last.
    pub fn look(&mut self, now: Timestamp) -> bool {
        let millis = |time: Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        let passed = millis(self.seen.0.elapsed()) - millis(LITTLE);
        let least = self.seen.1.plus_millis(passed);
        self.seen = (Instant::now(), now);
        now < least
    }
}

impl Plugins {
    /// Plans all jobs of all accounts anew whose time seems to be far off.
    pub(super) fn plan_anew(&self) {
        let due = match self.crm().due(Timestamp(i64::MAX), u32::MAX) {
            Ok(due) => due,
            Err(error) => {
                tracing::error!(%error, "what is due could not be read");
                return;
            }
        };
        let now = self.now();
        for job in due.into_iter().filter(|job| job.at > now) {
            if let Err(error) = self.plan_sooner(&job, now) {
                let plugin = due::plugin(&job.job);
                tracing::warn!(account = %job.account, plugin, job = job.job, %error, "a job could not be planned anew");
            }
        }
    }

    fn plan_sooner(&self, job: &DueJob, now: Timestamp) -> Result<()> {
        let account = self.crm().account(&job.account)?;
        let sooner = match job.job.as_str() {
            // They look for themselves what there is to do.
            mail::JOB | UPKEEP => Some(now),
            name => self.sooner(&account, name, now)?,
        };
        if let Some(sooner) = sooner.filter(|sooner| *sooner < job.at) {
            self.crm()
                .move_due(&job.account, &job.job, job.at, Some(sooner))?;
        }
        Ok(())
    }

    /// When a plugin's job is due next, by its schedule and the runs that it had.
    fn sooner(
        &self,
        account: &Arc<Account>,
        name: &str,
        now: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let roster = self.roster(account)?;
        let Some((id, name)) = due::parts(name) else {
            return Ok(None);
        };
        let Some(plugin) = roster.at(job_runner::NAME).find(|one| &*one.id == id) else {
            return Ok(None);
        };
        let jobs = self.jobs_of(account, plugin)?;
        let Some(job) = jobs.iter().find(|job| job.name == name) else {
            return Ok(None);
        };
        if job.schedule.is_none() {
            // It said that it has more to do.
            return Ok(Some(now));
        }
        self.next_moment(account, plugin, job, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clock_that_goes_back_was_set_back() {
        let begun = Timestamp(1_800_000_000_000);
        let mut clock = SetBack::new(begun);
        assert!(!clock.look(begun), "it stands");
        assert!(
            !clock.look(begun.plus_millis(86_400_000)),
            "it is a day ahead"
        );
        assert!(clock.look(begun), "it is right again");
        assert!(!clock.look(begun), "that is known now");
        assert!(
            !clock.look(begun.plus_millis(-1000)),
            "it is put right a little"
        );
    }
}
