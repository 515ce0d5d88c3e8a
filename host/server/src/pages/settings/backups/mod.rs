//! What of the account's backups is the host's own affair, whichever plugin makes
//! them: the key that opens them, who may restore, the stores they go to, and their
//! files.

mod add_store;
mod file;
mod key;
mod prove;
mod remove_store;
mod restorers;
mod show;

use axum::Router;
use axum::routing::{get, post};

use crate::state::State;

/// The page's address.
const OWN: &str = "/settings/backups";

/// The routes below it.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/settings/backups", get(show::show))
        .route("/settings/backups/key", post(key::hand_out))
        .route("/settings/backups/proof", post(prove::prove))
        .route("/settings/backups/restorers", post(restorers::save))
        .route("/settings/backups/stores", post(add_store::add))
        .route(
            "/settings/backups/stores/{store}",
            post(remove_store::remove),
        )
        .route("/settings/backups/{backup}/file", get(file::file))
}
