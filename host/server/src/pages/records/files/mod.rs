//! The files of a record: the section on its page, and what can be done there.

mod download;
mod remove;
mod section;
mod upload;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

pub(super) use section::draw;

use crate::pages::address::Address;
use crate::state::State;
use bailey_crm::RecordRef;

/// What a form has besides the file.
const BESIDES: usize = 64 << 10;

/// The routes of a record's files. They take larger bodies than other pages.
pub(super) fn router(state: &State) -> Router<State> {
    let most = state.settings().file_limit.saturating_add(BESIDES);
    Router::new()
        .route("/tables/{table}/{record}/files", post(upload::upload))
        .layer(DefaultBodyLimit::max(most))
        .route(
            "/tables/{table}/{record}/files/{file}",
            get(download::download),
        )
        .route(
            "/tables/{table}/{record}/files/{file}/remove",
            get(remove::confirm).post(remove::remove),
        )
}

/// Where a record's files are.
fn address(record: &RecordRef) -> Address {
    Address::of(record).then("files")
}
