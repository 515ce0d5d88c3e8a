//! The bin: what was deleted and is still kept, the way back, and the end.

mod contents;
mod counts;
mod deletions;
mod hold;
mod plan;
mod purge;
mod query;
mod records;
mod restore;
mod selection;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(counts::counts))
        .routes(routes!(deletions::deletions))
        .routes(routes!(contents::contents))
        .routes(routes!(records::records))
        .routes(routes!(plan::plan))
        .routes(routes!(restore::restore))
        .routes(routes!(purge::purge))
        .routes(routes!(hold::hold))
}
