//! Plugins that were taken out, until all that is left of them is deleted.

mod delete;
mod list;
mod restore;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(delete::delete))
        .routes(routes!(restore::restore))
}
