//! Jobs that somebody asked for on a plugin's page: they run as whoever asked, and
//! tell them how far they are, and for a while what came of them.

use std::sync::Arc;

use bailey_crm::plugin_data::job_run::{self, JobRun, Outcome, RunId};
use bailey_crm::{Account, Context, OperationId, Timestamp, journal};

use super::report::{self, RunResult};
use super::run::Asked;
use super::running::Running;
use crate::error::{Error, Result};
use crate::page::{Parameters, StartedJob};
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// For how long a plugin's pages tell what came of a job, in milliseconds.
const TOLD_MS: i64 = 10 * 60 * 1000;

/// A run as whoever asked for it reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct RunStatus {
    /// Its number.
    pub id: RunId,
    /// Which job.
    pub job: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; none while it runs.
    pub finished_at: Option<Timestamp>,
    /// How it ended; none while it runs.
    pub outcome: Option<Outcome>,
    /// How far it is; none once it ended.
    pub progress: Option<RunProgress>,
    /// What it said; none while it runs, and if it was cut short.
    pub result: Option<RunResult>,
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunProgress {
    /// What it is doing.
    pub message: String,
    /// How much is done.
    pub done: u64,
    /// Of how much, if that is known.
    pub total: Option<u64>,
}

impl Plugins {
    /// Starts a job as whoever acts on a page of its plugin.
    pub(crate) fn start_from_page(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &Arc<Plugin>,
        job: &str,
        parameters: Parameters,
    ) -> Result<StartedJob> {
        let job = self.job(account, plugin, job)?;
        let asked = Asked {
            due: context.at,
            user: context.actor.user(),
            behind: Some(context.clone()),
            parameters,
        };
        let run = self.start_asked(account, plugin, &job, asked)?;
        Ok(StartedJob {
            name: job.name,
            run,
        })
    }

    /// A run of a plugin's job.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a run that there is not, and for somebody else's
    /// unless an admin asks.
    pub fn run_status(
        &self,
        account: &Account,
        context: &Context,
        reader: &dyn Reader,
        plugin: &str,
        run: RunId,
    ) -> Result<RunStatus> {
        let roster = self.roster(account)?;
        let plugin = roster.enabled(plugin)?;
        let run = account.read(|read| job_run::get(read, run))?;
        let own = run.user.is_some() && run.user == context.actor.user();
        if run.plugin != *plugin.id || !(own || context.access.admin) {
            return Err(Error::NotFound(format!("job run {}", run.id.0)));
        }
        self.status(account, context, reader, plugin, run)
    }

    /// What whoever asks is shown of the runs that they asked for: those that go
    /// on, and the last one that ended just now.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the plugin is not enabled; [`Error::Crm`] if the
    /// account can't be read.
    pub fn own_runs(
        &self,
        account: &Account,
        context: &Context,
        reader: &dyn Reader,
        plugin: &str,
    ) -> Result<Vec<RunStatus>> {
        let roster = self.roster(account)?;
        let plugin = roster.enabled(plugin)?;
        let Some(user) = context.actor.user() else {
            return Ok(Vec::new());
        };
        let since = context.at.plus_millis(-TOLD_MS);
        let runs = account.read(|read| job_run::of_user(read, &plugin.id, user, since))?;
        let mut shown = Vec::new();
        let mut told = false;
        for run in runs {
            let run = self.status(account, context, reader, plugin, run)?;
            let ended = run.progress.is_none();
            if !ended || !told {
                shown.push(run);
            }
            told |= ended;
        }
        Ok(shown)
    }

    fn status(
        &self,
        account: &Account,
        context: &Context,
        reader: &dyn Reader,
        plugin: &Plugin,
        run: JobRun,
    ) -> Result<RunStatus> {
        let running = self.runs().of(account.id(), &plugin.id, &run.job);
        if let Some(running) = running.filter(|running| running.is(&run)) {
            return Ok(going_on(&running, reader, plugin, run));
        }
        // What was read as open may have ended before its turn was looked for.
        let run = match run.outcome {
            Some(_) => run,
            None => account.read(|read| job_run::get(read, run.id))?,
        };
        let result = report::result(&run, plugin, reader).map(|result| RunResult {
            undo: result
                .undo
                .filter(|operation| can_be_undone(account, context, *operation)),
            ..result
        });
        Ok(RunStatus {
            id: run.id,
            started_at: run.started_at,
            finished_at: run.finished_at,
            // A run that is written as open and does not go on was cut short.
            outcome: run.outcome.or(Some(Outcome::Interrupted)),
            progress: None,
            result,
            job: run.job,
        })
    }
}

/// How a run stands that has not ended: until its turn is given back it has not, though
/// it may be written as ended already.
fn going_on(running: &Running, reader: &dyn Reader, plugin: &Plugin, run: JobRun) -> RunStatus {
    let progress = running.progress();
    let message = progress.message.as_ref().unwrap_or(&running.label);
    RunStatus {
        id: run.id,
        started_at: run.started_at,
        finished_at: None,
        outcome: None,
        progress: Some(RunProgress {
            message: plugin.offer.texts.write(message, reader),
            done: progress.done,
            total: progress.total,
        }),
        result: None,
        job: run.job,
    }
}

/// Whether an operation still stands, as far as this reader sees it.
fn can_be_undone(account: &Account, context: &Context, operation: OperationId) -> bool {
    let found = journal::operation(account, context, operation);
    found.is_ok_and(|operation| operation.undone_by.is_none())
}
