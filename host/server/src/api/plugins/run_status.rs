//! Says how far a run of a job is, or what came of it.

use bailey_crm::plugin_data::{Outcome, RunId};
use bailey_plugins::{RunProgress, RunResult, RunStatus};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// A run of a job.
#[derive(Serialize, ToSchema)]
pub(super) struct RunStatusView {
    /// Its number.
    #[schema(value_type = i64)]
    run: RunId,
    /// The job's name.
    job: String,
    started_at: Moment,
    /// Null while it runs.
    finished_at: Option<Moment>,
    /// `done`, `again`, `failed` or `interrupted`; null while it runs.
    outcome: Option<&'static str>,
    /// Null once it ended.
    progress: Option<RunProgressView>,
    /// What it said at its end: `tone`, `summary`, `undo` with the operation that
    /// can be undone, and `way_on`.
    #[schema(value_type = Option<Object>)]
    result: Option<RunResult>,
}

/// How far a run is.
#[derive(Serialize, ToSchema)]
struct RunProgressView {
    /// What it is doing.
    message: String,
    done: u64,
    /// Of how much, if that is known.
    total: Option<u64>,
}

impl From<RunProgress> for RunProgressView {
    fn from(progress: RunProgress) -> Self {
        Self {
            message: progress.message,
            done: progress.done,
            total: progress.total,
        }
    }
}

impl From<RunStatus> for RunStatusView {
    fn from(status: RunStatus) -> Self {
        Self {
            run: status.id,
            job: status.job,
            started_at: status.started_at.into(),
            finished_at: status.finished_at.map(Moment::from),
            outcome: status.outcome.map(Outcome::as_str),
            progress: status.progress.map(Into::into),
            result: status.result,
        }
    }
}

/// How far a run of a plugin's job is, or what came of it: for whoever asked for
/// it, and for admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/runs/{run}",
    tag = "plugins",
    params(
        ("plugin" = String, Path, description = "The plugin's id"),
        ("run" = i64, Path, description = "The run's number"),
    ),
    responses((status = OK, body = RunStatusView), Refused)
)]
pub(super) async fn run_status(
    state: State,
    signed: Signed,
    viewer: Viewer,
    Path((plugin, run)): Path<(String, i64)>,
) -> Result<Json<RunStatusView>> {
    let plugins = state.plugins().clone();
    let status = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            plugins.run_status(account, context, &viewer, &plugin, RunId(run))
        })
        .await?;
    Ok(Json(status.into()))
}
