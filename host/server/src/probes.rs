//! What a load balancer or a supervisor asks, at whatever host name, without signing in:
//! whether the process answers, and whether it should be sent requests.

use axum::Router;
use axum::extract::State as FromState;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::state::State;

/// `/healthz` and `/readyz`.
pub(crate) fn router() -> Router<State> {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
}

/// The process answers. One that doesn't is to be started again.
async fn alive() -> &'static str {
    "ok\n"
}

/// It is not about to stop, and its data folder can be read and written. One that isn't
/// ready is to be sent nothing; starting it again would not help.
async fn ready(FromState(state): FromState<State>) -> Response {
    let refused = |why: &'static str| (StatusCode::SERVICE_UNAVAILABLE, why).into_response();
    if state.is_stopping() {
        return refused("stopping\n");
    }
    let crm = state.crm().clone();
    let work = move || Ok::<_, crate::error::Error>(crm.check()?);
    match state.records(work).await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::error!(%error, "the data folder can't be used");
            refused("the data folder can't be used: the log says why\n")
        }
    }
}
