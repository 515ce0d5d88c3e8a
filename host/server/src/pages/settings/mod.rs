//! Settings: the person's own, and the account's for its admins.

mod account;
mod activity;
mod backups;
mod departments;
mod design;
mod devices;
mod index;
mod language;
mod people;
mod plugin;
mod plugin_bin;
mod plugin_change;
mod plugin_confirm;
mod plugin_cost;
mod plugin_data;
mod plugin_life;
mod plugin_preview;
mod plugin_recording;
mod plugin_rules;
mod plugin_setting;
mod plugin_settings;
mod plugin_trial;
mod plugin_upgrade;
mod plugins;
mod powers;
mod profile;
mod safe_mode;
mod sessions;
mod settled;
mod tables;
mod token_scope;
mod tokens;
mod typed;

use axum::Router;
use axum::routing::{get, post};

use crate::state::State;

/// The routes of settings.
pub(super) fn router() -> Router<State> {
    Router::new()
        .merge(tables::router())
        .merge(people::router())
        .merge(departments::router())
        .merge(backups::router())
        .route("/settings", get(index::index))
        .route("/settings/profile", get(profile::show).post(profile::save))
        .route("/settings/profile/password", post(profile::set_password))
        .route("/settings/profile/language", post(language::choose))
        .route(
            "/settings/safe-mode",
            get(safe_mode::show).post(safe_mode::make),
        )
        .route("/settings/activity", get(activity::show))
        .route("/settings/account", get(account::show).post(account::save))
        .route(
            "/settings/sessions",
            get(sessions::show).post(sessions::end_others),
        )
        .route("/settings/sessions/{session}", post(sessions::end))
        .route("/settings/devices/{device}", post(devices::forget))
        .route("/settings/tokens", get(tokens::show).post(tokens::create))
        .route("/settings/tokens/{token}", post(tokens::revoke))
        .route("/settings/design", get(design::show).post(design::post))
        .route("/settings/plugins", get(plugins::list))
        .route(
            "/settings/plugin-rules",
            get(plugin_rules::show).post(plugin_rules::save),
        )
        .route("/settings/plugin-bin", get(plugin_bin::list))
        .route(
            "/settings/plugin-bin/{plugin}/delete",
            get(plugin_bin::confirm),
        )
        .route(
            "/settings/plugin-bin/{plugin}/{act}",
            post(plugin_bin::change),
        )
        .route("/settings/plugins/{plugin}", get(plugin::show))
        .route(
            "/settings/plugins/{plugin}/data",
            get(plugin_data::download),
        )
        .route(
            "/settings/plugins/{plugin}/recording",
            get(plugin_recording::download),
        )
        .route(
            "/settings/plugins/{plugin}/preview",
            get(plugin_preview::front),
        )
        .route(
            "/settings/plugins/{plugin}/preview/{*path}",
            get(plugin_preview::show),
        )
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
