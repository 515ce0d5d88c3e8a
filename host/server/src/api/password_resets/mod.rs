//! Passwords that were forgotten.

mod create;
mod use_link;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(create::create, use_link::use_link))
}
