//! `job-runner`: work on a schedule or on demand, without a user behind it.
//! What the plugin stored is kept together with the run's end.

use std::sync::Arc;

use bailey_crm::plugin_data::Overlay;
use bailey_crm::{Access, Account, Context, Surface, Timestamp};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::present;
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::bailey::crm::types as wit;
use crate::contract::exports::bailey::crm::job_runner as exports;
use crate::jobs::Running;
use crate::page::Parameters;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Text;

/// The interface's name.
pub const NAME: &str = "job-runner";

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
    /// What it did.
    pub summary: Text,
    /// More is left to do.
    pub again: bool,
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
    };
    let call = Call::new(plugins, account, &alone(plugin), plugin, Mode::Pure);
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

/// Runs a job. The answer is the plugin's, with what it stored.
pub fn run(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Arc<Plugin>,
    running: &Arc<Running>,
    due: Timestamp,
    parameters: Parameters,
) -> Result<(Result<Report, wit::Error>, Overlay), Failure> {
    let way = Way {
        point: NAME,
        reuse: Reuse::Fresh,
        limits: CallLimits::JOB,
    };
    let mut call = Call::new(plugins, account, &alone(plugin), plugin, Mode::Acting);
    call.run = Some(Arc::clone(running));
    let run = exports::JobRun {
        job: running.job.clone(),
        due: due.0,
        parameters,
    };
    let (answer, overlay) = plugins.call(way, call, |store, instance, points| {
        let runner = present(points.job_runner.as_ref(), NAME)?.load(&mut *store, instance)?;
        runner.call_run(store, &run)
    })?;
    Ok((
        answer.map(|report| Report {
            summary: report.summary.into(),
            again: report.again,
        }),
        overlay,
    ))
}

/// Nobody is behind the call: the plugin acts for itself, within its grant.
pub fn alone(plugin: &Plugin) -> Context {
    Context {
        actor: plugin.actor(NAME, None),
        access: Arc::new(Access::ALL),
        surface: Surface::Background,
        at: Timestamp::now(),
        request: None,
        address: None,
        depth: 0,
    }
}
