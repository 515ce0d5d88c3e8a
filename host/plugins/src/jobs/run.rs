//! Runs a job, on demand or because it is due, and keeps what came of it.

use std::sync::Arc;

use bailey_crm::behalf::{self, Behalf, SPANS};
use bailey_crm::plugin_data::job_run::{self, Outcome, RunId};
use bailey_crm::{Account, Context, Timestamp, UserId, mail};
use bailey_sandbox::Failure;
use metrics::counter;
use tracing::field::Empty;
use tracing::{Id, Span};

use super::due;
use super::report::{self, LastRun, Stored};
use super::running::{Progress, Turn};
use super::time::PlaceInTurn;
use crate::contract::bailey::crm::types as wit;
use crate::convert::plain;
use crate::error::{Error, Result};
use crate::extension_points::job_runner::{self, Job};
use crate::left::Left;
use crate::life::UPKEEP;
use crate::page::Parameters;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::priority::{Behind, yield_to_others};
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

/// Who asked for a run, and with what.
pub struct Asked {
    /// The moment for which it was due.
    pub due: Timestamp,
    /// Who asked; none if the schedule did.
    pub user: Option<UserId>,
    /// Whoever the run acts as; none if the plugin acts for itself.
    pub behind: Option<Context>,
    /// What it is told.
    pub parameters: Parameters,
}

/// A run that has begun and not been carried out yet.
pub(super) struct Begun {
    turn: Turn,
    run: RunId,
    span: Span,
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
                    last: last.map(|last| report::last(&last, plugin, reader)),
                    name: job.name,
                    schedule: job.schedule,
                });
            }
        }
        Ok(statuses)
    }

    /// Runs a job now and waits for its end. One without a schedule runs as whoever
    /// asks, one with a schedule as if its time had come.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`];
    /// [`Error::Running`]; [`Error::Answered`] and [`Error::Failed`].
    pub fn run_job(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        job: &str,
        parameters: Parameters,
    ) -> Result<JobReport> {
        let (plugin, job) = self.job_for_admin(account, context, plugin, job)?;
        let asked = on_demand(context, &job, parameters);
        let span = span(Span::current().id(), account, &plugin, &job);
        let begun = self.begin_now(account, &plugin, &job, &asked, span)?;
        let running = &begun.turn.run;
        let mut pause = || self.until_there_is_time(account.id(), running);
        self.carry_out(account, &plugin, &begun, &asked, &mut pause)
    }

    /// Starts a job as [`run_job`](Self::run_job) does, on a thread of its own;
    /// [`run_status`](Self::run_status) tells how far it is.
    ///
    /// # Errors
    /// Those of [`run_job`](Self::run_job) before it began; [`Error::Crm`] with
    /// `Unavailable` if there is no thread.
    pub fn start_job(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        job: &str,
        parameters: Parameters,
    ) -> Result<RunId> {
        let (plugin, job) = self.job_for_admin(account, context, plugin, job)?;
        let asked = on_demand(context, &job, parameters);
        self.start_asked(account, &plugin, &job, asked)
    }

    /// Whether the host asks who it is before somebody starts this job: the manifest
    /// says so. Memory alone.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Crm`] if the account can't be read.
    pub fn job_asks_step_up(&self, account: &Account, plugin: &str, job: &str) -> Result<bool> {
        let roster = self.roster(account)?;
        let points = &roster.enabled(plugin)?.manifest().extension_points;
        let point = points.get(job_runner::NAME);
        Ok(point.is_some_and(|point| point.step_up.iter().any(|name| name == job)))
    }

    fn job_for_admin(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        job: &str,
    ) -> Result<(Arc<Plugin>, Job)> {
        if !context.access.admin {
            return Err(bailey_crm::Error::Denied("only an admin may run jobs".into()).into());
        }
        let roster = self.roster(account)?;
        let plugin = roster.enabled(plugin)?;
        Ok((Arc::clone(plugin), self.job(account, plugin, job)?))
    }

    /// A job of the plugin, by its name.
    pub(super) fn job(
        &self,
        account: &Arc<Account>,
        plugin: &Arc<Plugin>,
        name: &str,
    ) -> Result<Job> {
        let jobs = self.jobs_of(account, plugin)?;
        let job = jobs.into_iter().find(|job| job.name == name);
        job.ok_or_else(|| {
            Error::NotFound(format!("the plugin `{}` has no job `{name}`", plugin.id))
        })
    }

    /// Starts a run that somebody asked for on a thread of its own, where it waits
    /// for its place.
    pub(super) fn start_asked(
        &self,
        account: &Arc<Account>,
        plugin: &Arc<Plugin>,
        job: &Job,
        asked: Asked,
    ) -> Result<RunId> {
        // It outlives the request that asked for it, so it is a trace of its own, which
        // names the other one.
        let span = span(None, account, plugin, job);
        span.follows_from(Span::current());
        let begun = self.begin_now(account, plugin, job, &asked, span)?;
        let run = begun.run;
        let (plugins, account, plugin) = (self.clone(), Arc::clone(account), Arc::clone(plugin));
        let share = self.runs().at_work().begin();
        let carry_out = move || {
            yield_to_others(Behind::Far);
            let _share = share;
            let mut turn = PlaceInTurn::wait(&plugins, account.id(), &begun.turn.run);
            let mut pause = || turn.pause();
            let ran = plugins.carry_out(&account, &plugin, &begun, &asked, &mut pause);
            if let Err(error) = ran {
                let (plugin, job) = (&*plugin.id, &*begun.turn.run.job);
                tracing::warn!(account = %account.id(), plugin, job, %error, "a job failed");
            }
        };
        let thread = std::thread::Builder::new().name("bailey-job".into());
        thread.spawn(carry_out).map_err(|error| {
            bailey_crm::Error::Unavailable(format!("no thread for the job: {error}"))
        })?;
        Ok(run)
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

    /// Begins a run, unless one of the same job is going on.
    pub(super) fn begin(
        &self,
        account: &Account,
        plugin: &Plugin,
        job: &Job,
        asked: &Asked,
        span: Span,
    ) -> Result<Begun> {
        let Some(turn) = self.runs().begin(account.id(), &plugin.id, job) else {
            return Err(Error::Running(job.name.clone()));
        };
        let (id, name) = (Arc::clone(&plugin.id), job.name.clone());
        let (due, user) = (asked.due, asked.user);
        let now = self.now();
        let run = account.write(move |write| job_run::start(write, &id, &name, due, user, now))?;
        turn.run.is_written_as(run);
        Ok(Begun { turn, run, span })
    }

    /// Carries a run out, and keeps what came of it. What people wait for goes on
    /// at once when more is left to do, after a `pause`.
    fn carry_out(
        &self,
        account: &Arc<Account>,
        plugin: &Arc<Plugin>,
        begun: &Begun,
        asked: &Asked,
        pause: &mut dyn FnMut(),
    ) -> Result<JobReport> {
        let _behalf = behalf::enter(Some(Behalf::plugin(account.id(), &plugin.id)));
        let _span = begun.span.enter();
        let mut rounds = 1..=MOST_ROUNDS;
        loop {
            let round = rounds.next();
            let running = &begun.turn.run;
            let ran = job_runner::run(self, account, plugin, running, asked);
            let (result, outcome, stored, left) = came_of(plugin, ran);
            let goes_on = outcome == Outcome::Again
                && asked.behind.is_some()
                && round.is_some()
                && !running.is_stopped();
            let stored = serde_json::to_value(stored);
            let stored = stored.map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
            let (id, run, now) = (Arc::clone(&plugin.id), begun.run, self.now());
            let kept = self.with_letters(account, left.letters.is_some(), || {
                account.write(move |write| {
                    left.keep_if_it_fits(write, &id)?;
                    if goes_on {
                        return Ok(());
                    }
                    job_run::finish(write, run, outcome, Some(&stored), now)
                })
            });
            if let Err(full @ bailey_crm::Error::StorageLimit { .. }) = kept {
                self.finish_without_room(account, run, &full)?;
                return Err(full.into());
            }
            kept?;
            if !goes_on {
                begun.span.record("bailey.job.outcome", outcome.as_str());
                if outcome == Outcome::Failed {
                    begun.span.record("otel.status_code", "ERROR");
                }
                let labels = [
                    ("plugin", plugin.id.to_string()),
                    ("outcome", outcome.as_str().into()),
                ];
                counter!("bailey_job_runs_total", &labels).increment(1);
                return result;
            }
            pause();
        }
    }

    /// Ends a run whose account has no room for what it stored.
    fn finish_without_room(
        &self,
        account: &Account,
        run: RunId,
        full: &bailey_crm::Error,
    ) -> Result<()> {
        let stored = serde_json::to_value(Stored::failed(Text::Literal(full.to_string())));
        let stored = stored.map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
        let now = self.now();
        Ok(account
            .write(move |write| job_run::finish(write, run, Outcome::Failed, Some(&stored), now))?)
    }

    /// Runs a job because it was due, and says when it is due next.
    pub(super) fn run_due(
        &self,
        account: &Arc<Account>,
        due_name: &str,
        at: Timestamp,
    ) -> Result<()> {
        if due_name == mail::JOB {
            return self.send_mail(account);
        }
        if due_name == UPKEEP {
            return self.see_to_plugins(account, self.now());
        }
        let roster = self.roster(account)?;
        let known = due::parts(due_name).and_then(|(plugin, job)| {
            let plugin = roster.at(job_runner::NAME).find(|one| &*one.id == plugin)?;
            Some((plugin, job))
        });
        let Some((plugin, name)) = known else {
            // Switched off or gone since: enabling it puts it on the list again.
            return Ok(self.crm().set_due(account.id(), due_name, None)?);
        };
        if let Some(until) = self.hours().waits_until(account.id(), self.now()) {
            return Ok(self.crm().set_due(account.id(), due_name, Some(until))?);
        }
        // Moved on before it runs: a run that ends the process must not begin
        // again at once. A process that ends runs it once more then.
        self.crm().set_due(
            account.id(),
            due_name,
            Some(self.now().plus_millis(RETRY_MS)),
        )?;
        let jobs = self.jobs_of(account, plugin)?;
        let Some(job) = jobs.iter().find(|job| job.name == name) else {
            return Ok(self.crm().set_due(account.id(), due_name, None)?);
        };
        let asked = Asked {
            due: at,
            user: None,
            behind: None,
            parameters: Parameters::new(),
        };
        let span = span(None, account, plugin, job);
        let begun = self.begin(account, plugin, job, &asked, span);
        let ran =
            begun.and_then(|begun| self.carry_out(account, plugin, &begun, &asked, &mut || ()));
        let now = self.now();
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

/// How often a job that somebody waits for goes on at once.
const MOST_ROUNDS: u32 = 10_000;

/// The span of a run.
fn span(within: Option<Id>, account: &Account, plugin: &Plugin, job: &Job) -> Span {
    tracing::info_span!(
        target: SPANS,
        parent: within,
        "job",
        otel.status_code = Empty,
        bailey.account = account.id().as_str(),
        bailey.plugin = &*plugin.id,
        bailey.job = job.name,
        bailey.job.outcome = Empty,
    )
}

/// A run that an admin asked for by the job's name.
fn on_demand(context: &Context, job: &Job, parameters: Parameters) -> Asked {
    Asked {
        due: context.at,
        user: context.actor.user(),
        behind: job.schedule.is_none().then(|| context.clone()),
        parameters,
    }
}

/// What came of a call: for whoever waits, and to be stored.
fn came_of(
    plugin: &Plugin,
    ran: Result<(Result<job_runner::Report, wit::Error>, Left), Failure>,
) -> (Result<JobReport>, Outcome, Stored, Left) {
    match ran {
        Ok((Ok(report), left)) => {
            let again = report.again;
            let summary = report.summary.clone();
            let outcome = if again { Outcome::Again } else { Outcome::Done };
            let answer = JobReport { summary, again };
            (Ok(answer), outcome, Stored::told(report), left)
        }
        Ok((Err(error), _)) => {
            let stored = Stored::answered(&error);
            let error = Error::Answered {
                plugin: plugin.id.to_string(),
                answer: plain(error),
            };
            (Err(error), Outcome::Failed, stored, Left::default())
        }
        Err(failure @ Failure::TimeUsedUp { .. }) => {
            let answer = JobReport {
                summary: Text::Literal(failure.to_string()),
                again: true,
            };
            let stored = Stored::waits(&failure);
            (Ok(answer), Outcome::Again, stored, Left::default())
        }
        Err(failure) => {
            let stored = Stored::broke(&failure);
            let error = Error::of(&plugin.id, failure);
            (Err(error), Outcome::Failed, stored, Left::default())
        }
    }
}
