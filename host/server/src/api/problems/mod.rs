//! The kinds of refusal, described where a problem's `type` points to.

mod get;
mod list;

use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::Kind;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(get::get))
}

/// A kind of refusal.
#[derive(Serialize, ToSchema)]
struct ProblemKind {
    /// The stable word.
    code: &'static str,
    /// The HTTP status that goes with it.
    status: u16,
    /// What it means.
    title: &'static str,
}

impl From<Kind> for ProblemKind {
    fn from(kind: Kind) -> Self {
        Self {
            code: kind.code(),
            status: kind.status().as_u16(),
            title: kind.title(),
        }
    }
}
