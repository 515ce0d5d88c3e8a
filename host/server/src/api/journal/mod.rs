//! The journal: what happened, and taking it back.

mod activity;
pub(super) mod changes;
mod check;
mod export;
mod filter;
mod get;
mod head;
mod list;
mod plan;
mod revert;
mod rewind;
mod start_check;
mod undo;
mod verify;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) use view::{ChangeView, OperationView};

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(activity::activity))
        .routes(routes!(head::head))
        .routes(routes!(verify::verify))
        .routes(routes!(check::check, start_check::start_check))
        .routes(routes!(export::export))
        .routes(routes!(rewind::rewind))
        .routes(routes!(get::get))
        .routes(routes!(changes::changes))
        .routes(routes!(plan::plan, undo::undo))
        .routes(routes!(revert::revert))
}
