//! Files on records, and how much they take up.

mod add;
mod download;
mod list;
mod remove;
mod set_limit;
mod usage;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, add::add))
        .routes(routes!(download::download, remove::remove))
        .routes(routes!(usage::usage, set_limit::set_limit))
}
