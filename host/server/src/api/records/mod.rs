//! Records: reading, writing, and acts on many of them at once.

mod archive;
mod bulk_delete;
mod bulk_update;
mod create;
mod delete;
mod deletion;
mod get;
mod history;
mod list;
mod merge;
mod panels;
mod query;
mod selection;
mod summary;
mod unarchive;
mod update;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) use bulk_delete::KeepView;
pub(super) use delete::MaybeVersion;
pub(super) use query::Wanted;
pub(super) use summary::{GroupView, zone};
pub(super) use view::{RecordView, ReferenceView};

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(query::query))
        .routes(routes!(summary::summary))
        .routes(routes!(get::get, update::update, delete::delete))
        .routes(routes!(history::history))
        .routes(routes!(panels::panels))
        .routes(routes!(deletion::deletion))
        .routes(routes!(bulk_delete::bulk_delete))
        .routes(routes!(bulk_update::bulk_update))
        .routes(routes!(merge::merge))
        .routes(routes!(archive::archive))
        .routes(routes!(unarchive::unarchive))
}
