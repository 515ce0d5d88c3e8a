//! Bringing a file's rows into a table, in steps that a person can look at:
//! the file, what its columns are, a check that changes nothing, the import.

mod choose;
mod mapping;
mod preview;
mod progress;
mod report;
mod run;
mod upload;
mod uploads;

use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use axum::{Extension, Router};

use self::uploads::Uploads;
use crate::state::State;

/// The routes of an import. They take larger bodies than other pages.
pub(super) fn router(state: &State) -> Router<State> {
    Router::new()
        .route(
            "/tables/{table}/import",
            get(choose::choose).post(upload::upload),
        )
        .route(
            "/tables/{table}/import/{upload}",
            get(preview::preview).post(run::run),
        )
        .route(
            "/tables/{table}/import/{upload}/progress",
            get(progress::progress),
        )
        .layer(DefaultBodyLimit::max(state.settings().import_limit))
        .layer(Extension(Uploads::default()))
}
