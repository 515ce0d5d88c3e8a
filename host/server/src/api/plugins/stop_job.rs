//! Asks a run of a job to stop.

use axum::http::StatusCode;
use bailey_plugins::Error as PluginsError;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// Asks a run to stop at the next place where it can. For admins.
#[utoipa::path(
    delete,
    path = "/plugins/{plugin}/jobs/{job}",
    tag = "plugins",
    params(
        ("plugin" = String, Path, description = "The plugin's id"),
        ("job" = String, Path, description = "The job's name"),
    ),
    responses((status = ACCEPTED, description = "It was asked"), Refused)
)]
pub(super) async fn stop_job(
    state: State,
    Admin(signed): Admin,
    Path((plugin, job)): Path<(String, String)>,
) -> Result<StatusCode> {
    let plugins = state.plugins().clone();
    state
        .plugin_calls(move || {
            match plugins.stop_job(&signed.account, &signed.context, &plugin, &job)? {
                true => Ok(()),
                false => Err(PluginsError::NotFound(format!(
                    "no run of `{job}` is going on"
                ))),
            }
        })
        .await?;
    Ok(StatusCode::ACCEPTED)
}
