//! The HTTP API: one folder a domain, one handler a file.
//!
//! Every route is described where it is written; the description of them all is
//! at `/api/v1/openapi.json`, and no route can be added without one.

mod account;
mod archive;
mod backups;
mod bin;
mod body;
mod departments;
mod devices;
mod erasures;
mod etag;
mod exports;
mod files;
mod groups;
mod imports;
mod journal;
mod limit;
mod me;
mod moment;
mod objects;
mod openapi;
mod password_resets;
mod plugin_bin;
mod plugin_rules;
pub(crate) mod plugins;
mod problems;
mod records;
mod refused;
mod reports;
mod saved_views;
mod search;
mod sessions;
mod support_sessions;
mod tables;
mod tokens;
mod users;

use axum::Router;
use axum::routing::any;
use utoipa_axum::router::OpenApiRouter;

use crate::error::{Error, Kind};
use crate::state::State;

pub use openapi::description;

/// All routes of version 1, with their descriptions; `import_limit` is the
/// largest file that an import takes, in bytes.
fn v1(import_limit: usize) -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .merge(openapi::routes())
        .merge(problems::routes())
        .merge(sessions::routes())
        .merge(devices::routes())
        .merge(password_resets::routes())
        .merge(support_sessions::routes())
        .merge(me::routes())
        .merge(account::routes())
        .merge(tables::routes())
        .merge(records::routes())
        .merge(saved_views::routes())
        .merge(reports::routes())
        .merge(files::routes())
        .merge(search::routes())
        .merge(imports::routes(import_limit))
        .merge(exports::routes())
        .merge(erasures::routes())
        .merge(journal::routes())
        .merge(bin::routes())
        .merge(archive::routes())
        .merge(backups::routes())
        .merge(plugins::routes())
        .merge(plugin_bin::routes())
        .merge(plugin_rules::routes())
        .merge(users::routes())
        .merge(departments::routes())
        .merge(groups::routes())
        .merge(tokens::routes())
}

/// The API under `/api`.
pub(crate) fn router(state: &State) -> Router<State> {
    let api: Router<State> = OpenApiRouter::new()
        .nest("/api/v1", v1(state.settings().import_limit))
        .into();
    api.route("/api/{*rest}", any(nowhere))
        .method_not_allowed_fallback(not_so)
}

async fn nowhere() -> Error {
    Error::not_found("such address (`/api/v1/openapi.json` describes all there are)")
}

async fn not_so() -> Error {
    Error::new(
        Kind::MethodNotAllowed,
        "This address does not take this method; `/api/v1/openapi.json` says which it takes.",
    )
}
