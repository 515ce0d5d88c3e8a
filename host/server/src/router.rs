//! All routes in one place, and what every request goes through.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::auth::watch;
use crate::error::draw;
use crate::state::State;
use crate::{api, compression, figures, headers, idempotency, pages, probes, request, size};

/// All of Bailey over HTTP.
pub fn router(state: State) -> Router {
    let limit = DefaultBodyLimit::max(state.settings().body_limit);
    let api = api::router(&state)
        .layer(from_fn_with_state(state.clone(), idempotency::repeatable))
        .layer(from_fn_with_state(state.clone(), watch))
        .layer(from_fn_with_state(state.clone(), size::announced))
        .layer(from_fn(draw));
    pages::router(&state)
        .merge(api)
        .merge(probes::router())
        .layer(limit)
        .layer(from_fn_with_state(state.clone(), headers::secure))
        .layer(compression::layer())
        .layer(from_fn(compression::only_for_our_own))
        .layer(from_fn(figures::requests::count))
        .layer(from_fn_with_state(state.clone(), request::number))
        .with_state(state)
}
