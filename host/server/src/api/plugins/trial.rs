//! What a plugin does when all that it asks for is refused, as the host tried it.

use std::sync::Arc;

use bailey_plugins::Trial;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What came of trying a plugin on.
#[derive(Serialize, ToSchema)]
pub(super) struct TrialView {
    /// How often it was called.
    calls: u64,
    /// How often it broke; a plugin that conforms never does.
    failures: u64,
    /// By where it was called.
    points: Vec<TriedView>,
}

/// What calls at one extension point came to.
#[derive(Serialize, ToSchema)]
struct TriedView {
    extension_point: String,
    calls: u64,
    failures: u64,
    /// Processor time, in microseconds.
    cpu_us: u64,
    /// Time from start to end, in microseconds.
    wall_us: u64,
    /// The most bytes that one call held.
    memory_peak: u64,
}

impl From<Arc<Trial>> for TrialView {
    fn from(trial: Arc<Trial>) -> Self {
        let points = trial.points.iter().map(|(point, cost)| TriedView {
            extension_point: point.clone(),
            calls: cost.calls,
            failures: cost.failures,
            cpu_us: cost.cpu_us,
            wall_us: cost.wall_us,
            memory_peak: cost.memory_peak,
        });
        Self {
            calls: trial.calls(),
            failures: trial.failures(),
            points: points.collect(),
        }
    }
}

/// What the catalogue's newest version of a plugin does in an empty account of its own
/// where all that it asks for is refused, and what its calls cost there. For admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/trial",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id")),
    responses((status = OK, body = TrialView), Refused)
)]
pub(super) async fn trial(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<Json<TrialView>> {
    let plugins = state.plugins().clone();
    let account = signed.account.id().clone();
    let trial = state.plugin_calls(move || plugins.trial(&account, &plugin));
    let trial = trial.await?;
    Ok(Json(trial.into()))
}
