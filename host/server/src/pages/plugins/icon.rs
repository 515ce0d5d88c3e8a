//! A plugin's icon.

use axum::extract::{Path, State as FromState};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::auth::Signed;
use crate::state::State;

/// A plugin's icon: a PNG, and never anything that runs on our origin.
pub(super) async fn icon(
    FromState(state): FromState<State>,
    _: Signed,
    Path(plugin): Path<String>,
) -> Response {
    match state.plugins().icon(&plugin) {
        Some(png) => (
            [
                (header::CONTENT_TYPE, "image/png"),
                (
                    header::CONTENT_SECURITY_POLICY,
                    "default-src 'none'; sandbox",
                ),
                (header::CACHE_CONTROL, "private, max-age=3600"),
            ],
            png,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
