//! `job-runner`: work on a schedule, without a user behind it, or on demand, as
//! whoever asked. What the plugin stored is kept together with the run's end.

use std::sync::Arc;

use bailey_crm::{Access, Account, Context, OperationId, Surface};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::present;
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::bailey::crm::types as wit;
use crate::contract::exports::bailey::crm::job_runner as exports;
use crate::jobs::{Asked, Running};
use crate::left::Left;
use crate::page::{PageLink, Tone};
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Text;

/// The interface's name.
pub const NAME: &str = "job-runner";

/// How a run is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Fresh,
    limits: CallLimits::JOB,
    waits: true,
};

/// A job that a plugin has.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// What the plugin knows it by.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// Five cron fields in the account's time zone; none means on demand alone.
    pub schedule: Option<String>,
}

/// How a run ended well.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Good or bad.
    pub tone: Tone,
    /// What it did.
    pub summary: Text,
    /// More is left to do.
    pub again: bool,
    /// An operation that whoever asked is offered to undo.
    pub undo: Option<OperationId>,
    /// Where whoever asked goes on: what the link says, and its page.
    pub way_on: Option<(Text, PageLink)>,
}

/// The jobs that the plugin has now; its settings may decide.
pub fn jobs(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Arc<Plugin>,
) -> Result<Vec<Job>, Failure> {
    let way = Way {
        point: NAME,
        reuse: Reuse::Fresh,
        limits: CallLimits::HOOK,
        // What is asked is when something is due, which is not lost meanwhile.
        waits: false,
    };
    let call = Call::new(
        plugins,
        account,
        &alone(plugins, plugin),
        plugin,
        Mode::Pure,
    )
    .of("jobs", &[(); 0]);
    let (jobs, _) = plugins.call(way, call, |store, instance, points| {
        let runner = present(points.job_runner.as_ref(), NAME)?.load(&mut *store, instance)?;
        runner.call_jobs(store)
    })?;
    let job = |job: exports::Job| Job {
        name: job.name,
        label: job.label.into(),
        schedule: job.schedule,
    };
    Ok(jobs.into_iter().map(job).collect())
}

impl From<exports::Report> for Report {
    fn from(report: exports::Report) -> Self {
        Self {
            tone: report.tone.into(),
            summary: report.summary.into(),
            again: report.again,
            undo: report.undo.map(OperationId),
            way_on: report
                .way_on
                .map(|way_on| (way_on.label.into(), way_on.page.into())),
        }
    }
}

/// Runs a job. The answer is the plugin's, with what it stored.
pub fn run(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Arc<Plugin>,
    running: &Arc<Running>,
    asked: &Asked,
) -> Result<(Result<Report, wit::Error>, Left), Failure> {
    let context = match &asked.behind {
        Some(behind) => Context {
            surface: Surface::Background,
            access: today(plugins, account, behind),
            ..behind.clone()
        },
        None => alone(plugins, plugin),
    };
    let run = exports::JobRun {
        job: running.job.clone(),
        due: asked.due.0,
        parameters: asked.parameters.clone(),
    };
    let mut call = Call::new(plugins, account, &context, plugin, Mode::Acting).of("run", &(&run,));
    call.run = Some(Arc::clone(running));
    let (answer, left) = plugins.call(WAY, call, |store, instance, points| {
        let runner = present(points.job_runner.as_ref(), NAME)?.load(&mut *store, instance)?;
        runner.call_run(store, &run)
    })?;
    Ok((answer.map(Into::into), left))
}

/// What whoever asked may today: a job can begin long after it was asked for. When
/// nobody can say, nothing.
fn today(plugins: &Plugins, account: &Arc<Account>, behind: &Context) -> Arc<Access> {
    let Some(user) = behind.actor.user() else {
        return Arc::clone(&behind.access);
    };
    plugins
        .access_of(account, user)
        .unwrap_or_else(|_| Arc::new(Access::NONE))
}

/// Nobody is behind the call: the plugin acts for itself, within its grant.
pub fn alone(plugins: &Plugins, plugin: &Plugin) -> Context {
    Context {
        actor: plugin.actor(NAME, None),
        access: Arc::new(Access::ALL),
        surface: Surface::Background,
        at: plugins.now(),
        request: None,
        address: None,
        depth: 0,
    }
}
