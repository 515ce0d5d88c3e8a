//! What a plugin costs.

use std::sync::Arc;

use bailey_crm::Timestamp;
use bailey_crm::plugin_data::cost::{HOUR, HourCost};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::body::{Json, Path, Query};
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// Hours that one answer tells of: as many as are kept.
const MOST: u32 = 30 * 24;

/// How far back.
#[derive(Deserialize, IntoParams)]
pub(super) struct Span {
    /// 1 to 720; 24 if none is given.
    #[param(minimum = 1, maximum = 720)]
    hours: Option<u32>,
}

/// What calls at one extension point cost in one hour.
#[derive(Serialize, ToSchema)]
pub(super) struct CostView {
    /// When the hour began.
    hour: Moment,
    /// Where the plugin was called.
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

impl From<HourCost> for CostView {
    fn from(of: HourCost) -> Self {
        Self {
            hour: of.hour.into(),
            extension_point: of.point,
            calls: of.cost.calls,
            failures: of.cost.failures,
            cpu_us: of.cost.cpu_us,
            wall_us: of.cost.wall_us,
            memory_peak: of.cost.memory_peak,
        }
    }
}

/// What an installed plugin's calls cost of late, by hour and extension point. For
/// admins.
#[utoipa::path(
    get,
    path = "/plugins/{plugin}/cost",
    tag = "plugins",
    params(("plugin" = String, Path, description = "The plugin's id"), Span),
    responses((status = OK, body = Vec<CostView>), Refused)
)]
pub(super) async fn cost(
    state: State,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
    Query(span): Query<Span>,
) -> Result<Json<Vec<CostView>>> {
    let hours = span.hours.unwrap_or(24);
    if !(1..=MOST).contains(&hours) {
        let message = format!("Ask for 1 to {MOST} hours.");
        return Err(Error::invalid("hours", "out-of-range", message));
    }
    let since = Timestamp::now().plus_millis(-(i64::from(hours) - 1) * HOUR);
    let (plugins, account) = (state.plugins().clone(), Arc::clone(&signed.account));
    let context = signed.context.clone();
    let found = state
        .records(move || plugins.cost(&account, &context, &plugin, since))
        .await?;
    Ok(Json(found.into_iter().map(CostView::from).collect()))
}
