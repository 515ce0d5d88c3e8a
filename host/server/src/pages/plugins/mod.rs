//! The pages that plugins add, drawn from their typed blocks.

mod act;
mod icon;
mod refusal;
mod runs;
mod show;

pub(super) use refusal::panel_failed;

use axum::Router;
use axum::routing::get;

use crate::state::State;

/// The routes of plugins' pages and icons.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/plugins/{plugin}", get(show::front).post(act::front))
        .route("/plugins/{plugin}/{*path}", get(show::show).post(act::act))
        .route("/plugin-runs/{plugin}", get(runs::part))
        .route("/plugin-icons/{plugin}", get(icon::icon))
}
