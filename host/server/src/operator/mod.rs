//! The operator's pages, on a listener of their own: which accounts there are and how
//! they stand, what they may have of the catalogue, how plugins behave everywhere, and
//! who from support is in where. Each does what a command of `bailey` does, too.
//!
//! Nobody of an account ever comes here: there is one password, which
//! `bailey operator password` sets, and sessions that end with the process.

mod accounts;
mod act;
mod catalogue;
mod errors;
mod figures;
mod form;
mod frame;
mod health;
mod language;
mod publishers;
mod sessions;
mod sign_in;
mod state;
mod support;
mod who;

use std::net::SocketAddr;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tokio::net::TcpListener;

use crate::{around, assets, compression};

pub use state::OperatorState;

/// The operator's pages over HTTP.
pub fn router(state: OperatorState) -> Router {
    let server = state.server().clone();
    Router::new()
        .route("/", get(accounts::list))
        .merge(accounts::router())
        .merge(catalogue::router())
        .route("/publishers", get(publishers::show).post(publishers::add))
        .route("/publishers/rotate", post(publishers::rotate))
        .route("/publishers/revoke", post(publishers::revoke))
        .route("/health", get(health::show))
        .route("/figures", get(figures::show))
        .route("/support", get(support::show))
        .route("/support/{account}/{access}", post(support::close))
        .route("/sign-in", get(sign_in::form).post(sign_in::submit))
        .route("/sign-out", post(sign_in::leave))
        .route("/language", post(language::choose))
        .fallback(errors::nothing)
        .layer(from_fn(errors::draw))
        .merge(assets::router())
        .layer(compression::layer())
        .layer(from_fn_with_state(server, around::numbered))
        .with_state(state)
}

/// Answers the operator until it is dropped.
///
/// # Errors
/// What the system says when the listener fails.
pub async fn serve(listener: TcpListener, state: OperatorState) -> std::io::Result<()> {
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await
}
