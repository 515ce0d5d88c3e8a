//! Who the caller is.

mod get;
mod recent;
mod safe_codes;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(get::get))
        .routes(routes!(recent::recent))
        .routes(routes!(safe_codes::left, safe_codes::make))
}
