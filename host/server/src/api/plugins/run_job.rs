//! Starts a job of a plugin.

use axum::http::StatusCode;
use bailey_crm::plugin_data::RunId;
use bailey_plugins::Parameters;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::{Json, MaybeJson, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// What goes with the run.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RunBody {
    /// Pairs of names and values.
    #[schema(value_type = Vec<Vec<String>>)]
    parameters: Parameters,
}

/// The run that was started.
#[derive(Serialize, ToSchema)]
pub(super) struct StartedView {
    /// Its number, to be asked how far it is.
    #[schema(value_type = i64)]
    run: RunId,
}

/// Starts a job. One without a schedule runs as whoever starts it, one with a
/// schedule as if its time had come. For admins.
#[utoipa::path(
    post,
    path = "/plugins/{plugin}/jobs/{job}",
    tag = "plugins",
    params(
        ("plugin" = String, Path, description = "The plugin's id"),
        ("job" = String, Path, description = "The job's name"),
    ),
    request_body = Option<RunBody>,
    responses((status = ACCEPTED, description = "It runs", body = StartedView), Refused)
)]
pub(super) async fn run_job(
    state: State,
    Admin(signed): Admin,
    Path((plugin, job)): Path<(String, String)>,
    MaybeJson(body): MaybeJson<RunBody>,
) -> Result<(StatusCode, Json<StartedView>)> {
    let plugins = state.plugins().clone();
    let parameters = body.unwrap_or_default().parameters;
    let run = state
        .plugin_calls(move || {
            let (account, context) = (&signed.account, &signed.context);
            if plugins.job_asks_step_up(account, &plugin, &job)? {
                signed.must_be_confirmed()?;
            }
            let run = plugins.start_job(account, context, &plugin, &job, parameters);
            run.map_err(Error::from)
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(StartedView { run })))
}
