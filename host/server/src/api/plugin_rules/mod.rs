//! How the account wants its plugins' life.

mod change;
mod get;

use bailey_crm::Timestamp;
use bailey_plugins::Rules;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::moment::Moment;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(get::get, change::change))
}

/// How the account wants its plugins' life.
#[derive(Serialize, ToSchema)]
struct RulesView {
    /// Which new versions come by themselves: `never`, `patch` or `all`. What asks for
    /// more than was granted never does.
    updates: &'static str,
    /// Days that a plugin is kept after it was taken out.
    keep_days: u32,
    /// Hours after which a plugin that keeps the account safe is switched off.
    cool_off_hours: u32,
    /// Until when a longer time holds, which was set before.
    longer_until: Option<Moment>,
}

impl RulesView {
    fn new(rules: &Rules, now: Timestamp) -> Self {
        Self {
            updates: rules.updates.as_str(),
            keep_days: rules.keep_days,
            cool_off_hours: rules.cool_off_hours,
            longer_until: rules.longer_until(now).map(Moment::from),
        }
    }
}
