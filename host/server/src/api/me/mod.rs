//! Who the caller is.

mod get;
mod recent;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(get::get))
        .routes(routes!(recent::recent))
}
