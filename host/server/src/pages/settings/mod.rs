//! Settings: the person's own, and the account's for its admins.

mod account;
mod index;
mod language;
mod people;
mod plugin;
mod plugin_change;
mod plugin_confirm;
mod plugin_settings;
mod plugin_upgrade;
mod plugins;
mod powers;
mod profile;
mod tables;

use axum::Router;
use axum::routing::{get, post};

use crate::state::State;

/// The routes of settings.
pub(super) fn router() -> Router<State> {
    Router::new()
        .merge(tables::router())
        .route("/settings", get(index::index))
        .route("/settings/profile", get(profile::show).post(profile::save))
        .route("/settings/profile/language", post(language::choose))
        .route("/settings/account", get(account::show).post(account::save))
        .route("/settings/people", get(people::list))
        .route("/settings/plugins", get(plugins::list))
        .route("/settings/plugins/{plugin}", get(plugin::show))
        .route(
            "/settings/plugins/{plugin}/settings",
            post(plugin_settings::save),
        )
        .route(
            "/settings/plugins/{plugin}/upgrade",
            get(plugin_upgrade::show).post(plugin_upgrade::upgrade),
        )
        .route(
            "/settings/plugins/{plugin}/{act}",
            get(plugin_confirm::confirm).post(plugin_change::change),
        )
}
