//! What a plugin keeps, as a file.

use axum::extract::{Path, State as FromState};
use axum::response::Response;

use crate::api::plugins::data;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// The file.
pub(super) async fn download(
    FromState(state): FromState<State>,
    Admin(signed): Admin,
    Path(plugin): Path<String>,
) -> Result<Response> {
    data::answer(&state, signed, plugin).await
}
