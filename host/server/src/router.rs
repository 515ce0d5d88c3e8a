//! All routes in one place, and what every request goes through.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use tower::ServiceBuilder;

use crate::state::State;
use crate::{api, around, compression, pages, probes};

/// All of Bailey over HTTP.
pub fn router(state: State) -> Router {
    let limit = DefaultBodyLimit::max(state.settings().body_limit);
    let api = api::router(&state).layer(from_fn_with_state(state.clone(), around::api));
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), around::counted))
        .layer(compression::layer())
        .layer(limit);
    pages::router(&state)
        .merge(api)
        .merge(probes::router())
        .layer(around)
        .with_state(state)
}
