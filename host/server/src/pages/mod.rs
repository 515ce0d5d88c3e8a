//! The pages: HTML drawn on the server, one handler a file, grouped by what they
//! are about. They work without a script and with the keyboard alone; whatever
//! people or plugins wrote is escaped text.

pub(crate) mod address;
mod agent;
mod backup_link;
mod bin;
mod blocks;
mod confirm;
mod counted;
mod development;
mod error_page;
pub(crate) mod form;
pub(crate) mod frame;
mod home;
mod import;
mod journal_export;
mod kept;
mod kinds;
mod labels;
mod leaving;
mod not_found;
mod notice;
pub(crate) mod once;
pub(crate) mod params;
mod plugins;
pub(crate) mod previews;
pub(crate) mod problems;
mod records;
mod reports;
mod search;
mod settings;
pub(crate) mod show;
mod sign_in;
mod sign_out;
mod support;
pub(crate) mod trust;
mod undo;
pub(crate) mod viewer;
mod work;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::state::State;
use crate::{around, assets};

/// The pages' routes, and what is drawn where there is none.
pub(crate) fn router(state: &State) -> Router<State> {
    let pages = Router::new()
        .route("/", get(home::home))
        .route("/search", get(search::search))
        .route(
            "/sign-in",
            get(sign_in::form::form).post(sign_in::submit::submit),
        )
        .route(
            "/sign-in/forgot",
            get(sign_in::forgot::form).post(sign_in::forgot::submit),
        )
        .route(
            "/sign-in/password",
            get(sign_in::password::form).post(sign_in::password::submit),
        )
        .route(
            "/sign-in/change",
            get(sign_in::change::form).post(sign_in::change::submit),
        )
        .route(
            "/sign-in/safe-mode",
            get(sign_in::safe_mode::form).post(sign_in::safe_mode::submit),
        )
        .route(
            "/sign-in/step",
            get(sign_in::step::show).post(sign_in::step::answer),
        )
        .route("/confirm", get(confirm::show).post(confirm::confirm))
        .route("/sign-out", post(sign_out::sign_out))
        .route("/undo", post(undo::undo))
        .route("/journal/export", get(journal_export::export))
        .route("/leaving", get(leaving::leaving))
        .route("/backups/{link}", get(backup_link::file))
        .merge(records::router(state))
        .merge(import::router(state))
        .merge(reports::router())
        .merge(plugins::router())
        .merge(settings::router())
        .merge(support::router())
        .fallback(not_found::not_found);
    pages
        .layer(from_fn_with_state(state.clone(), around::pages))
        .layer(from_fn_with_state(state.clone(), error_page::draw))
        .layer(from_fn_with_state(state.clone(), once::once))
        .merge(assets::router())
}
