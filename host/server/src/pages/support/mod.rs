//! Where support specialists come in, and what says on every page that one is in.

mod banner;
mod sign_in;

use axum::Router;
use axum::routing::get;

use crate::state::State;

pub(super) use banner::banner;

/// The page on which they sign in.
pub(super) fn router() -> Router<State> {
    Router::new().route("/support/sign-in", get(sign_in::form).post(sign_in::submit))
}
