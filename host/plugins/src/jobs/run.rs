//! Runs a job, on demand or because it is due, and keeps what came of it.

use std::sync::Arc;

use bailey_crm::plugin_data::job_run::{self, Outcome};
use bailey_crm::plugin_data::storage;
use bailey_crm::{Account, Context, Timestamp, UserId};
use serde::{Deserialize, Serialize};

use super::due;
use super::running::Progress;
use crate::calling::STORAGE_QUOTA;
use crate::convert::plain;
use crate::error::{Error, Result};
use crate::extension_points::job_runner;
use crate::page::Parameters;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::{Reader, Text};

/// What came of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct JobReport {
    /// What it did.
    pub summary: Text,
    /// More is left to do, and it will go on soon.
    pub again: bool,
}

/// A job as an admin sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct JobStatus {
    /// The plugin's id.
    pub plugin: String,
    /// What the plugin knows it by.
    pub name: String,
    /// What people read.
    pub label: String,
    /// Five cron fields; none means on demand alone.
    pub schedule: Option<String>,
    /// How far it is, if it runs.
    pub running: Option<Progress>,
    /// What came of it last.
    pub last: Option<LastRun>,
}

/// What came of the last run that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRun {
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; none while it runs.
    pub finished_at: Option<Timestamp>,
    /// How; none while it runs.
    pub outcome: Option<Outcome>,
    /// What it said.
    pub summary: Option<String>,
}

/// A run's end as it is stored.
#[derive(Serialize, Deserialize)]
struct Stored {
    summary: Text,
}

impl Plugins {
    /// The jobs of the account's enabled plugins. A plugin that can't say which
    /// it has is left out: its trouble is shown where it is described.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be read.
    pub fn jobs(&self, account: &Arc<Account>, reader: &dyn Reader) -> Result<Vec<JobStatus>> {
        let roster = self.roster(account)?;
        let mut statuses = Vec::new();
        for plugin in roster.at(job_runner::NAME) {
            for job in self.jobs_of(account, plugin).unwrap_or_default() {
                let last = account.read(|read| job_run::last(read, &plugin.id, &job.name))?;
                let running = self.runs().of(account.id(), &plugin.id, &job.name);
                statuses.push(JobStatus {
                    plugin: plugin.id.to_string(),
                    label: plugin.offer.texts.write(&job.label, reader),
                    running: running.map(|running| running.progress()),
                    last: last.map(|last| read_last(last, plugin, reader)),
                    name: job.name,
                    schedule: job.schedule,
                });
            }
        }
        Ok(statuses)
    }

    /// Runs a job now and waits for its end.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`];
    /// [`Error::Conflict`] while it runs; [`Error::Answered`] and
    /// [`Error::Failed`].
    pub fn run_job(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        job: &str,
        parameters: Parameters,
    ) -> Result<JobReport> {
        if !context.access.admin {
            return Err(bailey_crm::Error::Denied("only an admin may run jobs".into()).into());
        }
        let roster = self.roster(account)?;
        let plugin = roster.enabled(plugin)?;
        if !self
            .jobs_of(account, plugin)?
            .iter()
            .any(|known| known.name == job)
        {
            return Err(Error::NotFound(format!(
                "the plugin `{}` has no job `{job}`",
                plugin.id
            )));
        }
        self.run(
            account,
            plugin,
            job,
            context.at,
            context.actor.user(),
            parameters,
        )
    }

    /// Starts a job on a thread of its own; [`jobs`](Self::jobs) tells how far
    /// it is.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Unavailable` if there is no thread.
    pub fn start_job(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        job: &str,
        parameters: Parameters,
    ) -> Result<()> {
        let (plugins, account, context) = (self.clone(), Arc::clone(account), context.clone());
        let (plugin, job) = (plugin.to_owned(), job.to_owned());
        let run = move || {
            if let Err(error) = plugins.run_job(&account, &context, &plugin, &job, parameters) {
                tracing::warn!(account = %account.id(), plugin, job, %error, "a job failed");
            }
        };
        let thread = std::thread::Builder::new()
            .name("bailey-job".into())
            .spawn(run);
        thread.map_err(|error| {
            bailey_crm::Error::Unavailable(format!("no thread for the job: {error}"))
        })?;
        Ok(())
    }

    /// Asks a run to stop at the next place where it can; answers whether one
    /// was going on.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members.
    pub fn stop_job(
        &self,
        account: &Account,
        context: &Context,
        plugin: &str,
        job: &str,
    ) -> Result<bool> {
        if !context.access.admin {
            return Err(bailey_crm::Error::Denied("only an admin may stop jobs".into()).into());
        }
        let running = self.runs().of(account.id(), &plugin.into(), job);
        Ok(running.map(|running| running.stop()).is_some())
    }

    /// Runs a job, unless it runs already.
    pub(super) fn run(
        &self,
        account: &Arc<Account>,
        plugin: &Arc<Plugin>,
        job: &str,
        due: Timestamp,
        user: Option<UserId>,
        parameters: Parameters,
    ) -> Result<JobReport> {
        let Some(turn) = self.runs().begin(account.id(), &plugin.id, job) else {
            return Err(Error::Conflict(format!("the job `{job}` runs already")));
        };
        let (id, name) = (Arc::clone(&plugin.id), job.to_owned());
        let run = account
            .write(move |write| job_run::start(write, &id, &name, due, user, Timestamp::now()))?;
        let ran = job_runner::run(self, account, plugin, &turn.run, due, parameters);
        let (result, outcome, summary, overlay) = match ran {
            Ok((Ok(report), overlay)) => {
                let outcome = if report.again {
                    Outcome::Again
                } else {
                    Outcome::Done
                };
                let summary = report.summary.clone();
                (
                    Ok(JobReport {
                        summary: report.summary,
                        again: report.again,
                    }),
                    outcome,
                    summary,
                    overlay,
                )
            }
            Ok((Err(error), _)) => {
                let answer = plain(error);
                let said = Text::Literal(answer.message.clone());
                let error = Error::Answered {
                    plugin: plugin.id.to_string(),
                    answer,
                };
                (Err(error), Outcome::Failed, said, Default::default())
            }
            Err(failure) => {
                let said = Text::Literal(failure.to_string());
                let error = Error::Failed {
                    plugin: plugin.id.to_string(),
                    failure,
                };
                (Err(error), Outcome::Failed, said, Default::default())
            }
        };
        let stored = serde_json::to_value(Stored { summary });
        let stored = stored.map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
        let id = Arc::clone(&plugin.id);
        account.write(move |write| {
            storage::apply(write, &id, &overlay, STORAGE_QUOTA)?;
            job_run::finish(write, run, outcome, Some(&stored), Timestamp::now())
        })?;
        result
    }

    /// Runs a job because it was due, and says when it is due next.
    pub(super) fn run_due(
        &self,
        account: &Arc<Account>,
        due_name: &str,
        at: Timestamp,
    ) -> Result<()> {
        let roster = self.roster(account)?;
        let known = due::parts(due_name).and_then(|(plugin, job)| {
            let plugin = roster.at(job_runner::NAME).find(|one| &*one.id == plugin)?;
            Some((plugin, job))
        });
        let Some((plugin, name)) = known else {
            // Switched off or gone since: enabling it puts it on the list again.
            return Ok(self.crm().set_due(account.id(), due_name, None)?);
        };
        // Moved on before it runs: a run that ends the process must not begin
        // again at once. A process that ends runs it once more then.
        self.crm().set_due(
            account.id(),
            due_name,
            Some(Timestamp::now().plus_millis(RETRY_MS)),
        )?;
        let jobs = self.jobs_of(account, plugin)?;
        let Some(job) = jobs.iter().find(|job| job.name == name) else {
            return Ok(self.crm().set_due(account.id(), due_name, None)?);
        };
        let ran = self.run(account, plugin, name, at, None, Parameters::new());
        let now = Timestamp::now();
        let soon = match &ran {
            Ok(report) if report.again => Some(now.plus_millis(AGAIN_MS)),
            Ok(_) => None,
            Err(_) => Some(now.plus_millis(RETRY_MS)),
        };
        self.plan(account, plugin, job, now, soon)?;
        ran.map(|_| ())
    }
}

/// How long a job that failed, or can't be asked, waits for its next try, in
/// milliseconds.
const RETRY_MS: i64 = 10 * 60 * 1000;

/// How long a job with more left to do leaves the account to others, in
/// milliseconds.
const AGAIN_MS: i64 = 1000;

fn read_last(last: job_run::JobRun, plugin: &Plugin, reader: &dyn Reader) -> LastRun {
    let stored = last
        .report
        .and_then(|report| serde_json::from_value::<Stored>(report).ok());
    LastRun {
        started_at: last.started_at,
        finished_at: last.finished_at,
        outcome: last.outcome,
        summary: stored.map(|stored| plugin.offer.texts.write(&stored.summary, reader)),
    }
}
