//! Lists a plugin's jobs.

use bailey_crm::plugin_data::Outcome;
use bailey_plugins::{JobStatus, LastRun, Progress};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// A job of a plugin.
#[derive(Serialize, ToSchema)]
pub(super) struct JobView {
    /// What the plugin knows it by.
    name: String,
    label: String,
    /// Five cron fields in the account's time zone; null means on demand alone.
    schedule: Option<String>,
    /// How far it is, if it runs.
    running: Option<ProgressView>,
    /// What came of it last.
    last: Option<RunView>,
}

/// How far a run is.
#[derive(Serialize, ToSchema)]
struct ProgressView {
    done: u64,
    /// Of how much, if that is known.
    total: Option<u64>,
}

/// What came of a run.
#[derive(Serialize, ToSchema)]
struct RunView {
    started_at: Moment,
    /// Null while it runs.
    finished_at: Option<Moment>,
    /// `done`, `again`, `failed` or `interrupted`; null while it runs.
    outcome: Option<&'static str>,
    /// What it said.
    summary: Option<String>,
}

impl From<JobStatus> for JobView {
    fn from(job: JobStatus) -> Self {
        Self {
            name: job.name,
            label: job.label,
            schedule: job.schedule,
            running: job.running.map(ProgressView::from),
            last: job.last.map(RunView::from),
        }
    }
}

impl From<Progress> for ProgressView {
    fn from(progress: Progress) -> Self {
        Self {
            done: progress.done,
            total: progress.total,
        }
    }
}

impl From<LastRun> for RunView {
    fn from(run: LastRun) -> Self {
        Self {
            started_at: run.started_at.into(),
            finished_at: run.finished_at.map(Moment::from),
            outcome: run.outcome.map(Outcome::as_str),
            summary: run.summary,
        }
    }
}

/// The jobs of an enabled plugin. For admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/jobs",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = Vec<JobView>), Refused)
)]
pub(super) async fn jobs(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path(plugin): Path<String>,
) -> Result<Json<Vec<JobView>>> {
    let plugins = state.plugins().clone();
    let jobs = state
        .plugin_calls(move || -> bailey_plugins::Result<_> {
            // That there is such a plugin is said by its description.
            plugins.describe(&signed.account, &plugin, &viewer)?;
            let mut jobs = plugins.jobs(&signed.account, &viewer)?;
            jobs.retain(|job| job.plugin == plugin);
            Ok(jobs)
        })
        .await?;
    Ok(Json(jobs.into_iter().map(JobView::from).collect()))
}
