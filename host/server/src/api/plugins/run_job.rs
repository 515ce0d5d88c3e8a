//! Starts a job of a plugin.

use axum::http::StatusCode;
use bailey_plugins::{Error as PluginsError, Parameters};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::{MaybeJson, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// What goes with the run.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RunBody {
    /// Pairs of names and values.
    #[schema(value_type = Vec<Vec<String>>)]
    parameters: Parameters,
}

/// Starts a job; the list of jobs tells how far it is. For admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/jobs/{job}",
    tag = "plugins",
    params(
        ("plugin" = String, Path, description = "The plugin's id"),
        ("job" = String, Path, description = "The job's name"),
    ),
    request_body = Option<RunBody>,
    responses((status = ACCEPTED, description = "It runs"), Refused)
)]
pub(super) async fn run_job(
    state: State,
    Admin(signed): Admin,
    viewer: Viewer,
    Path((plugin, job)): Path<(String, String)>,
    MaybeJson(body): MaybeJson<RunBody>,
) -> Result<StatusCode> {
    let plugins = state.plugins().clone();
    let parameters = body.unwrap_or_default().parameters;
    state
        .plugin_calls(move || {
            let known = plugins.jobs(&signed.account, &viewer)?;
            let known = known
                .iter()
                .find(|known| known.plugin == plugin && known.name == job);
            match known {
                None => Err(PluginsError::NotFound(format!(
                    "no enabled plugin `{plugin}` has a job `{job}`"
                ))),
                Some(status) if status.running.is_some() => Err(PluginsError::Conflict(format!(
                    "the job `{job}` runs already"
                ))),
                Some(_) => {
                    plugins.start_job(&signed.account, &signed.context, &plugin, &job, parameters)
                }
            }
        })
        .await?;
    Ok(StatusCode::ACCEPTED)
}
